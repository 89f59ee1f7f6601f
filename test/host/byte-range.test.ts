import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newSpillName, openSpill, rangeBytes, readRange, removeUnneeded } from "../../src/host/byte-range.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entente-spill-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("gives back what was appended, in pieces or at once", () => {
  const spill = openSpill(join(folder, "a.facts"));
  const large = Buffer.alloc(3_000_000, "quarter ");
  const [first, second] = [spill.append(large), spill.append(Buffer.from("end"))];
  spill.close();
  expect(rangeBytes(first).equals(large)).toBe(true);
  expect(rangeBytes(second).toString()).toBe("end");
  expect([...readRange(first)].length).toBeGreaterThan(1);
  expect(() => rangeBytes({ ...second, length: 4 })).toThrow("cut short");
});

it("removes what nothing points into, but not what another process writes", () => {
  const { pid: ended } = spawnSync(process.execPath, ["-e", ""]);
  const own = basename(newSpillName(folder));
  // The first process is always there.
  const names = [
    `${own}.facts`,
    `${own}.needed.facts`,
    `1-0a.graph`,
    `${ended}-0b.gexf`,
    "0c.facts",
    "0d.sources",
    "old",
    "notes.txt",
  ];
  for (const name of names) writeFileSync(join(folder, name), "");
  removeUnneeded(folder, /^old$/, () => new Set([join(folder, `${own}.needed.facts`)]));
  expect(readdirSync(folder).sort()).toEqual([`1-0a.graph`, `${own}.needed.facts`, "notes.txt"].sort());
});
