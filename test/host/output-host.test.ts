import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { finishSwitch, isAsWritten, outputFilesIn, outputHost } from "../../src/host/output-host.ts";
import { sealed } from "../../src/host/sealed.ts";

const RECORD = ".entente-build.json";
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-output-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const write = (files: Readonly<Record<string, string>>): void =>
  outputHost(root, () => (path) => path.startsWith("assets/")).writeAll(
    Object.entries(files).map(([path, text]) => ({ path, chunks: () => [text] })),
  );
/** The id of a process that is no more. */
const gone = (): number => Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));

it("notes what it writes, the same for the same files", () => {
  write({ "a.json": "one", "assets/x-1.js": "x" });
  const first = read(RECORD);
  expect(Object.keys(outputFilesIn(root))).toEqual(["a.json", "assets/x-1.js"]);
  write({ "assets/x-1.js": "x", "a.json": "one" });
  expect(read(RECORD)).toBe(first);
  expect(readdirSync(root).sort()).toEqual([RECORD, "a.json", "assets"]);
});

it("takes away stale files of its own, not those of others, nor its own that were changed", () => {
  write({ "a.json": "one", "assets/index-abcd1234.js": "old", "assets/index-mine0000.js": "old" });
  writeFileSync(join(root, "assets/index-user1234.js"), "a user's");
  writeFileSync(join(root, "assets/index-mine0000.js"), "ours, but changed");
  write({ "a.json": "two", "assets/index-new12345.js": "new" });
  expect(readdirSync(join(root, "assets")).sort()).toEqual([
    "index-mine0000.js",
    "index-new12345.js",
    "index-user1234.js",
  ]);
});

it("knows a file that has changed, and a record that was spoilt", () => {
  write({ "a.json": "one" });
  const file = outputFilesIn(root)["a.json"] ?? { size: 0 };
  expect(isAsWritten(root, "a.json", file)).toBe(true);
  writeFileSync(join(root, "a.json"), "own");
  expect(isAsWritten(root, "a.json", file)).toBe(false);
  writeFileSync(join(root, RECORD), read(RECORD).replace("a.json", "b.json"));
  expect(outputFilesIn(root)).toEqual({});
});

it("completes a switch that was killed at any moment", () => {
  const pid = gone();
  for (let done = 0; done <= 3; done += 1) {
    write({ a: "old", b: "old", c: "old" });
    const names = ["a", "b", "c"];
    for (const name of names) writeFileSync(join(root, `${name}.${pid}.tmp`), "new");
    const switching = names.map((name) => [`${name}.${pid}.tmp`, name]);
    writeFileSync(join(root, RECORD), sealed({ files: {}, switching }));
    for (const name of names.slice(0, done)) renameSync(join(root, `${name}.${pid}.tmp`), join(root, name));
    expect(finishSwitch(root)).toBe(true);
    expect(names.map(read)).toEqual(["new", "new", "new"]);
    expect(finishSwitch(root)).toBe(false);
  }
});

it("waits for no process that is gone", () => {
  writeFileSync(join(root, ".entente-build.lock"), String(gone()));
  write({ a: "one" });
  expect(existsSync(join(root, ".entente-build.lock"))).toBe(false);
});

it("waits for no process that was killed before it wrote its number into the lock", () => {
  const lock = join(root, ".entente-build.lock");
  writeFileSync(lock, "");
  const before = new Date(Date.now() - 10_000);
  utimesSync(lock, before, before);
  write({ a: "one" });
  expect(existsSync(lock)).toBe(false);
});

it("leaves everything as it was where a file cannot be written, and says which", () => {
  write({ a: "old", b: "old" });
  const full = function* (): Generator<string> {
    yield "half";
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
  };
  const host = outputHost(root, () => () => false);
  expect(() =>
    host.writeAll([
      { path: "a", chunks: () => ["new"] },
      { path: "b", chunks: full },
    ]),
  ).toThrow(/^ENOSPC: .*\bb\.\d+\.tmp'$/);
  expect([read("a"), read("b")]).toEqual(["old", "old"]);
  expect(readdirSync(root).sort()).toEqual([RECORD, "a", "b"]);
  expect(nodeHost(root).list("").files.length).toBe(3);
});
