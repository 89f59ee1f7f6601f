import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { engineDay } from "../days.ts";
import { createTable, createView, quoted } from "../ddl.ts";
import { column, type SqlValue, type Table } from "../table.ts";
import { VIEWS } from "../views.ts";
import { isSound, remove } from "./cache-files.ts";
import { innerTable, TIE, TIES } from "./parts.ts";
import { datedColumns, type RedatedRows } from "./redate.ts";
import { TableWriter } from "./table-writer.ts";

/** The files of a database whose tables are in several, in the order of their rows. It has them in a table of its own. */
const FILES: Table = innerTable("part_file", column("name", "text", ""));

/** A file that a database needs is gone, or is not as it was written. */
export class MissingPart extends Error {
  override readonly name = "MissingPart";
}

export interface OpenTables {
  readonly connection: DuckDBConnection;
  close(): void;
}

/**
 * Opens a database for reading, with the files that hold its tables.
 *
 * @param isFresh its files were found to be sound just now
 */
export async function openTables(path: string, isFresh: boolean): Promise<OpenTables> {
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const files = await partFiles(connection, path);
    for (const file of files) {
      if (existsSync(file) && (isFresh || isSound(file))) continue;
      remove(file);
      throw new MissingPart(`${file} is not as it was written`);
    }
    await attach(connection, files, 0);
    return { connection, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** None where all is in the database itself. */
async function partFiles(connection: DuckDBConnection, path: string): Promise<readonly string[]> {
  const found = await connection.runAndReadAll(`SELECT 1 FROM duckdb_tables() WHERE table_name = '${FILES.name}'`);
  if (found.currentRowCount === 0) return [];
  return (await texts(connection, `SELECT name FROM ${FILES.name}`)).map((name) => join(dirname(path), name));
}

/** @param first how many there are already */
export async function attach(connection: DuckDBConnection, files: readonly string[], first: number): Promise<void> {
  for (const [n, file] of files.entries()) {
    await connection.run(`ATTACH '${file.replaceAll("'", "''")}' AS ${aliasOf(first + n)} (READ_ONLY)`);
  }
}

/** By what name a file's tables are known: of no table, and of no schema. */
function aliasOf(n: number): string {
  return `part_${n}`;
}

/** The digests of the ties of attached parts. */
export async function digestsOfTies(connection: DuckDBConnection, parts: number): Promise<readonly string[]> {
  return texts(connection, fromParts(TIES.name, numbers(0, parts)));
}

/** The ties of attached parts, as JSON. @param types of some relations alone */
export async function readTies(
  connection: DuckDBConnection,
  parts: number,
  types?: readonly string[],
): Promise<readonly string[]> {
  if (types?.length === 0) return [];
  const all = `SELECT fact FROM (${fromParts(TIE.name, numbers(0, parts))})`;
  const wanted = types?.map((type) => `'${type}'`).join(", ");
  return texts(connection, wanted === undefined ? all : `${all} WHERE type IN (${wanted})`);
}

/**
 * Makes a view of each table, over the attached files that have rows of it; and the views over these.
 *
 * @param names of the files: first those of facts, then those of entities, and one with what is of neither
 * @param redated of each file of facts, the rows that are not as they are in it
 */
export async function createUnion(
  connection: DuckDBConnection,
  tables: readonly Table[],
  names: readonly string[],
  redated: readonly (readonly RedatedRows[])[],
): Promise<void> {
  await connection.run(createTable(FILES, "duckdb"));
  const writer = await TableWriter.open(connection, FILES);
  writer.add(names.map((name) => [name]));
  writer.close();
  const last = names.length - 1;
  const [parts, ofEntities] = [numbers(0, redated.length), numbers(redated.length, last)];
  for (const { name, byFact, byEntity, ofWhole } of tables) {
    const holders = [...(byFact ? parts : []), ...(byEntity ? ofEntities : []), ...(ofWhole ? [last] : [])];
    await connection.run(`CREATE VIEW ${quoted(name)} AS ${fromParts(name, holders, redated)}`);
  }
  for (const view of VIEWS) await connection.run(createView(view));
}

function fromParts(table: string, parts: readonly number[], redated: readonly (readonly RedatedRows[])[] = []): string {
  const selected = parts.map((n) => {
    const anew = redated[n]?.find((one) => one.table.name === table);
    return `SELECT ${anew ? withRedated(anew) : "*"} FROM ${aliasOf(n)}.main.${quoted(table)}`;
  });
  return selected.join(" UNION ALL ");
}

/** All columns, with other values in some rows. To join these would bring the rows out of their order. */
function withRedated({ table, rows }: RedatedRows): string {
  const [key, ...others] = table.key;
  if (key === undefined || others.length > 0) throw new Error(`rows of ${table.name} have no one id`);
  const anew = datedColumns(table).map((name, n) => {
    const cases = rows.map((row) => `WHEN '${String(row[0]).replaceAll("'", "''")}' THEN ${dateLiteral(row[n + 1])}`);
    return `CASE ${quoted(key)} ${cases.join(" ")} ELSE ${quoted(name)} END AS ${quoted(name)}`;
  });
  return rows.length === 0 ? "*" : `* REPLACE (${anew.join(", ")})`;
}

function dateLiteral(value: SqlValue | undefined): string {
  const day = typeof value === "string" ? engineDay(value) : null;
  if (day === null) return "NULL";
  if (Number.isFinite(day)) return `DATE '1970-01-01' + ${day}`;
  return `CAST('${day > 0 ? "" : "-"}infinity' AS DATE)`;
}

/** @param end the one behind the last */
function numbers(first: number, end: number): readonly number[] {
  return Array.from({ length: end - first }, (_, n) => first + n);
}

async function texts(connection: DuckDBConnection, sql: string): Promise<readonly string[]> {
  const read = await connection.runAndReadAll(sql);
  return read.getColumns().flatMap((values) => values.map(String));
}
