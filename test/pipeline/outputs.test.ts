import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildProject, checkProject } from "../../src/build.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import type { Memory } from "../../src/pipeline/cache/keep.ts";
import { checkOnly } from "../../src/pipeline/check-only.ts";
import { buildOutputs, type OutputOptions, type Outputs } from "../../src/pipeline/outputs.ts";
import type { Finished, Run, RunInput, WholeRun } from "../../src/pipeline/run.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { readDataset, type StoredFacts, storedFacts } from "../../src/pipeline/stored-facts.ts";
import { tableGraph } from "../../src/pipeline/table-graph.ts";
import { Core } from "../../src/query/core.ts";
import type { Table } from "../../src/sql/table.ts";
import { coreOfWhole, someFactsOf, wholeRelations } from "../../src/sql/table-graph.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { generate } from "../bench/generate/project.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { runs } from "../helpers/runs.ts";
import { settle } from "./settled.ts";

type Flags = Pick<OutputOptions, "only" | "layout" | "relayout">;

/** With a viewer, the files that its page loads are written too. */
const viewer = memoryHost(
  new Map([
    ["index.html", "<p>site</p>"],
    ["single.html", "<body><!-- entente-data --></body>"],
  ]),
);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-parts-"));
  mkdirSync(join(root, "cache"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function edit(path: string, change: (text: string) => string): void {
  write(path, change(readFileSync(join(root, path), "utf8")));
}

function generated(entities: number): void {
  for (const { path, text } of generate(entities, 7)) write(path, text);
}

function harbour(): void {
  for (const [path, text] of harbourProject()) write(path, String(text));
}

/** In one thread: another one would need a compiled program. */
function input(host: Host, cache: string): RunInput {
  mkdirSync(join(root, cache), { recursive: true });
  return { root, cache: join(root, cache), data: host.list("data"), program: "test", blockSize: 3, threads: 1 };
}

function inBlocks(flags: Flags = {}, kept: Partial<RunInput> = {}, folder = "dist"): Run<Outputs> {
  const host = projectHost(root);
  const out = join(root, folder);
  const options = { ...flags, viewer, ...input(host, "cache"), ...kept, outFile: (path: string) => join(out, path) };
  return finishNow(buildOutputs(host, nodeHost(out), options));
}

function checkedInBlocks(kept: Partial<RunInput> = {}): Run<Finished> {
  const host = projectHost(root);
  return finishNow(checkOnly(host, { ...input(host, "cache/check"), ...kept }));
}

/** What stands on the disk for questions. */
function storedInBlocks() {
  const host = projectHost(root);
  return finishNow(storedFacts(host, input(host, "cache/facts")));
}

/** As JSON gives it back. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function whole<T>(found: Run<T>): WholeRun<T> {
  if (found.state === "faulty") throw new Error(JSON.stringify(found.diagnostics[0]));
  return found;
}

/** What a build of everything at once gives. */
function atOnce(flags: Flags, before: ReadonlyMap<string, string | Uint8Array> = new Map()) {
  const files = new Map(before);
  const built = buildProject(projectHost(root), memoryHost(files), { ...flags, viewer });
  return { built, files: new Map([...files].map(([path, content]) => [path, textOf(path, Buffer.from(content))])) };
}

/** Packed bytes as text in which no byte is lost. */
function textOf(path: string, bytes: Buffer): string {
  return bytes.toString(path.endsWith(".gz") ? "latin1" : "utf8");
}

function written(folder = "dist"): Map<string, string> {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const files = names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(root, folder, name)).isFile());
  return new Map(files.map((name) => [name, textOf(name, readFileSync(join(root, folder, name)))]));
}

/** Bytes of all parts that stand in the cache. */
function spilled(): number {
  const names = readdirSync(join(root, "cache")).filter((name) => /\.(?:facts|graph|gexf)$/.test(name));
  return names.reduce((sum, name) => sum + statSync(join(root, "cache", name)).size, 0);
}

const FLAGS: readonly Flags[] = [
  {},
  { layout: false },
  { only: ["graph.json", "graph.gexf"], layout: false },
  { only: ["entente.html"], layout: false },
  { only: ["facts.json"] },
];

