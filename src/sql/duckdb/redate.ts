import { existsSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { createTable, quoted } from "../ddl.ts";
import type { Rows, SomeFacts, SqlValue, Table } from "../table.ts";
import { type FactBlock, type SourceDate, someFactsOf, type TableGraph } from "../table-graph.ts";
import { tablesOf } from "../tables.ts";
import { within } from "./database-file.ts";
import { innerTable, PART_SETTINGS, SOURCE_DATE } from "./parts.ts";
import { TableWriter } from "./table-writer.ts";

/** The rows of a table that are not as they were written, since sources have other dates: of each its key, and what draws on dates. */
export interface RedatedRows {
  readonly table: Table;
  readonly rows: readonly (readonly SqlValue[])[];
}

/** So many rows of a table, at most, are told beside a part: who reads the table compares each of its rows with all of them. */
const FEW = 128;

/**
 * What is not as it is in the rows of some blocks that were written when sources had other dates. Null where that is more than is worth being told
 * beside the part, or another process has just removed it.
 *
 * @param dates those that the rows draw on now
 * @param most rows of a table
 */
export async function redatedRows(
  path: string,
  graph: TableGraph,
  blocks: readonly FactBlock[],
  dates: readonly SourceDate[],
  most: number = FEW,
): Promise<readonly RedatedRows[] | null> {
  const before = await datesIn(path);
  if (before === null) return null;
  const redated = [...rowsAnew(graph, blocks, differing(before, dates))];
  return redated.some(({ rows }) => rows.length > most) ? null : redated;
}

/** The same in place: the columns that draw on dates, in the rows of facts that cite the sources. Rows stay in their order. */
export async function redatePart(
  path: string,
  graph: TableGraph,
  blocks: readonly FactBlock[],
  dates: readonly SourceDate[],
): Promise<void> {
  await within(path, PART_SETTINGS, async (connection) => {
    const redated = [...rowsAnew(graph, blocks, differing(await readDates(connection), dates))];
    await connection.run("BEGIN");
    for (const one of redated) await update(connection, one);
    await connection.run(`DELETE FROM ${SOURCE_DATE.name}`);
    await fill(connection, SOURCE_DATE, dates);
    await connection.run("COMMIT");
  });
}

/** The columns of a table that draw on dates of sources. */
export function datedColumns({ columns }: Table): readonly string[] {
  return columns.filter(({ dated }) => dated).map(({ name }) => name);
}

async function datesIn(path: string): Promise<readonly SourceDate[] | null> {
  try {
    const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
    try {
      const connection = await instance.connect();
      const dates = await readDates(connection);
      connection.closeSync();
      return dates;
    } finally {
      instance.closeSync();
    }
  } catch (error) {
    if (existsSync(path)) throw error;
    return null;
  }
}

async function readDates(connection: DuckDBConnection): Promise<readonly SourceDate[]> {
  const read = await connection.runAndReadAll(`SELECT source, date FROM ${SOURCE_DATE.name}`);
  return read.getRows().map(([source, date]) => [String(source), String(date)]);
}

/** The sources that do not have the same date in both. */
function differing(before: readonly SourceDate[], now: readonly SourceDate[]): ReadonlySet<string> {
  const [old, fresh] = [new Map(before), new Map(now)];
  const ids = new Set([...old.keys(), ...fresh.keys()]);
  return new Set([...ids].filter((id) => old.get(id) !== fresh.get(id)));
}

function* rowsAnew(
  graph: TableGraph,
  blocks: readonly FactBlock[],
  sources: ReadonlySet<string>,
): Generator<RedatedRows> {
  const facts = sources.size === 0 ? [] : blocks.flatMap((block) => block.citing(sources));
  if (facts.length === 0) return;
  const some = someFactsOf(graph)(facts);
  for (const table of tablesOf(graph.schema)) {
    if (table.byFact === undefined || datedColumns(table).length === 0) continue;
    yield { table, rows: rowsOf(table, table.byFact, some) };
  }
}

function rowsOf(table: Table, rows: Rows<SomeFacts>, some: SomeFacts): RedatedRows["rows"] {
  const wanted = [...table.key, ...datedColumns(table)].map((name) =>
    table.columns.findIndex((column) => column.name === name),
  );
  return Array.from(rows(some), (row) => wanted.map((n) => row[n] ?? null));
}

async function update(connection: DuckDBConnection, { table, rows }: RedatedRows): Promise<void> {
  const dated = datedColumns(table);
  const names = [...table.key, ...dated];
  const anew = innerTable("anew", ...names.flatMap((name) => table.columns.filter((column) => column.name === name)));
  await connection.run(createTable(anew, "duckdb"));
  await fill(connection, anew, rows);
  const sets = dated.map((name) => `${quoted(name)} = ${anew.name}.${quoted(name)}`);
  const same = table.key.map((name) => `${quoted(table.name)}.${quoted(name)} = ${anew.name}.${quoted(name)}`);
  await connection.run(
    `UPDATE ${quoted(table.name)} SET ${sets.join(", ")} FROM ${anew.name} WHERE ${same.join(" AND ")}`,
  );
  await connection.run(`DROP TABLE ${anew.name}`);
}

async function fill(connection: DuckDBConnection, table: Table, rows: ReturnType<Rows<unknown>>): Promise<void> {
  const writer = await TableWriter.open(connection, table);
  writer.add(rows);
  writer.close();
}
