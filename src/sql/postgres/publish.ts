import { type Client, DatabaseError } from "pg";
import { quoted } from "../ddl.ts";
import { SqlError } from "../sql-error.ts";
import type { RowGraph } from "../table-graph.ts";
import { tablesOf } from "../tables.ts";
import { connect, reasonOf } from "./connect.ts";
import { checkCoordinator, checkLocal, distributedTables, placementStatements } from "./distribution.ts";
import { dropLeft, type Left } from "./drop-left.ts";
import { loadRows } from "./load.ts";
import { checkSchemaName, dataName, liveGraph, markSchema, workingName } from "./owned-schemas.ts";
import { explainedFailure } from "./publish-errors.ts";
import {
  ALL_NAMES,
  analyzeStatements,
  grantStatements,
  indexStatements,
  TABLE_NAMES,
  tableStatements,
  viewStatements,
} from "./statements.ts";
import { switchLive } from "./switch-live.ts";

export interface PublishOptions {
  /** The schema that readers use. */
  readonly schema: string;
  /** Roles that may read it. A fresh schema knows no grants of the old one. */
  readonly grant?: readonly string[];
  /** Where the rows go: to the one server; by Citus, to its workers. Without it, to the one server, unless the live graph is distributed. */
  readonly placement?: "local" | "distributed";
  /** Called with a table as rows of it are sent. */
  readonly onTable?: (table: string) => void;
}

export interface Published {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly left: readonly Left[];
}

/** Any number will do, as long as all publications agree on it. With the name, it makes those under one name wait for one another. */
const LOCK = 4_277_001;

/**
 * Loads a graph into a PostgreSQL and switches it live. Whatever goes wrong before the end of the last transaction, readers
 * keep the old graph. Touches no schema that an earlier publication has not made.
 */
export async function publish(url: string, graph: RowGraph, options: PublishOptions): Promise<Published> {
  const { schema: target, placement } = options;
  checkSchemaName(target);
  const client = await connect(url);
  const isDistributed = placement === "distributed";
  const load = isDistributed ? loadDistributed : loadAtOnce;
  try {
    const rows = await load(client, graph, options).catch(async (error: unknown) => {
      await client.query("ROLLBACK").catch(() => {});
      throw explainedFailure(error, isDistributed);
    });
    await commit(client, target, isDistributed);
    return { rows, left: await dropLeft(client, target) };
  } finally {
    await client.end().catch(() => {});
  }
}

/** One transaction, which the caller commits. */
async function loadAtOnce(client: Client, graph: RowGraph, options: PublishOptions): Promise<Published["rows"]> {
  const { schema: target, grant = [], placement, onTable } = options;
  const tables = tablesOf(graph.schema);
  const next = workingName("next");
  await begin(client, target);
  // Before the work, so that no one waits for a refusal; `switchLive` asks again, since others may have come in between.
  await liveGraph(client, target);
  if (placement !== "local") await checkLocal(client, target);
  await createSchema(client, graph, next, target);
  await runAll(client, tableStatements(next, tables));
  const rows = await loadRows(client, graph, next, tables, onTable);
  await runAll(client, indexStatements(next, tables));
  await runAll(client, viewStatements(next));
  await runAll(client, analyzeStatements(next));
  await runAll(client, grantStatements(next, ALL_NAMES, grant));
  await switchLive(client, graph, { next, data: null, target });
  return rows;
}

/**
 * Two transactions, the second of which the caller commits: what Citus has not committed yet, it cannot analyse; and a schema of
 * tables that is renamed breaks readers who are planning, one of views does not.
 */
async function loadDistributed(client: Client, graph: RowGraph, options: PublishOptions): Promise<Published["rows"]> {
  const { schema: target, grant = [], onTable } = options;
  const tables = distributedTables(tablesOf(graph.schema));
  const data = dataName(new Date());
  await begin(client, target);
  await checkCoordinator(client);
  await liveGraph(client, target);
  await createSchema(client, graph, data, target);
  await runAll(client, tableStatements(data, tables));
  await runAll(client, placementStatements(data, tables));
  const rows = await loadRows(client, graph, data, tables, onTable);
  await runAll(client, indexStatements(data, tables));
  await runAll(client, grantStatements(data, TABLE_NAMES, grant));
  await client.query("COMMIT");
  try {
    await runAll(client, analyzeStatements(data));
    const next = workingName("next");
    await client.query("BEGIN");
    await createSchema(client, graph, next, target);
    await runAll(client, viewStatements(next, data));
    await runAll(client, grantStatements(next, ALL_NAMES, grant));
    await switchLive(client, graph, { next, data, target });
    return rows;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    // Where this fails too, the next publication drops it.
    await dropLeft(client, target).catch(() => {});
    throw error;
  }
}

/** Waits for other publications under this name, until this one's connection ends; then begins a transaction. */
async function begin(client: Client, target: string): Promise<void> {
  // A role's own limit is for questions; loading takes what it takes.
  await client.query("SET statement_timeout = 0");
  await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [LOCK, target]);
  await client.query("BEGIN");
}

async function createSchema(client: Client, { format, digest }: RowGraph, schema: string, target: string) {
  await client.query(`CREATE SCHEMA ${quoted(schema)}`);
  await client.query(markSchema(client, schema, { format, digest, state: "next", target }));
}

async function runAll(client: Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

async function commit(client: Client, target: string, isDistributed: boolean): Promise<void> {
  try {
    await client.query("COMMIT");
  } catch (error) {
    if (error instanceof DatabaseError) throw explainedFailure(error, isDistributed);
    throw new SqlError(
      `the connection broke at the last moment, and the old graph or the new one is live: ${reasonOf(error)}`,
      "",
      null,
      `the comment on the schema \`${target}\` has the digest of what is live`,
    );
  }
}
