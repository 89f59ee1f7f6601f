import type { Client } from "pg";
import Cursor from "pg-cursor";
import type { Json } from "../../model/entity.ts";
import { DEFAULT_LIMITS, type SqlAnswer, type SqlEngine, type SqlLimits, type SqlParameters } from "../answer.ts";
import { quoted } from "../ddl.ts";
import { SqlError } from "../sql-error.ts";
import { connect, explainedByServer } from "./connect.ts";
import { PLAIN_TYPES } from "./plain-values.ts";

const BATCH = 2000;

/** Opens a PostgreSQL that `publish` has filled, read-only. Rows come through a cursor, so a million of them stream. */
export async function openPostgres(
  url: string,
  schema: string,
  limits: SqlLimits = DEFAULT_LIMITS,
): Promise<SqlEngine> {
  const client = await connect(url, { types: PLAIN_TYPES });
  try {
    await client.query(`SET statement_timeout = ${Math.round(limits.time)}`);
    await client.query("SET default_transaction_read_only = on");
    await checkReadable(client, schema);
    await client.query(`SET search_path = ${quoted(schema)}`);
  } catch (error) {
    await client.end().catch(() => {});
    throw explainedByServer(error, "");
  }
  let stopped = false;
  return {
    ask: (sql, parameters) => {
      stopped = false;
      return ask(client, sql, parameters, () => stopped);
    },
    interrupt: () => {
      stopped = true;
      void interrupt(client, url);
    },
    close: async () => await client.end().catch(() => {}),
  };
}

async function checkReadable(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ role: string; usable: boolean }>(
    "SELECT current_user AS role, has_schema_privilege(oid, 'USAGE') AS usable FROM pg_namespace WHERE nspname = $1",
    [schema],
  );
  const [found] = rows;
  if (!found)
    throw new SqlError(
      `there is no schema \`${schema}\` in that database`,
      "",
      null,
      "`entente publish` makes it, --db-schema names another one",
    );
  if (!found.usable)
    throw new SqlError(
      `the role \`${found.role}\` may not read the schema \`${schema}\``,
      "",
      null,
      `publish with \`--grant ${found.role}\`, or with a role that it belongs to`,
    );
}

async function ask(
  client: Client,
  sql: string,
  parameters: SqlParameters | undefined,
  isStopped: () => boolean,
): Promise<SqlAnswer> {
  if (parameters !== undefined && !isList(parameters)) {
    throw new SqlError(
      "PostgreSQL takes parameters by position",
      sql,
      null,
      "write $1 in the statement and --param VALUE",
    );
  }
  if (sql.trim() === "") throw new SqlError("there is no statement", sql, null);
  const columns: string[] = [];
  try {
    await client.query("BEGIN READ ONLY");
    const cursor = client.query(
      new Cursor<Json[]>(sql, [...(parameters ?? [])], { rowMode: "array", types: PLAIN_TYPES }),
    );
    const first = await read(cursor, columns);
    return { columns, batches: batches(client, cursor, first, sql, isStopped) };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw explainedByServer(error, sql);
  }
}

async function* batches(
  client: Client,
  cursor: Cursor<Json[]>,
  first: readonly Json[][],
  sql: string,
  isStopped: () => boolean,
): AsyncGenerator<readonly (readonly Json[])[]> {
  try {
    for (let rows = first; rows.length > 0; rows = await read(cursor, null)) {
      // Between two batches the server has nothing to stop.
      if (isStopped()) throw new SqlError("the statement was stopped", sql, null);
      yield rows;
    }
  } catch (error) {
    throw explainedByServer(error, sql);
  } finally {
    await cursor.close().catch(() => {});
    await client.query("ROLLBACK").catch(() => {});
  }
}

/** @param columns filled with the names of the columns; only the first read knows them */
function read(cursor: Cursor<Json[]>, columns: string[] | null): Promise<Json[][]> {
  return new Promise((resolve, reject) => {
    cursor.read(BATCH, (error, rows, result) => {
      if (error) return reject(error);
      if (columns) columns.push(...unlike(result.fields.map((field) => field.name)));
      resolve(rows);
    });
  });
}

/** Two columns of one name would be one in JSON: the later ones get a number, as DuckDB gives it. */
function unlike(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const n = seen.get(name) ?? 0;
    seen.set(name, n + 1);
    return n === 0 ? name : `${name}:${n}`;
  });
}

/** Asks the server, over a second connection, to stop what the first one does. */
async function interrupt(client: Client, url: string): Promise<void> {
  const pid: unknown = Reflect.get(client, "processID");
  if (typeof pid !== "number") return;
  try {
    const other = await connect(url);
    await other.query("SELECT pg_cancel_backend($1)", [pid]);
    await other.end();
  } catch {
    // It cannot be reached any more, so there is nothing left to stop.
  }
}

function isList(parameters: SqlParameters): parameters is Extract<SqlParameters, readonly unknown[]> {
  return Array.isArray(parameters);
}
