import type { DuckDBConnection } from "@duckdb/node-api";
import { createTable, quoted } from "../ddl.ts";
import type { Rows, SomeFacts, Table } from "../table.ts";
import { type FactBlock, type SourceDate, someFactsOf, type TableGraph } from "../table-graph.ts";
import { tablesOf } from "../tables.ts";
import { within } from "./database-file.ts";
import { innerTable, PART_SETTINGS, SOURCE_DATE } from "./parts.ts";
import { TableWriter } from "./table-writer.ts";

/**
 * Brings the rows of some blocks up to date that were written when sources had other dates, in place: the columns that draw on these, in the rows
 * of facts that cite them.
 *
 * @param dates those that the rows draw on now
 */
export async function redatePart(
  path: string,
  graph: TableGraph,
  blocks: readonly FactBlock[],
  dates: readonly SourceDate[],
): Promise<void> {
  await within(path, PART_SETTINGS, async (connection) => {
    const sources = differing(await readDates(connection), dates);
    const facts = sources.size === 0 ? [] : blocks.flatMap((block) => block.citing(sources));
    const some = someFactsOf(graph)(facts);
    await connection.run("BEGIN");
    for (const table of tablesOf(graph.schema)) if (table.byFact) await update(connection, table, table.byFact, some);
    await connection.run(`DELETE FROM ${SOURCE_DATE.name}`);
    await fill(connection, SOURCE_DATE, dates);
    await connection.run("COMMIT");
  });
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

/** Writes anew what in the rows of some facts draws on dates of sources. Rows stay in their order. */
async function update(
  connection: DuckDBConnection,
  table: Table,
  rows: Rows<SomeFacts>,
  some: SomeFacts,
): Promise<void> {
  const dated = table.columns.filter((column) => column.dated);
  if (dated.length === 0) return;
  const wanted = [...table.columns.entries()].filter(([, { name, dated }]) => dated || table.key.includes(name));
  const anew = innerTable("anew", ...wanted.map(([, column]) => column));
  await connection.run(createTable(anew, "duckdb"));
  await fill(
    connection,
    anew,
    Array.from(rows(some), (row) => wanted.map(([n]) => row[n] ?? null)),
  );
  const sets = dated.map(({ name }) => `${quoted(name)} = ${anew.name}.${quoted(name)}`);
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
