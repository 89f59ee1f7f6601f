import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../helpers/run-cli.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "entente-alike-"));
  mkdirSync(join(root, "data"));
  const keys = Array.from({ length: 2000 }, (_, i) => `k${i}: x\n`).join("");
  writeFileSync(join(root, "data/freedonia.yaml"), `type: state\nname: Freedonia\n${keys}`);
  writeFileSync(join(root, "data/sylvania.yaml"), "type: state\nname: Sylvania\nkey: x\n");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const check = (...args: string[]) => run("check", "-p", root, ...args);

describe("findings of one code in one file", () => {
  it("are listed twenty times and then counted, and all make the exit code", async () => {
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out.match(/^error\[E2004\]/gm)).toHaveLength(21);
    expect(out).toContain("and 1,980 more E2004 (unknown-key) in data/freedonia.yaml\n`--limit all` lists them.\n");
    expect(out).toContain("2,001 errors in 2 files; 2 files checked\n");
  });

  it("keep the shape of JSON", async () => {
    const { diagnostics, unlisted, summary } = JSON.parse((await check("--format", "json")).out);
    expect(diagnostics).toHaveLength(21);
    expect(unlisted).toEqual([
      { code: "E2004", name: "unknown-key", severity: "error", file: "data/freedonia.yaml", files: 1, count: 1980 },
    ]);
    expect(summary).toEqual({
      ...{ errors: 2001, warnings: 0, files: 2 },
      ...{ codes: { E2004: 2001 }, elsewhere: { errors: 0, warnings: 0 } },
    });
  });

  it("are counted for GitHub and in SARIF too", async () => {
    const github = (await check("--format", "github")).out.trimEnd().split("\n");
    expect(github).toHaveLength(22);
    expect(github.at(-1)).toBe("::error file=data/freedonia.yaml,title=E2004 unknown-key::and 1980 more like this");
    const [{ results, properties }] = JSON.parse((await check("--format", "sarif")).out).runs;
    expect([results.length, properties.unlisted[0].count]).toEqual([21, 1980]);
  });

  it("are all listed where that is asked for", async () => {
    expect((await check("--limit", "all")).out.match(/^error\[E2004\]/gm)).toHaveLength(2001);
    expect((await check("-n", "3")).out.match(/^error\[E2004\]/gm)).toHaveLength(4);
    expect(JSON.parse((await check("-n", "all", "-f", "json")).out).unlisted).toEqual([]);
    for (const wrong of ["0", "-1", "x", "1.5"]) expect((await check("--limit", wrong)).code).toBe(2);
  });
});
