import type { Client } from "pg";
import { quoted, within } from "../ddl.ts";
import { SqlError } from "../sql-error.ts";
import type { Table } from "../table.ts";
import { TABLE_NAMES } from "./statements.ts";

/** The tables as Citus keeps them: the key of a distributed table must hold the column that its rows are distributed by. */
export function distributedTables(tables: readonly Table[]): readonly Table[] {
  return tables.map((table) => {
    const { distributedBy: by, key, indexes } = table;
    if (by === undefined || key.length === 0 || key.includes(by)) return table;
    return { ...table, key: [by, ...key], indexes: [...indexes.filter((names) => names.join() !== by), key] };
  });
}

/** What spreads empty tables over the machines: those with `distributedBy` by its hash and side by side, a copy of the others on each. */
export function placementStatements(schema: string, tables: readonly Table[]): readonly string[] {
  const literal = (name: string) => `'${within(schema, name).replaceAll("'", "''")}'`;
  const first = tables.find(({ distributedBy }) => distributedBy !== undefined);
  return tables.map(({ name, distributedBy }) => {
    if (distributedBy === undefined) return `SELECT create_reference_table(${literal(name)})`;
    const beside = first === undefined || first.name === name ? "" : `, colocate_with => ${literal(first.name)}`;
    return `SELECT create_distributed_table(${literal(name)}, '${distributedBy}'${beside})`;
  });
}

/** Refuses a database whose tables cannot be distributed from here. */
export async function checkCoordinator(client: Client): Promise<void> {
  if (!(await hasCitus(client)))
    throw new SqlError(
      "the database has no Citus: its tables cannot be distributed",
      "",
      null,
      "CREATE EXTENSION citus on every machine, or publish without --distribute",
    );
  const { rows } = await client.query<{ coordinator: boolean }>("SELECT citus_is_coordinator() AS coordinator");
  if (rows[0]?.coordinator !== true)
    throw new SqlError("that is a worker of Citus", "", null, "publish to the coordinator");
}

export async function hasCitus(client: Client): Promise<boolean> {
  return (await client.query("SELECT 1 FROM pg_extension WHERE extname = 'citus'")).rows.length > 0;
}

/** Refuses to replace a graph that is distributed by one that is not: all of it would come to be on one machine. */
export async function checkLocal(client: Client, schema: string): Promise<void> {
  if (!(await isDistributed(client, schema))) return;
  throw new SqlError(
    `the schema \`${schema}\` is distributed over several machines`,
    "",
    null,
    "--distribute publishes it in the same way; --local puts all of it on the coordinator",
  );
}

async function isDistributed(client: Client, schema: string): Promise<boolean> {
  const views = await client.query(
    "SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relkind = 'v' AND relname = ANY($2) LIMIT 1",
    [quoted(schema), TABLE_NAMES],
  );
  if (views.rows.length > 0) return true;
  if (!(await hasCitus(client))) return false;
  // By hand. A table that Citus only knows of, since a foreign key leads to it, is neither.
  const tables = await client.query(
    `SELECT 1 FROM pg_dist_partition p JOIN pg_class c ON c.oid = p.logicalrelid
     WHERE c.relnamespace = to_regnamespace($1) AND (p.partmethod <> 'n' OR p.colocationid <> 0) LIMIT 1`,
    [quoted(schema)],
  );
  return tables.rows.length > 0;
}