describe.each([
  ["harbour", harbour],
  ["generated", () => generated(150)],
])("a build in small blocks (%s)", (_, make) => {
  it.each(FLAGS)("gives to the byte what a build in memory gives: %j", (flags) => {
    make();
    const { built, files } = atOnce(flags);
    const found = whole(inBlocks(flags));
    expect(written()).toEqual(files);
    const { digest, entities, facts, claims, edges } = found;
    expect({ ...built.built }).toMatchObject({ digest, entities, facts, claims, edges });
    expect(found.diagnostics).toEqual(built.diagnostics);
    const { dataset } = checkProject(projectHost(root));
    expect([digest, facts]).toEqual([dataset?.digest, dataset?.facts.length]);
    expect(claims).toBe(dataset?.facts.reduce((sum, fact) => sum + fact.claims.length, 0));
    expect([...found.written].sort()).toEqual([...files.keys()].sort());
  });
});

/** What may happen to a project and its cache between two builds. */
const EDITS: Readonly<Record<string, () => void>> = {
  nothing: () => {},
  "another number": () =>
    edit("data/states/norland.yaml", (text) => text.replace(/\d+ (?=tonnes)/, (n) => `${Number(n) + 1} `)),
  "a warning": () =>
    edit("data/states/norland.yaml", (text) =>
      text.replace(/(?<=item: coal, )/, "quote: one two three four five six seven eight nine, "),
    ),
  "another stance": () =>
    edit("data/states/norland.yaml", (text) => text.replace(/(?<=item: coal, )/, "stance: alleges, ")),
  "another name": () => edit("data/states/ostia.yaml", (text) => text.replace(/name: (.*)/, "name: New $1")),
  "a comment": () => edit("data/states/ostia.yaml", (text) => `${text}# looked at again\n`),
  "a source of another date": () =>
    edit("data/sources/evening-post.yaml", (text) =>
      text.replace(/date: \d+/, (date) => `date: ${Number(date.slice(6)) - 1}`),
    ),
  "a new entity": () =>
    write(`data/states/isle-${readdirSync(join(root, "data/states")).length}.yaml`, "type: state\nname: Isle\n"),
  "a new entity that borders another": () =>
    write(
      "data/states/westland.yaml",
      "type: state\nname: Westland\nrelations:\n  borders: [{to: ostia, source: evening-post}]\n",
    ),
  "the same from the other end": () =>
    edit(
      "data/states/ostia.yaml",
      (text) =>
        `${text.replace(/^relations:.*(?:\n .*)*/m, "")}\nrelations:\n  borders: [{to: westland, source: evening-post}]\n`,
    ),
  "what others refer to is gone": () => rmSync(join(root, "data/states/sudmark.yaml"), { force: true }),
  "it is back": () => write("data/states/sudmark.yaml", "type: state\nname: Südmark\n"),
  "it has another type": () => write("data/states/sudmark.yaml", "type: place\nname: Südmark\n"),
  "it is another's former name": () => {
    rmSync(join(root, "data/states/sudmark.yaml"), { force: true });
    edit("data/states/ostia.yaml", (text) => `${text.replace(/^former_ids.*\n/m, "")}\nformer_ids: [sudmark]\n`);
  },
  "a key that nobody declares": () => edit("data/states/ostia.yaml", (text) => `${text}\nsize: 3\n`),
  "a reference to nowhere": () =>
    edit("data/states/norland.yaml", (text) => text.replace(/(?<=to: )[a-z-]+/, (id) => `${id}x`)),
  "a rival in a file of its own": () => rival("12000 troops"),
  "a rival that agrees": () => rival("9000.. troops"),
  "a rival that is denied": () => rival("12000 troops", "stance: denies\n"),
  "no rival": () => rmSync(join(root, "data/facts/strength.yaml"), { force: true }),
  "no YAML": () => write("data/states/isle-x.yaml", "type: [state\n"),
  "YAML again": () => write("data/states/isle-x.yaml", "type: state\nname: Isle X\n"),
  "no cache": () => rmSync(join(root, "cache"), { recursive: true }),
  "a cache cut short": () => spoil((bytes) => bytes.subarray(0, bytes.length / 2)),
  "a cache of something else": () => spoil((bytes) => Buffer.from(bytes).reverse()),
  "an output is gone": () => {
    for (const folder of ["dist", "dist-memory"]) rmSync(join(root, folder, "graph.json"), { force: true });
  },
  "an output is somebody else's": () => {
    for (const folder of ["dist", "dist-memory"]) {
      if (readdirSync(root).includes(folder)) write(`${folder}/graph.gexf`, "<gexf/>");
    }
  },
};

