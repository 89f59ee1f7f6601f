import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

/** So many files that facts are kept for the next question. */
describe("facts of a large project", { timeout: 120_000 }, () => {
  let project: Folder;
  const ask = (...args: readonly string[]) => run("-p", project.path, "facts", ...args);
  const cached = () =>
    readdirSync(join(project.path, ".entente")).filter((name) => /^(?:facts|keys|names)-/.test(name));

  beforeAll(() => {
    project = harbourFolder();
    for (let n = 0; n < 2000; n += 1) project.write(`data/items/crate-${n}.yaml`, `type: item\nname: Crate ${n}\n`);
  });
  afterAll(() => project.remove());

  it("are the same from the cache, by any name and in each format", async () => {
    for (const args of [
      ["--to", "sudmark"],
      ["--from", "Kingdom of Norland", "--type", "supplies"],
      ["--about", "coal"],
      ["--source", "evening-post"],
      ["--by", "harbour-gazette", "--voices", "1"],
      ["--to", "unknown"],
    ]) {
      for (const format of ["json", "csv"]) {
        for (const name of cachedOrNone()) writeFileSync(join(project.path, ".entente", name), "");
        const first = await ask(...args, "--format", format);
        expect(first.code).toBe(0);
        expect(cached()).toHaveLength(3);
        expect(await ask(...args, "--format", format)).toEqual(first);
      }
    }
    expect(JSON.parse((await ask("--to", "sudmark", "--format", "json")).out).length).toBeGreaterThan(3);
  });

  it("are refused the same from the cache", async () => {
    for (const args of [
      ["--to", "sudmrk"],
      ["--to", "sudmark", "--type", "suplies"],
      ["--to", "sudmark", "--where", "itm"],
    ]) {
      const { code, err } = await ask(...args);
      expect([code, /did you mean/.test(err)]).toEqual([2, true]);
    }
  });

  it("are those of the files as they are now", async () => {
    const before = JSON.parse((await ask("--to", "ostia", "--format", "json")).out).length;
    project.write(
      "data/states/westland.yaml",
      "type: state\nname: Westland\nrelations:\n  borders: [{to: ostia, source: evening-post}]\n",
    );
    expect(JSON.parse((await ask("--to", "ostia", "--format", "json")).out)).toHaveLength(before + 1);
    expect(JSON.parse((await ask("--to", "ostia", "--format", "json")).out)).toHaveLength(before + 1);
    expect(cached()).toHaveLength(3);
  });

  it.each(["facts", "keys", "names"])("are read anew where the file of %s is broken", async (kind) => {
    const whole = await ask("--to", "sudmark", "--format", "json");
    const name = cached().find((one) => one.startsWith(kind)) ?? "";
    const path = join(project.path, ".entente", name);
    truncateSync(path, Math.floor(readFileSync(path).length / 3));
    expect(await ask("--to", "sudmark", "--format", "json")).toEqual(whole);
    expect(await ask("--to", "sudmark", "--format", "json")).toEqual(whole);
  });

  function cachedOrNone(): readonly string[] {
    try {
      return cached();
    } catch {
      return [];
    }
  }
});
