import { expect, test } from "vitest";
import { lifeRelations } from "../../src/corroborate/existence.ts";
import { ChangedFile } from "../../src/host/byte-range.ts";
import { Core } from "../../src/query/core.ts";
import { portions } from "../../src/sql/portions.ts";
import type { SqlValue } from "../../src/sql/table.ts";
import { blockOf, type TableGraph, tableGraphOf } from "../../src/sql/table-graph.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { collected } from "../collected.ts";
import { smallGraph } from "../query/small-graph.ts";

const dataset = smallGraph();
const lives = lifeRelations(dataset.schema);
const [whole] = tableGraphOf(dataset).blocks;

/** The graph in blocks of some facts, with how often each was read. */
function inBlocks(size: number): { readonly graph: TableGraph; readonly reads: number[] } {
  const reads: number[] = [];
  const facts = whole?.facts() ?? [];
  const blocks = Array.from({ length: Math.ceil(facts.length / size) }, (_, n) => {
    const own = { name: `block-${n}`, key: `block-${n}`, facts: facts.slice(n * size, (n + 1) * size) };
    return {
      ...blockOf(own, dataset.entities),
      facts: () => {
        reads[n] = (reads[n] ?? 0) + 1;
        return own.facts;
      },
    };
  });
  return { graph: { ...tableGraphOf(dataset), blocks }, reads };
}

test.each([1, 3, 7, 1000])("portions of %i facts and entities have all rows of all tables, in their order", (many) => {
  const { graph, reads } = inBlocks(2);
  const found = new Map<string, (readonly SqlValue[])[]>(TABLES.map(({ name }) => [name, []]));
  for (const { table, rows } of portions(graph, TABLES, many)) found.get(table.name)?.push(...rows);
  const core = new Core(dataset);
  for (const table of TABLES) expect(found.get(table.name), table.name).toEqual([...table.rows(core)]);
  expect(reads).toEqual(graph.blocks.map(() => 1));
});

test("no more blocks are read ahead than a portion has", () => {
  const { graph, reads } = inBlocks(2);
  const each = portions(graph, TABLES, 4);
  for (let n = 0; n < 3; n += 1) each.next();
  expect(reads).toEqual([1, 1]);
});

test("of the facts that rows were made of, only those of a lifetime are held, and of no more than two portions", async () => {
  const { graph } = inBlocks(2);
  const seen: WeakRef<object>[] = [];
  const many = { ...graph, blocks: Array.from({ length: 20 }, () => graph.blocks).flat() };
  const blocks = many.blocks.map((block) => ({
    facts: () => {
      const facts = structuredClone(block.facts()).filter(({ type }) => !lives.has(type));
      for (const one of [...facts, ...facts.flatMap(({ claims }) => claims)]) seen.push(new WeakRef(one));
      return facts;
    },
  }));
  const each = portions({ ...many, blocks }, TABLES, 4);
  for (let next = each.next(); !next.done && !next.value.table.byEntity; next = each.next())
    Array.from(next.value.rows);
  expect(seen.length).toBeGreaterThan(500);
  expect(seen.length - (await collected(seen))).toBeLessThan(40);
});

test("they end with an error where something else may have been read", () => {
  const graph = { ...tableGraphOf(dataset), isIntact: () => false };
  expect(() => [...portions(graph, TABLES)]).toThrow(ChangedFile);
});

test("a block may have more facts than a call has room for arguments", () => {
  const [fact] = whole?.facts() ?? [];
  const facts = Array.from({ length: 300_000 }, () => fact ?? expect.fail("the graph has no facts"));
  const graph = { ...tableGraphOf(dataset), blocks: [blockOf({ name: "", key: "", facts }, [])] };
  expect([...portions(graph, [])]).toEqual([]);
});
