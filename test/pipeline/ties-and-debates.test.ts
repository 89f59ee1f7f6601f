import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { buildOutputs, type Outputs } from "../../src/pipeline/outputs.ts";
import type { WholeRun } from "../../src/pipeline/run.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { debateProject } from "../helpers/debate-project.ts";
import { settle } from "./settled.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-debate-"));
  mkdirSync(join(root, "cache"));
  for (const [path, text] of debateProject()) write(path, text);
  // More blocks than the one that changes.
  for (let n = 0; n < 40; n += 1) write(`data/people/p${n + 10}.yaml`, "type: person\nname: P\n");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(join(root, path), "utf8");
  expect(change(before)).not.toBe(before);
  write(path, change(before));
}

const FLAGS = { layout: false, only: ["facts.json", "graph.json", "graph.gexf"] };

async function built(): Promise<WholeRun<Outputs>> {
  settle();
  const host = projectHost(root);
  const out = join(root, "dist");
  const input = {
    root,
    cache: join(root, "cache"),
    data: host.list("data"),
    program: "test",
    blockSize: 3,
    threads: 1,
  };
  const options = { ...FLAGS, ...input, outFile: (path: string) => join(out, path) };
  const found = finishNow(buildOutputs(host, nodeHost(out), options));
  if (found.state === "faulty") throw new Error("there are errors");
  return found;
}

async function inBlocks(): Promise<ReadonlyMap<string, string>> {
  await built();
  const out = join(root, "dist");
  return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")]));
}

/** What a build of everything at once gives. */
function atOnce(): ReadonlyMap<string, string> {
  const files = new Map<string, string | Uint8Array>();
  buildProject(projectHost(root), memoryHost(files), FLAGS);
  return new Map([...files].map(([path, content]) => [path, String(Buffer.from(content))]));
}

describe("a build after one edit", () => {
  it.each([
    ["an argument", "data/people/dee.yaml", (text: string) => text.replace("to: falls", "to: holds")],
    ["an argument's stance", "data/people/dee.yaml", (text: string) => text.replace(", stance: alleges", "")],
    [
      "an argument taken back",
      "data/people/cem.yaml",
      (text: string) => text.replace("stance: retracts", "note: again"),
    ],
    [
      "a dispute put in words",
      "data/people/ann.yaml",
      (text: string) => `${text}  disputes: {to: falls, source: gazette}\n`,
    ],
    ["a dispute left out", "data/people/bob.yaml", (text: string) => text.replace(/\n {2}disputes.*/, "")],
    ["a contradiction", "data/theses/sways.yaml", (text: string) => `${text}relations:\n  contradicts: falls\n`],
    ["no contradiction", "data/theses/holds.yaml", (text: string) => text.replace(/relations:[\s\S]*/, "")],
  ])("has the derived edges of a fresh one: %s", async (_, path, change) => {
    const before = await inBlocks();
    expect(before).toEqual(atOnce());
    edit(path, change);
    const after = await inBlocks();
    expect(after).toEqual(atOnce());
    expect(after.get("graph.json")).not.toBe(before.get("graph.json"));
  });

  it("has the voices of a fresh one where only `speaks_for` changed", async () => {
    write(
      "data/theses/sways.yaml",
      "type: thesis\nname: It sways\nrelations:\n  contradicts: {to: holds, claims: [{by: ann, source: gazette}, {by: bob, source: gazette}]}\n",
    );
    const two = await inBlocks();
    expect(two).toEqual(atOnce());
    expect(two.get("facts.json")).toContain('"voices":["ann","bob"]');
    for (const own of ["ann", "[]", "[ann, dee]"]) {
      edit("data/people/bob.yaml", (text) =>
        text.replace(/name: Bob\n(speaks_for: .*\n)?/, `name: Bob\nspeaks_for: ${own}\n`),
      );
      const again = await inBlocks();
      expect(again).toEqual(atOnce());
      expect(again.get("facts.json")?.includes('"voices":["ann","bob"]')).toBe(own === "[]");
    }
  });

  it("finds a party in all but name as a fresh one does, in whatever file the tie stands", async () => {
    const codes = async (): Promise<readonly string[]> => {
      const found = (await built()).diagnostics;
      expect(found).toEqual(buildProject(projectHost(root), memoryHost(new Map()), FLAGS).diagnostics);
      return found.map(({ code }) => code).filter((code) => code === "W4019");
    };
    edit("data/people/dee.yaml", (text) => text.replace("stance: alleges", "stance: denies, by: cem"));
    expect(await codes()).toEqual([]);
    edit("data/people/p20.yaml", (text) => `${text}relations:\n  pupil_of: {to: cem, source: gazette}\n`);
    expect(await codes()).toEqual([]);
    const dee = readFileSync(join(root, "data/people/dee.yaml"), "utf8");
    write("data/people/dee.yaml", `${dee}  pupil_of: {to: cem, source: gazette}\n`);
    expect(await codes()).toEqual(["W4019"]);
    edit("data/people/dee.yaml", (text) => text.replace("name: Dee\n", "name: Dee\nspeaks_for: []\n"));
    expect(await codes()).toEqual([]);
    write("data/people/dee.yaml", dee);
    edit("data/people/cem.yaml", (text) => `${text}  pupil_of: {to: dee, source: gazette}\n`);
    expect(await codes()).toEqual(["W4019"]);
    edit("data/people/cem.yaml", (text) => text.replace(/ {2}pupil_of: .*\n/, ""));
    expect(await codes()).toEqual([]);
  });
});
