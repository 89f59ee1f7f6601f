import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { checkProject } from "../../src/build.ts";
import { projectHost } from "../../src/host/project-host.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Memory } from "../../src/pipeline/cache/keep.ts";
import { readDataset, type StoredFacts } from "../../src/pipeline/stored-facts.ts";
import { tableGraph } from "../../src/pipeline/table-graph.ts";
import { Core } from "../../src/query/core.ts";
import type { Table } from "../../src/sql/table.ts";
import { coreOfEntities, ENTITY_TIES, someFactsOf, wholeIn } from "../../src/sql/table-graph.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { tyingUnder } from "../../src/sql/ties.ts";
import { atOnce, checkedInBlocks, inBlocks, root, storedInBlocks, written } from "./built-in-blocks.ts";
import { settle } from "./settled.ts";

/** As JSON gives it back. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** What a server and a watcher keep, without a disk; and the rows of tables, as JSON, by the key of their block. */
export interface Memories extends Readonly<Record<"build" | "check", Memory>> {
  readonly rows: Map<string, string>;
}

export function noMemories(): Memories {
  return { build: { last: null }, check: { last: null }, rows: new Map() };
}

/** Rows of all tables by their names, from those that were kept of the same blocks. */
function rowsInBlocks(stored: StoredFacts, kept: Map<string, string>): Record<string, readonly unknown[]> {
  const graph = tableGraph(stored);
  const someFacts = someFactsOf(graph);
  const tying = tyingUnder(graph.schema);
  const ties = tying.facts(graph.blocks.flatMap((block) => block.facts()));
  const whole = wholeIn(graph, tying, ties);
  const entities = Array.from(graph.entityTexts(), ({ json }) => JSON.parse(json) as Entity);
  const ofEntities = coreOfEntities(
    graph,
    entities,
    ties.filter(({ type }) => ENTITY_TIES.includes(type)),
  );
  const rowsOf = ({ rows, byFact, byEntity, ofWhole }: Table): readonly unknown[] => [
    ...graph.blocks.flatMap((block) => [...(byFact?.(someFacts(block.facts())) ?? [])]),
    ...(byEntity ? rows(ofEntities) : []),
    ...(ofWhole?.(whole) ?? []),
  ];
  for (const { key, dates, facts } of graph.blocks) {
    for (const { name, columns, byFact } of TABLES) {
      if (byFact === undefined) continue;
      const made = [...byFact(someFacts(facts()))];
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
export async function expectFresh(name: string, change: () => void, layout: boolean, memories: Memories) {
  change();
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
