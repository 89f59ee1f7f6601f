import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildProject, checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { checkOnly } from "../../src/pipeline/check-only.ts";
import { buildOutputs } from "../../src/pipeline/outputs.ts";
import type { RunInput } from "../../src/pipeline/run.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { readDataset, storedFacts } from "../../src/pipeline/stored-facts.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { settle } from "./settled.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-project-file-"));
  for (const [path, text] of harbourProject()) write(path, String(text));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function input(cache: string): RunInput {
  mkdirSync(join(root, cache), { recursive: true });
  const data = projectHost(root).list("data");
  return { root, cache: join(root, cache), data, program: "test", blockSize: 3, threads: 1 };
}

const ONLY = ["facts.json", "index.html"];

/** facts.json in small blocks, and in memory; and what either way finds. */
async function bothWays() {
  settle();
  const host = projectHost(root);
  const outFile = (path: string): string => join(root, "dist", path);
  const built = finishNow(
    buildOutputs(host, nodeHost(join(root, "dist")), { ...input("cache"), outFile, layout: false, only: ONLY }),
  );
  const checked = finishNow(checkOnly(host, input("cache/check")));
  const stored = finishNow(storedFacts(host, input("cache/facts")));
  const dataset = stored.state === "whole" ? readDataset(stored.stored) : null;
  const files = new Map<string, string | Uint8Array>();
  const whole = buildProject(host, memoryHost(files), { layout: false, only: ONLY });
  const wanted = files.get("facts.json");
  // The title is in the page's head too.
  if (built.state === "whole") {
    expect(readFileSync(outFile("index.html"), "utf8")).toBe(
      Buffer.from(files.get("index.html") as Uint8Array).toString(),
    );
  }
  const fresh = checkProject(host).dataset;
  return {
    inBlocks: built.state === "whole" ? readFileSync(outFile("facts.json"), "utf8") : null,
    atOnce: wanted === undefined ? undefined : Buffer.from(wanted as Uint8Array).toString(),
    found: [built, checked].map(({ diagnostics }) => diagnostics),
    wanted: whole.diagnostics,
    digests: [fresh?.digest, dataset?.digest],
    titles: [fresh?.project?.title, dataset?.project?.title],
  };
}

const COAL = "views:\n  - {id: coal, title: Coal?, entities: [norland, sudmark], relations: supplies}\n";

it("a large project's entente.yaml is read, changed and taken away to the byte as a small one's", async () => {
  const texts: readonly (string | null)[] = [
    null,
    `title: Coal\n${COAL}`,
    `title: A longer title\n${COAL}`,
    "title: Coal\n",
    null,
  ];
  for (const text of texts) {
    if (text === null) rmSync(join(root, "entente.yaml"), { force: true });
    else write("entente.yaml", text);
    const { inBlocks, atOnce, found, wanted, digests, titles } = await bothWays();
    expect(inBlocks, String(text)).toBe(atOnce);
    expect(found).toEqual([wanted, wanted]);
    expect(digests[1]).toBe(digests[0]);
    expect(titles[1]).toBe(titles[0]);
  }
});

it("a view that shows nothing any more is found in blocks, too", async () => {
  write("entente.yaml", `title: Coal\n${COAL}`);
  expect((await bothWays()).wanted.map(({ code }) => code)).toEqual(["W3017"]);
  const norland = join(root, "data/states/norland.yaml");
  const before = readFileSync(norland, "utf8");
  writeFileSync(norland, before.replaceAll(/^ {4}- \{to: sudmark, item.*\n/gm, ""));
  const { inBlocks, atOnce, found, wanted } = await bothWays();
  expect(wanted.map(({ code }) => code)).toContain("W5003");
  expect(inBlocks).toBe(atOnce);
  expect(found).toEqual([wanted, wanted]);
});

it("a view whose conditions no entity meets any more, or whose bloc has no part in anything, is found in blocks, too", async () => {
  const views = [
    "where: {to: signed}, relations: has_party",
    "where: {either: 'signed>=2019'}",
    "bloc: norland, relations: supplies",
  ];
  const lines = views.map((line, n) => `  - {id: view-${n}, title: View?, ${line}}\n`);
  write("entente.yaml", `title: Coal\nviews:\n${lines.join("")}`);
  const emptyNow = async (): Promise<readonly string[]> => {
    const { inBlocks, atOnce, found, wanted } = await bothWays();
    expect(inBlocks).toBe(atOnce);
    expect(found).toEqual([wanted, wanted]);
    return wanted.flatMap(({ code, message }) => (code === "W5003" ? message.replace(/[^`]*`([^`]*)`.*/, "$1") : []));
  };
  expect(await emptyNow()).toEqual(["view-0"]);
  const [treaty, norland] = ["data/agreements/port-treaty.yaml", "data/states/norland.yaml"].map((path) =>
    join(root, path),
  );
  const [signed, supplied] = [treaty, norland].map((path) => readFileSync(path ?? "", "utf8"));
  writeFileSync(treaty ?? "", signed?.replace("2019-03", "2018-03") ?? "");
  expect(await emptyNow()).toEqual(["view-0", "view-1"]);
  writeFileSync(treaty ?? "", signed ?? "");
  writeFileSync(norland ?? "", supplied?.replace(/ {2}supplies:\n( {4}- .*\n)+/, "") ?? "");
  expect(await emptyNow()).toEqual(["view-0", "view-2"]);
});

it("what no file declares is an error, with what was meant", async () => {
  for (const wrong of ["entities: [norlund]", "facts: [norland.supplies.sudmark.cole]"]) {
    write("entente.yaml", `title: Coal\nviews:\n  - {id: coal, title: Coal?, ${wrong}}\n`);
    const { found, wanted } = await bothWays();
    expect(wanted.map(({ hint }) => hint)).toContainEqual(expect.stringMatching(/^did you mean `norland/));
    expect(found).toEqual([wanted, wanted]);
    write("data/items/timber.yaml", "type: item\nnam: Timber\n");
    const { found: more, wanted: all } = await bothWays();
    expect(more).toEqual([all, all]);
    write("data/items/timber.yaml", "type: item\nname: Timber\n");
  }
});

it.each([
  ["off", []],
  ["error", ["error W3017"]],
  ["{data/states: error}", ["warning W3017"]],
])("a warning whose level is %s has it in parts, too", async (level, expected) => {
  write("entente.yaml", "title: Coal\n");
  await bothWays();
  write("entente.yaml", `title: Coal\nwarnings: {unreachable-entity: ${level}}\nquote_words: 2\n`);
  const { atOnce, found, wanted } = await bothWays();
  expect(wanted.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  expect(found).toEqual([wanted, wanted]);
  expect(atOnce === undefined).toBe(level === "error");
});
