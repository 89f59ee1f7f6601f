import { type DuckDBConnection, JsonDuckDBValueConverter } from "@duckdb/node-api";
import type { Json } from "../../model/entity.ts";
import { DEFAULT_LIMITS, type SqlAnswer, type SqlEngine, type SqlLimits, type SqlParameters } from "../answer.ts";
import { nearName } from "../near-name.ts";
import { SqlError, unitsOfBytes } from "../sql-error.ts";
import { bindArrows, type Rewritten } from "./json-arrows.ts";
import { plainValue } from "./plain-values.ts";
import { openTables } from "./union.ts";

/** Opens a database file for questions. @param isFresh see `openTables` */
export async function openEngine(
  path: string,
  limits: SqlLimits = DEFAULT_LIMITS,
  isFresh: boolean = false,
): Promise<SqlEngine> {
  const { connection, close } = await openTables(path, isFresh);
  try {
    for (const setting of settings(limits)) await connection.run(`SET ${setting}`);
  } catch (error) {
    close();
    throw explained(error, "", false, limits);
  }
  let running: Clock | undefined;
  return {
    ask: (sql, parameters) =>
      ask(connection, sql, parameters, limits, (clock) => {
        running = clock;
      }),
    interrupt: () => running?.interrupt(),
    close: async () => close(),
  };
}

/** The last one locks all of them. Their order counts: without external access no folder can be set, not even none. */
function settings(limits: SqlLimits): readonly string[] {
  return [
    "temp_directory = ''",
    `memory_limit = '${limits.memory.replaceAll("'", "''")}'`,
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "allow_community_extensions = false",
    "enable_external_access = false",
    "errors_as_json = true",
    // As PostgreSQL has it, so that one text gives one answer on both.
    "default_null_order = 'nulls_last_on_asc_first_on_desc'",
    "integer_division = true",
    "lock_configuration = true",
  ];
}

async function ask(
  connection: DuckDBConnection,
  sql: string,
  parameters: SqlParameters | undefined,
  limits: SqlLimits,
  onStart: (clock: Clock) => void,
): Promise<SqlAnswer> {
  if (sql.trim() === "") throw new SqlError("there is no statement", sql, null);
  const sent = bindArrows(sql);
  const clock = startClock(connection, limits);
  onStart(clock);
  try {
    const statements = await connection.extractStatements(sent.sql);
    if (statements.count !== 1) {
      throw new SqlError(
        statements.count === 0 ? "there is no statement" : "one statement at a time, please",
        sql,
        null,
      );
    }
    const values = parameters === undefined || isList(parameters) ? [...(parameters ?? [])] : { ...parameters };
    const result = await connection.stream(sent.sql, Array.isArray(values) && values.length === 0 ? undefined : values);
    const types = result.columnTypes();
    async function* batches(): AsyncGenerator<readonly (readonly Json[])[]> {
      try {
        for await (const rows of result.yieldConvertedRows(JsonDuckDBValueConverter)) {
          if (clock.isOver()) break;
          yield rows.map((row) => row.map((value, i) => plainOf(value, types[i])));
        }
        // Stopped between two batches, a result just ends: what came so far must not be taken for all of it.
        if (clock.isOver()) throw new SqlError(STOPPED, sql, null);
      } catch (error) {
        throw explained(error, sql, clock.ranOut(), limits, sent);
      } finally {
        clock.stop();
      }
    }
    const plainOf = (value: Parameters<typeof plainValue>[0], type: (typeof types)[number] | undefined) =>
      type === undefined ? null : plainValue(value, type);
    return { columns: result.deduplicatedColumnNames(), batches: batches() };
  } catch (error) {
    clock.stop();
    throw explained(error, sql, clock.ranOut(), limits, sent);
  }
}

function isList(parameters: SqlParameters): parameters is Extract<SqlParameters, readonly unknown[]> {
  return Array.isArray(parameters);
}

const STOPPED = "the statement was stopped";

/** What ends a statement before its time: the limit, or an interruption. */
interface Clock {
  stop(): void;
  interrupt(): void;
  /** Its time is over, for whichever reason. */
  isOver(): boolean;
  /** It was the limit. */
  ranOut(): boolean;
}

function startClock(connection: DuckDBConnection, limits: SqlLimits): Clock {
  let over: "no" | "late" | "interrupted" = "no";
  const end = (how: "late" | "interrupted") => {
    if (over === "no") over = how;
    connection.interrupt();
  };
  const timer = limits.time === 0 ? undefined : setTimeout(() => end("late"), limits.time);
  timer?.unref();
  return {
    stop: () => clearTimeout(timer),
    interrupt: () => end("interrupted"),
    isOver: () => over !== "no",
    ranOut: () => over === "late",
  };
}

/** What the engine says, without its own wrapping. */
interface EngineError {
  readonly exception_type?: string;
  readonly exception_message?: string;
  readonly position?: string;
  /** The name that it does not know. */
  readonly name?: string;
  readonly type?: string;
}

function explained(
  error: unknown,
  sql: string,
  late: boolean,
  limits: SqlLimits,
  sent: Rewritten = bindArrows(sql),
): Error {
  if (late)
    return new SqlError(
      `the statement ran longer than ${limits.time / 1000} s`,
      sql,
      null,
      "raise --time-limit, or ask for less",
    );
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof SqlError) return error;
  // Nothing but comments and semicolons: the engine has nothing to extract, and says so in these words.
  if (error.message === "Error in native callback") return new SqlError("there is no statement", sql, null);
  const brace = error.message.indexOf("{");
  const read = brace === -1 ? null : readError(error.message.slice(brace));
  if (!read) return new SqlError(error.message, sql, null);
  const { exception_type: type = "", exception_message: message = "", position, type: kind } = read;
  const name = read.name ?? /column named "([^"]+)"/.exec(message)?.[1];
  if (type === "INTERRUPT") return new SqlError(STOPPED, sql, null);
  if (type === "Out of Memory")
    return new SqlError(
      `the statement needs more than ${limits.memory}`,
      sql,
      null,
      "raise --memory-limit, or ask for less",
    );
  const changes = /^Cannot execute statement of type `?"?(\w+)/.exec(message)?.[1];
  if (changes !== undefined && message.includes("read-only mode"))
    return new SqlError(
      `${changes} would change the graph, which a question cannot`,
      sql,
      null,
      "change data/ instead",
    );
  const [reason = ""] = message.split("\n");
  const at = position === undefined ? null : sent.placeOf(unitsOfBytes(sent.sql, Number(position)));
  return new SqlError(
    reason.replaceAll('"', "`").replace(/!$/, ""),
    sql,
    at,
    name === undefined ? arrowHint(type, sql) : nearName(name, kind === "Table" ? "table" : "column"),
  );
}

/** What is left of the arrows that bind more loosely here than anyone expects. */
function arrowHint(type: string, sql: string): string | null {
  const isOfTypes = type === "Conversion" || type === "Binder" || type === "Invalid Input";
  return isOfTypes && sql.includes("->") ? "put parentheses around each `... ->> ...`" : null;
}

function readError(json: string): EngineError | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}
