import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { projectHost } from "../../src/host/project-host.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Memory } from "../../src/pipeline/cache/keep.ts";
import { readDataset, type StoredFacts } from "../../src/pipeline/stored-facts.ts";
import { tableGraph } from "../../src/pipeline/table-graph.ts";
import { Core } from "../../src/query/core.ts";
import type { Table } from "../../src/sql/table.ts";
import { coreOfEntities, coreOfWhole, ENTITY_TIES, someFactsOf } from "../../src/sql/table-graph.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { tyingUnder } from "../../src/sql/ties.ts";
import { generate } from "../bench/generate/project.ts";
import { runs } from "../helpers/runs.ts";
import {
  atOnce,
  checkedInBlocks,
  edit,
  type Flags,
  generated,
  harbour,
  inBlocks,
  inFoldersOfTheirOwn,
  root,
  spilled,
  storedInBlocks,
  whole,
  write,
  written,
} from "./built-in-blocks.ts";
import { EDITS, publish, redate } from "./edits.ts";
import { settle } from "./settled.ts";

inFoldersOfTheirOwn();

/** As JSON gives it back. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
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

/** What a server and a watcher keep, without a disk; and the rows of tables, as JSON, by the key of their block. */
interface Memories extends Readonly<Record<"build" | "check", Memory>> {
  readonly rows: Map<string, string>;
}

/** Rows of all tables by their names, from those that were kept of the same blocks. */
function rowsInBlocks(stored: StoredFacts, kept: Map<string, string>): Record<string, readonly unknown[]> {
  const graph = tableGraph(stored);
  const someFacts = someFactsOf(graph);
  const tying = tyingUnder(graph.schema);
  const ties = tying.facts(graph.blocks.flatMap((block) => block.facts()));
  const core = coreOfWhole(graph, tying, ties);
  const entities = graph.entityTexts().map(({ json }) => JSON.parse(json) as Entity);
  const ofEntities = coreOfEntities(
    graph,
    entities,
    ties.filter(({ type }) => ENTITY_TIES.includes(type)),
  );
  const rowsOf = ({ rows, byFact, byEntity }: Table): readonly unknown[] => {
    if (byFact === undefined) return [...rows(byEntity ? ofEntities : core)];
    return [
      ...graph.blocks.flatMap((block) => [...byFact.rows(someFacts(block.facts()))]),
      ...(byFact.behind?.(core) ?? []),
    ];
  };
  for (const { key, dates, facts } of graph.blocks) {
    for (const { name, columns, byFact } of TABLES) {
      if (byFact === undefined) continue;
      const made = [...byFact.rows(someFacts(facts()))];
      const undated = made.map((row) => row.filter((_, n) => !columns[n]?.dated));
      for (const [of, all] of [
        [`${name} ${key}`, undated],
        [`${name} ${key} ${JSON.stringify(dates())}`, made],
      ] as const) {
        const text = JSON.stringify(all);
        expect(kept.get(of) ?? text, name).toBe(text);
        kept.set(of, text);
      }
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
    // The entities were not looked at again.
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
