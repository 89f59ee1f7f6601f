import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path/posix";
import { describe, expect, it } from "vitest";

/** Files of the page that may use such a word in a text of their own, and why. None of them says anything about a fact. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "viewer/derive/sentence.ts": "what filters leave out",
  "viewer/legend/support-scale.tsx": "labels of filters",
  "viewer/story/picture-key.tsx": "what line styles mean",
  "src/pages/style/style.ts": "classes of CSS",
};

/** What a claim does, how well a fact is supported, whose voices count: words that only src/wording/ puts together. */
const WORDS =
  /\b(?:confirm|corroborat|alleg|predict|expected by|infer|den(?:y|ies|ied)|doubt|retract|t(?:akes?|aken) (?:it )?back|unsourced|reported|states? it|says? so|independent voice|most voices|one voice|part(?:y|ies) to it|assess|judgement|contested by|speaking for|passing on|passed on|best of)/i;

/** The texts in a script that people may read: string literals and text between tags; neither comments nor names. */
function textsIn(script: string): string[] {
  const code = script.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").replace(/^import[\s\S]*?;$/gm, "");
  // One word in small letters is a key of the data.
  const literals = [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text = ""]) => text);
  const texts = literals.filter((text) => !/^[a-z-]+$/.test(text));
  // Of a template, the words between its expressions.
  const templates = [...code.matchAll(/`((?:[^`\\]|\\.)*)`/g)].map(([, text = ""]) =>
    text.replace(/\$\{[^{}]*\}/g, " "),
  );
  const between = [...code.matchAll(/>([^<>{}=;]*[a-z][^<>{}=;]*)[<{]/g)].map(([, text = ""]) => text);
  return [...texts, ...templates, ...between]
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
}

function ownSentences(path: string, script: string): string[] {
  return textsIn(script)
    .filter((text) => WORDS.test(text))
    .map((text) => `${path}: ${text}`);
}

const scripts = ["viewer", "src/pages"]
  .flatMap((face) =>
    readdirSync(face, { recursive: true, encoding: "utf8" }).map((path) => join(face, path.replaceAll("\\", "/"))),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .sort();

describe("the words of the viewer and the pages", () => {
  it("hold no sentence about a fact: these come from src/wording/", () => {
    const own = scripts.filter((path) => !Object.hasOwn(EXCEPTIONS, path));
    expect(own.length).toBeGreaterThan(90);
    expect(own.flatMap((path) => ownSentences(path, readFileSync(path, "utf8")))).toEqual([]);
  });

  it("are excepted only where there is need", () => {
    for (const path of Object.keys(EXCEPTIONS)) {
      expect(ownSentences(path, readFileSync(path, "utf8")), path).not.toEqual([]);
    }
  });

  it.each([
    ['const words = "Confirmed by " + who;', "Confirmed by"],
    ["return `$" + "{n} independent voices say so`;", "independent voices say so"],
    ["<p>No claim confirms it</p>", "No claim confirms it"],
    ["<small> speaking for <EntityLink id={voice} /></small>", "speaking for"],
    ["<span>\n  Only one voice {verb}\n</span>", "Only one voice"],
    ['label: "Denied independently"', "Denied independently"],
  ])("would be found: %s", (script, found) => {
    expect(ownSentences("viewer/x.tsx", script)).toEqual([`viewer/x.tsx: ${found}`]);
  });

  it("are looked for in texts, not in names and comments", () => {
    const script =
      '/** Whether a party confirms it. */\nimport { confirmed } from "./deny.ts";\n// alleged\nconst denied = one(alleged);';
    expect(ownSentences("viewer/x.tsx", script)).toEqual([]);
  });
});
