import { readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keeping } from "../../src/cli/run-project.ts";
import { debateProject } from "../helpers/debate-project.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

const MANY = 250;

/** So many files that facts are kept on disk, and questions read no more of them than they must. */
describe("questions to a large project", { timeout: 120_000 }, () => {
  let large: Folder;
  let small: Folder;
  const ask = (...args: readonly string[]) => run("-p", large.path, ...args);
  /** Where the facts are stored. */
  const parts = (): string => {
    const cache = join(large.path, ".entente", "cache");
    return join(cache, readdirSync(cache).find((name) => name.startsWith("parts-")) ?? "");
  };

  const usual = keeping.from;
  beforeAll(() => {
    keeping.from = MANY;
    [large, small] = [harbourFolder(), harbourFolder()];
    for (const folder of [large, small]) {
      for (const [path, text] of debateProject()) if (path.startsWith("data/")) folder.write(path, text);
    }
    for (let n = 0; n < MANY; n += 1) large.write(`data/items/crate-${n}.yaml`, `type: item\nname: Crate ${n}\n`);
  });
  afterAll(() => {
    keeping.from = usual;
    large.remove();
    small.remove();
  });

  const QUESTIONS = [
    ["facts", "--to", "sudmark"],
    ["facts", "--from", "Kingdom of Norland", "--type", "supplies"],
    ["facts", "--about", "coal", "--text", "norland"],
    ["facts", "--source", "evening-post"],
    ["facts", "--by", "harbour-gazette", "--voices", "1"],
    ["facts", "--by", "harbour-gazette", "--known", "2024-05"],
    ["facts", "--to", "unknown"],
    ["facts", "--type", "supplies"],
    ["claims", "--about", "sudmark"],
    ["claims", "--by", "harbour-gazette"],
    ["show", "Kingdom of Norland"],
    ["show", "norland.supplies.sudmark.coal"],
    ["show", "falls"],
    ["show", "ann"],
    ["path", "ann", "falls", "--types", "disputes"],
    ["path", "norland", "ostia"],
    ["query", "SELECT id, support FROM fact ORDER BY id"],
  ];

  it.each(QUESTIONS)("%s %s %s are answered as those to a small one", async (...args) => {
    const expected = await run("-p", small.path, ...args, "--format", "json");
    expect(expected.code).toBe(0);
    expect(expected.out.length).toBeGreaterThan(20);
    expect(await ask(...args, "--format", "json")).toEqual(expected);
  });

  it.each([
    ["facts", "--to", "sudmrk"],
    ["facts", "--to", "sudmark", "--type", "suplies"],
    ["facts", "--to", "sudmark", "--where", "itm"],
    ["facts", "--fact", "norland.supplies.sudmark.col"],
    ["show", "sudmrk"],
  ])("%s %s %s are refused in the same words", async (...args) => {
    const refused = await ask(...args);
    expect([refused.code, /did you mean/.test(refused.err)]).toEqual([2, true]);
    expect(refused).toEqual(await run("-p", small.path, ...args));
  });

  it("are about the files as they are now", async () => {
    const before = JSON.parse((await ask("facts", "--to", "ostia", "--format", "json")).out).length;
    large.write(
      "data/states/westland.yaml",
      "type: state\nname: Westland\nrelations:\n  borders: [{to: ostia, source: evening-post}]\n",
    );
    for (const _ of [1, 2]) {
      expect(JSON.parse((await ask("facts", "--to", "ostia", "--format", "json")).out)).toHaveLength(before + 1);
    }
    large.write("data/states/westland.yaml", "type: state\nname: Westland\nrelations:\n  borders: [ostja]\n");
    const broken = await ask("facts", "--to", "ostia");
    expect(broken).toMatchObject({ code: 1, out: "" });
    expect(broken.err).toMatch(/E\d+.*ostja/);
    rmSync(join(large.path, "data/states/westland.yaml"));
    expect(JSON.parse((await ask("facts", "--to", "ostia", "--format", "json")).out)).toHaveLength(before);
  });

  it("are answered where what is stored was cut short or is gone", async () => {
    const whole = await ask("facts", "--to", "sudmark", "--format", "json");
    for (const ending of [".facts", ".json", ".heads", ".tallies", ".context"]) {
      const spoilt = readdirSync(parts()).filter((name) => name.endsWith(ending));
      expect(spoilt).not.toEqual([]);
      for (const path of spoilt.map((name) => join(parts(), name))) {
        truncateSync(path, Math.floor(readFileSync(path).length / 3));
      }
      for (const _ of [1, 2]) expect(await ask("facts", "--to", "sudmark", "--format", "json")).toEqual(whole);
    }
    rmSync(parts(), { recursive: true });
    expect(await ask("facts", "--to", "sudmark", "--format", "json")).toEqual(whole);
  });

  it("are printed once as rows for PostgreSQL, also where what is stored was cut short", async () => {
    const args = ["publish", "--print-sql", "--rows"];
    const whole = await ask(...args);
    expect(whole.code).toBe(0);
    expect(whole.out.match(/^CREATE SCHEMA/gm)).toHaveLength(1);
    expect(whole.out.match(/^COPY \S*\bfact\b\S* /gm)).toHaveLength(1);
    for (const name of readdirSync(parts()).filter((one) => one.endsWith(".facts")))
      truncateSync(join(parts(), name), 9);
    expect(await ask(...args)).toEqual(whole);
  });
});