function spoil(change: (bytes: Buffer) => Uint8Array): void {
  for (const entry of readdirSync(join(root, "cache"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) writeFileSync(path, change(readFileSync(path)));
  }
}

function rival(value: string, more = ""): void {
  const lines = ["type: has_strength", "from: norland", `value: ${value}`, "spell: two", "source: evening-post"];
  write("data/facts/strength.yaml", `${lines.join("\n")}\n${more}`);
}

function publish(): void {
  const paper = [...generate(300, 7)].find(({ path }) => path.startsWith("data/organisations/"))?.path ?? "";
  const lines = ["type: source", "name: New", "kind: news", "date: 2024-01-02", "former_ids: [mm-old]"];
  const relations = `relations: {published_by: ${basename(paper, ".yaml")}}`;
  write("data/sources/mm-new.yaml", `${[...lines, relations].join("\n")}\n`);
}

const DAY = /(?<=^date: )(\d{4}-\d\d-)(\d\d)/m;

/** Of the source that fewest files name: others may be named all over. */
function redate(): void {
  const files = [...generate(300, 7)];
  const sources = files.filter(({ path, text }) => path.startsWith("data/sources/") && DAY.test(text));
  const named = sources.map(({ path }) => files.filter(({ text }) => text.includes(basename(path, ".yaml"))).length);
  const { path = "" } = sources[named.indexOf(Math.min(...named.filter((count) => count > 1)))] ?? {};
  edit(path, (text) => text.replace(DAY, (_all, month, day) => `${month}${day === "28" ? "27" : "28"}`));
}

/** What a server and a watcher keep, without a disk; and the rows of tables, as JSON, by the key of their block. */
interface Memories extends Readonly<Record<"build" | "check", Memory>> {
  readonly rows: Map<string, string>;
}

/** Rows of all tables by their names, from those that were kept of the same blocks. */
function rowsInBlocks(stored: StoredFacts, kept: Map<string, string>): Record<string, readonly unknown[]> {
  const graph = tableGraph(stored);
  const someFacts = someFactsOf(graph);
  const ties = graph.blocks
    .flatMap((block) => block.facts())
    .filter(({ type }) => wholeRelations(graph.schema).has(type));
  const core = coreOfWhole(graph, ties);
  const rowsOf = ({ rows, byFact }: Table): readonly unknown[] => {
    if (byFact === undefined) return [...rows(core)];
    return [
      ...graph.blocks.flatMap((block) => [...byFact.rows(someFacts(block.facts()))]),
      ...(byFact.behind?.(core) ?? []),
    ];
  };
  for (const { key, facts } of graph.blocks) {
    for (const { name, byFact } of TABLES) {
      const made = byFact && JSON.stringify([...byFact.rows(someFacts(facts()))]);
      if (made === undefined) continue;
      expect(kept.get(`${name} ${key}`) ?? made, name).toBe(made);
      kept.set(`${name} ${key}`, made);
    }
  }
  return Object.fromEntries(TABLES.map((table) => [table.name, rowsOf(table)]));
}

/** After an edit every way to build gives what a fresh build gives. */
async function expectFresh(name: string, layout: boolean, memories: Memories) {
  EDITS[name]?.();
  mkdirSync(join(root, "cache"), { recursive: true });
  settle();
  const before = layout && readdirSync(root).includes("dist") ? written() : new Map();
  const { built, files } = atOnce({ layout }, before);
  const inMemory = inBlocks({ layout }, { cache: null, memory: memories.build }, "dist-memory");
  const checked = checkedInBlocks({ cache: null, memory: memories.check });
  for (const found of [inBlocks({ layout }), checkedInBlocks(), inMemory, checked]) {
    expect(found.state, name).toBe(built.failed ? "faulty" : "whole");
    expect(found.diagnostics, name).toEqual(built.diagnostics);
  }
  if (!built.failed) {
    expect(written(), name).toEqual(files);
    expect(written("dist-memory"), name).toEqual(files);
  }
  const stored = storedInBlocks();
  const { dataset } = checkProject(projectHost(root));
  expect(stored.state === "whole" ? readDataset(stored.stored) : null, name).toEqual(plain(dataset));
  if (stored.state === "whole" && dataset !== null) {
    const core = new Core(dataset);
    const fresh = Object.fromEntries(TABLES.map((table) => [table.name, [...table.rows(core)]]));
    expect(rowsInBlocks(stored.stored, memories.rows), name).toEqual(fresh);
  }
  return dataset;
}

describe("a build after another", () => {
  it("gives what a fresh build gives, whatever happened in between", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(EDITS)), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (edits, layout) => {
          rmSync(root, { recursive: true });
          harbour();
          const memories: Memories = { build: { last: null }, check: { last: null }, rows: new Map() };
          for (const name of ["", ...edits]) await expectFresh(name, layout, memories);
        },
      ),
      { numRuns: runs(2), examples: [[["what others refer to is gone", "it has another type"], false]] },
    );
  }, 120_000);

  it("finds rivals in other blocks, and loses them again", async () => {
    harbour();
    const memories = { build: { last: null }, check: { last: null }, rows: new Map() };
    const contested = { "by-rival": 0, no: 0, "by-party": 0, independently: 0 };
    const edits = ["", "a rival in a file of its own", "another number", "a rival that agrees"];
    for (const name of [...edits, edits[1] ?? "", "a rival that is denied", edits[1] ?? "", "no rival"]) {
      const dataset = await expectFresh(name, false, memories);
      for (const { type, rollup } of dataset?.facts ?? [])
        if (type === "has_strength") contested[rollup.contested] += 1;
    }
    expect(contested).toEqual({ "by-rival": 8, no: 5, "by-party": 0, independently: 1 });
  }, 60_000);

  it("compiles no block but that of a file that changed", async () => {
    generated(300);
    const flags = { only: ["graph.json", "graph.gexf", "entente.html"], layout: false };
    settle();
    inBlocks(flags);
    const cold = spilled();
    const path = [...generate(300, 7)].find(({ text }) => /quantity: \d+ /.test(text))?.path ?? "";
    edit(path, (text) => text.replace(/quantity: \d+/, "quantity: 77777"));
    settle();
    const again = whole(inBlocks(flags));
    expect(spilled()).toBeGreaterThan(cold);
    expect(spilled()).toBeLessThan(1.2 * cold);
    // Nobody had to look at the entities again.
    expect(again?.names).toBeNull();
    expect(written()).toEqual(atOnce(flags).files);
  });

  it.each([
    ["a new entity", () => write("data/people/mm-new.yaml", "type: person\nname: New\n"), 1.2],
    ["a new source, with its publisher and a former id,", () => publish(), 1.2],
    ["another date of a source", () => redate(), 1.6],
  ])("compiles only what %s concerns", async (_, change, most) => {
    generated(300);
    const flags = { only: ["graph.json", "graph.gexf", "entente.html"], layout: false };
    settle();
    inBlocks(flags);
    const cold = spilled();
    change();
    settle();
    const again = whole(inBlocks(flags));
    expect(again?.names).toBeInstanceOf(Array);
    expect(spilled()).toBeGreaterThan(cold);
    expect(spilled()).toBeLessThan(most * cold);
    expect(written()).toEqual(atOnce(flags).files);
  });

  it("checks, and looks at the entities again only where one changed", async () => {
    generated(300);
    settle();
    const first = whole(checkedInBlocks());
    expect(first?.names).toHaveLength(300);
    const path = [...generate(300, 7)].find(({ text }) => /quantity: \d+ /.test(text))?.path ?? "";
    edit(path, (text) => text.replace(/quantity: \d+/, "quantity: 77777"));
    settle();
    for (const again of [whole(checkedInBlocks()), whole(checkedInBlocks())]) {
      expect(again?.names).toBeNull();
      expect(again?.diagnostics).toEqual(checkProject(projectHost(root)).diagnostics);
    }
    edit(path, (text) => text.replace(/^name: .*/m, "name: New"));
    settle();
    expect(whole(checkedInBlocks())?.names).toHaveLength(300);
  });
});
