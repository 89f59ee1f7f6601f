import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Dataset } from "../../model/dataset.ts";
import { Core } from "../../query/core.ts";
import { createIndexes, createTable, createView, quoted } from "../ddl.ts";
import { TABLES } from "../tables.ts";
import { VIEWS } from "../views.ts";
import { connect, explainedByServer } from "./connect.ts";
import { copyText } from "./copy-text.ts";

export interface PublishOptions {
  /** The schema that readers use. */
  readonly schema: string;
  /** Roles that may read it. A fresh schema knows no grants of the old one. */
  readonly grant?: readonly string[];
  /** Called with each table as its rows are sent. */
  readonly onTable?: (table: string) => void;
}

export interface Published {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Schemas of older states that readers still hold; the next publication removes them. */
  readonly left: readonly string[];
}

/** Any number will do, as long as all publications agree on it: two at once would wait for each other's schema. */
const LOCK = 4_277_001;

/**
 * Loads a dataset into a PostgreSQL and switches it live. All of it is one transaction: whatever goes wrong before its
 * end, readers keep the old graph, and nothing is left behind.
 */
export async function publish(url: string, dataset: Dataset, options: PublishOptions): Promise<Published> {
  const client = await connect(url);
  try {
    const next = `${options.schema}_next`;
    const old = `${options.schema}_old_${Date.now()}`;
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const rows = await load(client, dataset, next, options);
    await switchLive(client, options.schema, next, old);
    await client.query("COMMIT");
    return { rows, left: await dropOld(client, options.schema) };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw explainedByServer(error, "");
  } finally {
    await client.end().catch(() => {});
  }
}

/** What `publish` runs before and after the rows, for engines that speak the protocol but want other statements. */
export function publishStatements(schema: string): {
  readonly before: readonly string[];
  readonly after: readonly string[];
} {
  return {
    before: [`CREATE SCHEMA ${quoted(schema)}`, ...TABLES.map((table) => createTable(table, "postgres", schema))],
    after: [
      ...TABLES.flatMap((table) => createIndexes(table, schema)),
      `SET LOCAL search_path = ${quoted(schema)}`,
      ...VIEWS.map((view) => createView(view, schema)),
      ...TABLES.map((table) => `ANALYZE ${quoted(schema)}.${quoted(table.name)}`),
    ],
  };
}

async function load(
  client: Client,
  dataset: Dataset,
  schema: string,
  options: PublishOptions,
): Promise<Record<string, number>> {
  const { before, after } = publishStatements(schema);
  await client.query(`DROP SCHEMA IF EXISTS ${quoted(schema)} CASCADE`);
  for (const statement of before) await client.query(statement);
  const core = new Core(dataset);
  const rows: Record<string, number> = {};
  for (const table of TABLES) {
    options.onTable?.(table.name);
    const columns = table.columns.map((column) => quoted(column.name)).join(", ");
    // Rows of a table that this transaction made need no second visit to be frozen.
    const copy = client.query(
      copyFrom(`COPY ${quoted(schema)}.${quoted(table.name)} (${columns}) FROM STDIN WITH (FREEZE)`),
    );
    await pipeline(Readable.from(copyText(table, table.rows(core))), copy);
    rows[table.name] = copy.rowCount;
  }
  for (const statement of after) await client.query(statement);
  await client.query(`COMMENT ON SCHEMA ${quoted(schema)} IS '${dataset.format} ${dataset.digest}'`);
  for (const role of options.grant ?? []) {
    await client.query(`GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(role)}`);
    await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${quoted(schema)} TO ${quoted(role)}`);
  }
  return rows;
}

/** Renames touch two rows of a catalogue: readers wait for nothing, and see the old graph or the new one. */
async function switchLive(client: Client, schema: string, next: string, old: string): Promise<void> {
  const { rows } = await client.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema]);
  if (rows.length > 0) await client.query(`ALTER SCHEMA ${quoted(schema)} RENAME TO ${quoted(old)}`);
  await client.query(`ALTER SCHEMA ${quoted(next)} RENAME TO ${quoted(schema)}`);
}

/** Old states go once nobody reads them any more; a reader in the middle of one is not waited for. */
async function dropOld(client: Client, schema: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ nspname: string }>(
    "SELECT nspname FROM pg_namespace WHERE nspname ~ $1 ORDER BY 1",
    [`^${schema.replace(/[^A-Za-z0-9_]/g, "\\$&")}_old_[0-9]+$`],
  );
  await client.query("SET lock_timeout = '2s'");
  const left: string[] = [];
  for (const { nspname } of rows) {
    try {
      await client.query(`DROP SCHEMA ${quoted(nspname)} CASCADE`);
    } catch {
      left.push(nspname);
    }
  }
  return left;
}
