import { mkdirSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import type { Host } from "../../src/host/host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { readDataset, storedFacts } from "../../src/pipeline/stored-facts.ts";
import { runs } from "../helpers/runs.ts";
import { generated, harbour, inBlocks, inFoldersOfTheirOwn, root, write } from "./built-in-blocks.ts";
import { EDITS } from "./edits.ts";
import { settle } from "./settled.ts";

inFoldersOfTheirOwn();

/** A folder of the cache, as the command line has one for each thing that it keeps. */
function cacheFor(name: string): string {
  const folder = join(root, "cache", `parts-${name}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The facts as they are stored, and the files of data that were read for them. */
function stored() {
  const host = projectHost(root);
  const read: string[] = [];
  const counting: Host = {
    ...host,
    read: (path) => {
      if (path.startsWith("data/")) read.push(path);
      return host.read(path);
    },
  };
  const data = host.list("data");
  const input = { root, cache: cacheFor("facts"), data, program: "test", blockSize: 3, threads: 1 };
  const found = finishNow(storedFacts(counting, input));
  return { dataset: found.state === "whole" ? JSON.stringify(readDataset(found.stored)) : null, read };
}

const fresh = () => {
  const { dataset } = checkProject(projectHost(root));
  return dataset && JSON.stringify(dataset);
};

/** Some edits clear the cache, others look for files in it. */
function happen(name: string): void {
  mkdirSync(join(root, "cache"), { recursive: true });
  EDITS[name]?.();
}

const build = () => inBlocks({ layout: false }, { cache: cacheFor("build") });

it.each([40, 160])("takes the facts of %i entities from a build without reading a file again", (entities) => {
  generated(entities);
  settle();
  build();
  const first = stored();
  expect(first.read).toEqual([]);
  expect(JSON.parse(first.dataset ?? "")).toEqual(JSON.parse(fresh() ?? ""));
  // They stay when the build's are gone.
  rmSync(cacheFor("build"), { recursive: true });
  expect(stored()).toEqual(first);
});

it("reads what has changed since, and no more than the blocks of it", () => {
  generated(160);
  settle();
  build();
  write("data/states/isle-of-none.yaml", "type: state\nname: Isle of None\n");
  settle();
  const all = projectHost(root).list("data").files.length;
  const { dataset, read } = stored();
  expect(JSON.parse(dataset ?? "")).toEqual(JSON.parse(fresh() ?? ""));
  expect(new Set(read).size).toBeLessThan(all);
});

it("gives what a fresh run gives, whatever happened before and behind the build", async () => {
  const edit = fc.constantFrom(...Object.keys(EDITS));
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 3 }), fc.array(edit, { maxLength: 3 }), async (before, behind) => {
      rmSync(root, { recursive: true });
      mkdirSync(join(root, "cache"), { recursive: true });
      harbour();
      for (const name of before) happen(name);
      settle();
      build();
      for (const name of behind) happen(name);
      settle();
      const now = fresh();
      const { dataset } = stored();
      expect(dataset && JSON.parse(dataset)).toEqual(now && JSON.parse(now));
    }),
    { numRuns: runs(15) },
  );
});

it.each([".facts", ".heads", ".tallies", ".context", ".json"])(
  "reads all again where the build's %s is cut short",
  (ending) => {
    generated(40);
    settle();
    build();
    const folder = cacheFor("build");
    const files = readdirSync(folder).filter((name) => name.endsWith(ending));
    expect(files).not.toEqual([]);
    for (const name of files) truncateSync(join(folder, name), 9);
    const { dataset, read } = stored();
    expect(JSON.parse(dataset ?? "")).toEqual(JSON.parse(fresh() ?? ""));
    expect(read.length).toBeGreaterThan(0);
  },
);
