import { createHash } from "node:crypto";
import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { hashOf } from "../../text/hash.ts";
import { createTable } from "../ddl.ts";
import { type Column, column, type Rows, type SomeFacts, type Table } from "../table.ts";
import {
  coreOfEntities,
  type EntityText,
  type FactBlock,
  type SourceDate,
  someFactsOf,
  type TableGraph,
  wholeIn,
} from "../table-graph.ts";
import { tablesOf } from "../tables.ts";
import { tyingUnder } from "../ties.ts";
import { within } from "./database-file.ts";
import { TableWriter } from "./table-writer.ts";

/** So many parts at most, or about as many: each is opened for every question. */
const PARTS = 16;
/** The fewest blocks that are worth a file of their own. */
const LEAST = 16;
/** The same of entities, of whose rows there are fewer files. */
const [ENTITY_PARTS, LEAST_ENTITIES] = [8, 1024];

/** Entities whose rows are in one database. */
export function entityPartsOf(
  entities: readonly EntityText[],
  least: number = LEAST_ENTITIES,
): readonly (readonly EntityText[])[] {
  return partsOf(entities, least, ENTITY_PARTS);
}

/** Blocks whose rows are in one database. Which they are depends on names alone, so that an edit changes one of them. */
export function partsOf<T extends Pick<FactBlock, "name">>(
  blocks: readonly T[],
  least: number = LEAST,
  most: number = PARTS,
): readonly (readonly T[])[] {
  let size = least;
  while (size * most < blocks.length) size *= 2;
  const parts: T[][] = [];
  let part: T[] = [];
  for (const block of blocks) {
    const mayEnd = part.length >= 2 * size || (part.length >= size / 2 && hashOf(block.name) % size === 0);
    if (mayEnd) {
      parts.push(part);
      part = [];
    }
    part.push(block);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** A part has many columns and few rows: in blocks of a usual size, half of its file would be empty. */
export const PART_SETTINGS = { default_block_size: "32768", storage_compatibility_version: "latest" } as const;

/** A table that no question is asked of. */
export function innerTable(name: string, ...columns: readonly Column[]): Table {
  return { name, description: "", columns, key: [], indexes: [], rows: () => [] };
}

/** What a part holds beside its rows: each of its facts that other tables draw on, as JSON, with its type. */
export const TIE: Table = innerTable("tie", column("type", "text", ""), column("fact", "json", ""));

/** The digest of its ties, or of what of its entities others draw on, in one row: where no part has another than before, what draws on them is as it was. */
export const TIES: Table = innerTable("ties", column("digest", "text", ""));

/** What a part of facts holds beside its rows: the dates of sources that some of them draw on. */
export const SOURCE_DATE: Table = innerTable("source_date", column("source", "text", ""), column("date", "text", ""));

/** The dates of sources that the rows of some blocks draw on, each once, in the order of these. */
export function datesOf(blocks: readonly FactBlock[]): readonly SourceDate[] {
  const dates = new Map<string, SourceDate>();
  for (const block of blocks) for (const date of block.dates()) dates.set(date[0], date);
  return [...dates.values()];
}

/** Writes the rows that come of the facts of some blocks, as a database of its own. */
export async function writePart(path: string, graph: TableGraph, blocks: readonly FactBlock[]): Promise<void> {
  const { schema } = graph;
  const someFacts = someFactsOf(graph);
  const tying = tyingUnder(schema);
  const hash = createHash("sha256");
  await writeTables(path, async (open) => {
    const tables: (readonly [Rows<SomeFacts>, TableWriter])[] = [];
    for (const table of tablesOf(schema)) if (table.byFact) tables.push([table.byFact, await open(table)]);
    const tie = await open(TIE);
    for (const block of blocks) {
      const facts = block.facts();
      const some = someFacts(facts);
      for (const [rows, writer] of tables) writer.add(rows(some));
      for (const fact of tying.facts(facts)) {
        const json = JSON.stringify(fact);
        hash.update(json);
        tie.add([[fact.type, json]]);
      }
    }
    (await open(TIES)).add([[hash.digest("hex")]]);
    (await open(SOURCE_DATE)).add(datesOf(blocks));
  });
}

/** Writes the rows that come of some entities. @param facts those of `ENTITY_TIES` */
export async function writeEntities(
  path: string,
  graph: TableGraph,
  texts: readonly EntityText[],
  facts: readonly Fact[],
): Promise<void> {
  const entities = texts.map(({ json }) => JSON.parse(json) as Entity);
  const core = coreOfEntities(graph, entities, facts);
  const hash = createHash("sha256");
  const tying = tyingUnder(graph.schema);
  for (const entity of entities) hash.update(JSON.stringify(tying.entity(entity)));
  await writeTables(path, async (open) => {
    for (const table of tablesOf(graph.schema)) if (table.byEntity) (await open(table)).add(table.rows(core));
    (await open(TIES)).add([[hash.digest("hex")]]);
  });
}

/** Writes the rows that come of entities and facts, but not one by one. @param facts the ties of its parts */
export async function writeWhole(path: string, graph: TableGraph, facts: readonly Fact[]): Promise<void> {
  const whole = wholeIn(graph, tyingUnder(graph.schema), facts);
  await writeTables(path, async (open) => {
    for (const table of tablesOf(graph.schema)) if (table.ofWhole) (await open(table)).add(table.ofWhole(whole));
  });
}

/** Writes a database of tables. @param fill opens a writer for each */
async function writeTables(
  path: string,
  fill: (open: (table: Table) => Promise<TableWriter>) => Promise<void>,
): Promise<void> {
  await within(path, PART_SETTINGS, async (connection) => {
    // In one transaction, rows go to their place at once, and into no log before.
    await connection.run("BEGIN");
    const writers: TableWriter[] = [];
    await fill(async (table) => {
      await connection.run(createTable(table, "duckdb"));
      const writer = await TableWriter.open(connection, table);
      writers.push(writer);
      return writer;
    });
    for (const writer of writers) writer.close();
    await connection.run("COMMIT");
  });
}
