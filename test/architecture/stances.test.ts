import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { STANCE, STANCES } from "../../src/model/stance.ts";

const TABLE = "src/model/stance.ts";

/** Where a stance's name is text that people write or read and nothing depends on it: whole files, or one word of a file. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "src/diagnostics/codes/rules.ts retracts": "an explanation quotes the word to write",
  "src/sql/views.ts denies": "an example of a question in SQL",
};

const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "src", "viewer"], {
  encoding: "utf8",
  maxBuffer: 1 << 26,
})
  .split("\0")
  .filter((path) => /\.(?:tsx?|css|html)$/.test(path) && path !== TABLE && existsSync(path));

/** Stances that code names: as a text, a key or a property. Words within a longer text are prose, or a sample of YAML. */
function namedIn(path: string): string[] {
  const code = readFileSync(path, "utf8").replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
  return [...code.matchAll(NAMED)].map(([, text, key, property]) => `${path} ${text ?? key ?? property}`);
}

const ANY = STANCES.join("|");
const NAMED = new RegExp(`["'\`](${ANY})["'\`]|(?:^|[{,(])\\s*(${ANY})\\??:|\\w\\.(${ANY})\\b`, "gm");

describe("what a stance means", () => {
  it("is read off the table: no other file names a stance", () => {
    const scripts = files.filter((path) => /\.tsx?$/.test(path));
    expect(scripts.flatMap(namedIn).filter((found) => !Object.hasOwn(EXCEPTIONS, found))).toEqual([]);
  });

  it("is not known to style sheets either", () => {
    const styled = new RegExp(`stance-|["'](?:${STANCES.join("|")})["']`);
    const sheets = files.filter((path) => !/\.tsx?$/.test(path));
    expect(sheets.filter((path) => styled.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  it("has no exception that is not needed any more", () => {
    const needed = new Set(files.filter((path) => /\.tsx?$/.test(path)).flatMap(namedIn));
    expect(Object.keys(EXCEPTIONS).filter((one) => !needed.has(one))).toEqual([]);
  });

  it("is decided in each row without a contradiction", () => {
    for (const stance of STANCES) {
      const { side, firm, isVoice, givesNumbers, retracts, strength, support } = STANCE[stance];
      expect(firm && !isVoice, stance).toBe(false);
      expect(givesNumbers && !(side === "for" && isVoice), stance).toBe(false);
      expect(retracts, stance).toBe(side === "neither");
      expect(strength > 0, stance).toBe(side !== "neither");
      expect(new Set(Object.values(support)).size > 1 && side !== "for", stance).toBe(false);
    }
    expect(new Set(STANCES.map((stance) => `${STANCE[stance].side} ${STANCE[stance].strength}`)).size).toBe(
      STANCES.length,
    );
  });
});
