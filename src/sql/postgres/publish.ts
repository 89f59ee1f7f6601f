import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Client, DatabaseError } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Dataset } from "../../model/dataset.ts";
import { Core } from "../../query/core.ts";
import { quoted } from "../ddl.ts";
import { SqlError } from "../sql-error.ts";
import { tablesOf } from "../tables.ts";
import { connect, reasonOf } from "./connect.ts";
import { copyText } from "./copy-text.ts";
import { checkSchemaName, dropSchema, leftSchemas, liveGraph, markSchema, workingName } from "./owned-schemas.ts";
import { explainedFailure, whyLeft } from "./publish-errors.ts";
import { afterRows, tableStatements } from "./statements.ts";

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
  /** Schemas of older states that could not be dropped, each with the reason; the next publication tries again. */
  readonly left: readonly { readonly schema: string; readonly reason: string }[];
}

/** Any number will do, as long as all publications agree on it. With the name, it makes those under one name wait for one another. */
const LOCK = 4_277_001;

/**
 * Loads a dataset into a PostgreSQL and switches it live. All of it is one transaction: whatever goes wrong before its
 * end, readers keep the old graph, and nothing is left behind. Touches no schema that an earlier publication has not made.
 */
export async function publish(url: string, dataset: Dataset, options: PublishOptions): Promise<Published> {
  checkSchemaName(options.schema);
  const client = await connect(url);
  try {
    const rows = await loadAndSwitch(client, dataset, options).catch(async (error: unknown) => {
      await client.query("ROLLBACK").catch(() => {});
      throw explainedFailure(error);
    });
    await commit(client, options.schema);
    return { rows, left: await dropLeft(client, options.schema) };
  } finally {
    await client.end().catch(() => {});
  }
}

async function loadAndSwitch(
  client: Client,
  dataset: Dataset,
  options: PublishOptions,
): Promise<Readonly<Record<string, number>>> {
  const { schema: target } = options;
  const { format, digest } = dataset;
  const next = workingName("next");
  await client.query("BEGIN");
  // A role's own limit is for questions; loading takes what it takes.
  await client.query("SET LOCAL statement_timeout = 0");
  await client.query("SELECT pg_advisory_xact_lock($1, hashtext($2))", [LOCK, target]);
  // Before the work, so that no one waits for a refusal; and after it, since others may have come in between.
  await liveGraph(client, target);
  await client.query(`CREATE SCHEMA ${quoted(next)}`);
  await client.query(markSchema(client, next, { format, digest, state: "next", target }));
  for (const role of options.grant ?? []) {
    await client.query(`GRANT USAGE ON SCHEMA ${quoted(next)} TO ${quoted(role)}`);
  }
  const rows = await load(client, dataset, next, options);
  for (const role of options.grant ?? []) {
    await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${quoted(next)} TO ${quoted(role)}`);
  }
  // Renames touch two rows of a catalogue: readers wait for nothing, and see the old graph or the new one.
  const live = await liveGraph(client, target);
  if (live !== null) {
    const old = workingName("old");
    await client.query(`ALTER SCHEMA ${quoted(target)} RENAME TO ${quoted(old)}`);
    await client.query(markSchema(client, old, { ...live, state: "old", target }));
  }
  await client.query(`ALTER SCHEMA ${quoted(next)} RENAME TO ${quoted(target)}`);
  await client.query(markSchema(client, target, { format, digest, state: "live", target }));
  return rows;
}

async function load(
  client: Client,
  dataset: Dataset,
  schema: string,
  options: PublishOptions,
): Promise<Record<string, number>> {
  const tables = tablesOf(dataset.schema);
  for (const statement of tableStatements(schema, tables)) await client.query(statement);
  const core = new Core(dataset);
  const rows: Record<string, number> = {};
  for (const table of tables) {
    options.onTable?.(table.name);
    const columns = table.columns.map((column) => quoted(column.name)).join(", ");
    // Rows of a table that this transaction made need no second visit to be frozen.
    const copy = client.query(
      copyFrom(`COPY ${quoted(schema)}.${quoted(table.name)} (${columns}) FROM STDIN WITH (FREEZE)`),
    );
    await pipeline(Readable.from(copyText(table, table.rows(core))), copy);
    rows[table.name] = copy.rowCount;
  }
  for (const statement of afterRows(schema)) await client.query(statement);
  return rows;
}

async function commit(client: Client, target: string): Promise<void> {
  try {
    await client.query("COMMIT");
  } catch (error) {
    if (error instanceof DatabaseError) throw explainedFailure(error);
    throw new SqlError(
      `the connection broke at the last moment, and the old graph or the new one is live: ${reasonOf(error)}`,
      "",
      null,
      `the comment on the schema \`${target}\` has the digest of what is live`,
    );
  }
}

/** Old states go once no one reads them any more; a reader in the middle of one is not waited for. */
async function dropLeft(client: Client, target: string): Promise<Published["left"]> {
  const left: { schema: string; reason: string }[] = [];
  for (const schema of await leftSchemas(client, target)) {
    try {
      await client.query("BEGIN");
      await client.query("SET LOCAL lock_timeout = '2s'");
      const { rows } = await client.query<{ locked: boolean }>(
        "SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS locked",
        [LOCK, target],
      );
      // Another publication under this name is on its way, and drops what is left after it.
      if (rows[0]?.locked === true && (await leftSchemas(client, target)).includes(schema)) {
        await dropSchema(client, schema);
      }
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      left.push({ schema, reason: whyLeft(error) });
    }
  }
  return left;
}
