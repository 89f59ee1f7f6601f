import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { emitGraphJson } from "../../src/emit/graph-json.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import type { Memory } from "../../src/pipeline/cache/keep.ts";
import { reuse } from "../../src/pipeline/cache/reuse.ts";
import { readDataset } from "../../src/pipeline/stored-facts.ts";
import { textOf } from "../helpers/text-of.ts";
import {
  checkedInBlocks,
  edit,
  harbour,
  inBlocks,
  inFoldersOfTheirOwn,
  partialInBlocks,
  root,
  whole,
  write,
  written,
} from "./built-in-blocks.ts";

inFoldersOfTheirOwn();

const datasetNow = () => checkProject(projectHost(root)).dataset ?? expect.fail("the project has errors");

/** The graph's files as emitters write them from a dataset. */
function emitted() {
  const dataset = datasetNow();
  const rows = compileRows(dataset, false);
  return {
    "graph.json": textOf(emitGraphJson(rows)),
    "graph.gexf": textOf(emitGexf(rows, gexfMeta(dataset))),
  };
}

it("writes of small blocks what emitters write of the whole", () => {
  harbour();
  whole(inBlocks({ layout: false }));
  expect(Object.fromEntries(written())).toMatchObject(emitted());
});

it("puts changed facts between what the last build left", () => {
  harbour();
  whole(inBlocks({ layout: false }));
  edit("data/states/norland.yaml", (text) => text.replace("3000 tonnes", "4000 tonnes"));
  whole(inBlocks({ layout: false }));
  const files = written();
  expect(Object.fromEntries(files)).toMatchObject(emitted());
  expect(files.get("graph.json")).toContain("4000 tonnes");
  // The page's files, too, as a build without anything kept writes them.
  whole(inBlocks({ layout: false }, { cache: null }, "anew"));
  expect(written("anew")).toEqual(files);
});

it("writes nothing but what is wanted", () => {
  harbour();
  expect(whole(inBlocks({ only: ["graph.gexf"], layout: false })).written).toEqual(["graph.gexf"]);
  expect([...written().keys()]).toEqual(["graph.gexf"]);
});

it("makes of a project with errors what can be made of it", () => {
  harbour();
  const sound = partialInBlocks();
  if (sound.state !== "whole") throw new Error("the project has errors");
  const before = readDataset(sound.stored);
  expect(before.facts).toEqual(JSON.parse(JSON.stringify(datasetNow().facts)));
  write("data/states/ostia.yaml", "type: state\nname: [\n");
  const found = partialInBlocks();
  if (found.state !== "faulty") throw new Error("the project has no errors");
  const partial = found.partial() ?? expect.fail("nothing could be made of it");
  expect(partial.leftOut).toEqual(["data/states/ostia.yaml"]);
  const { entities, facts } = readDataset(partial.stored);
  expect(entities.map(({ id }) => id)).toEqual(before.entities.map(({ id }) => id).filter((id) => id !== "ostia"));
  expect(facts.length).toBeGreaterThan(0);
  expect(facts.every(({ subject }) => subject !== "ostia")).toBe(true);
});

it("finds a fact that is written in two files, once", () => {
  harbour();
  const fact = "type: supplies\nfrom: sudmark\nto: norland\nitem: coal\nclaims:\n  - {source: harbour-gazette}\n";
  write("data/facts/one.yaml", fact);
  write("data/facts/two.yaml", fact.replace("coal", "timber"));
  const names = () => checkedInBlocks().diagnostics.filter(({ name }) => name === "duplicate-fact");
  expect(names()).toEqual([]);
  write("data/facts/two.yaml", fact);
  expect(names()).toHaveLength(1);
});

it("finds in small blocks what it finds in one, again and again", () => {
  harbour();
  const memory: Memory = { last: null, reuse: reuse() };
  const found = (kept = {}) => checkedInBlocks({ cache: null, ...kept }).diagnostics;
  const texts = [
    "type: state\nname: Ostia\nrelations: {borders: {to: nowhere}}\n",
    "type: odd\n",
    "type: state\nname: Ostia\n",
  ];
  for (const text of texts) {
    write("data/states/ostia.yaml", text);
    const once = found({ blockSize: 1000 });
    expect(found()).toEqual(once);
    expect(found({ memory })).toEqual(once);
    expect(found({ memory })).toEqual(once);
  }
  edit("schema/entities/state.yaml", (text) => text.replace("label: State", "label: [State]"));
  expect(found({ memory })).toEqual(found({ blockSize: 1000 }));
  expect(found({ memory }).length).toBeGreaterThan(0);
});

it("reads a schema anew where its file may have changed, and only then", () => {
  const { declarations } = reuse();
  const files = new Map([["schema/entities/state.yaml", "label: State\nplural: States\n"]]);
  const host = memoryHost(files);
  const asSeen = (settled: boolean) => ({
    ...host,
    list: (folder: string) => {
      const { files: all, loops } = host.list(folder);
      return { loops, files: all.map((file) => ({ ...file, settled, stamp: "1" })) };
    },
  });
  const first = declarations(asSeen(true));
  expect(declarations(asSeen(true))).toBe(first);
  const second = declarations(asSeen(false));
  expect(second).not.toBe(first);
  expect(second).toEqual(first);
  expect(declarations(asSeen(false))).not.toBe(second);
});
