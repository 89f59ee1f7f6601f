import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectHost } from "../../src/host/project-host.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { readDataset, storedFacts } from "../../src/pipeline/stored-facts.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";

let folder: Folder;
beforeAll(() => {
  folder = harbourFolder();
  for (let n = 10; n < 60; n += 1) folder.write(`data/states/s${n}.yaml`, `type: state\nname: State ${n}\n`);
});
afterAll(() => folder.remove());

/** What a project comes to, and the files of heads and tallies that are kept of it. */
function run(cache: string | null) {
  const host = projectHost(folder.path);
  const input = { root: "", cache, data: host.list("data"), program: "test", blockSize: 1, threads: 1 };
  const found = finishNow(storedFacts(host, input));
  if (found.state === "faulty") throw new Error("the project has errors");
  const files = cache === null ? [] : readdirSync(cache);
  const endingIn = (ending: string) => files.filter((name) => name.endsWith(ending));
  return { dataset: readDataset(found.stored), heads: endingIn(".heads"), tallies: endingIn(".tallies") };
}

it("are shared by two states, but for the one with the file that differs", () => {
  const cache = join(folder.path, "parts");
  mkdirSync(cache);
  const first = run(cache);
  expect(first.heads.length).toBeGreaterThan(2);
  expect(first.tallies.length).toBeGreaterThan(2);
  folder.write("data/states/s30.yaml", "type: state\nname: Thirtieth state\n");
  const second = run(cache);
  for (const kind of ["heads", "tallies"] as const) {
    expect(second[kind]).toEqual(expect.arrayContaining(first[kind]));
    expect(second[kind]).toHaveLength(first[kind].length + 1);
  }
  expect(second.dataset).toEqual(run(null).dataset);
  expect(run(cache)).toEqual(second);
  folder.write("data/states/s30.yaml", "type: state\nname: State 30\n");
  expect(run(cache)).toEqual({ ...second, dataset: first.dataset });
});
