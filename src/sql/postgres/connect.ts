import { Client, type ClientConfig, DatabaseError } from "pg";
import { nearName } from "../near-name.ts";
import { SqlError } from "../sql-error.ts";

/** Connects, or says what is wrong without repeating the password. */
export async function connect(url: string, more: ClientConfig = {}): Promise<Client> {
  if (!/^postgres(?:ql)?:\/\//.test(url)) {
    throw new SqlError("that is no address of a PostgreSQL", "", null, "write postgres://user@host:5432/database");
  }
  const client = new Client({
    connectionString: url,
    application_name: "entente",
    connectionTimeoutMillis: 15_000,
    ...more,
  });
  // A connection that breaks while nobody asks: the next question tells.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw new SqlError(`cannot reach the PostgreSQL: ${reasonOf(error)}`, "", null);
  }
}

/** An error of the server as one about the statement; positions count characters, from 1, of what was sent. */
export function explainedByServer(error: unknown, sql: string): Error {
  if (error instanceof SqlError) return error;
  if (!(error instanceof DatabaseError)) {
    return new SqlError(`the PostgreSQL went away: ${reasonOf(error)}`, sql, null);
  }
  if (error.code === "57014")
    return new SqlError(
      "the statement was stopped, or ran longer than it may",
      sql,
      null,
      "raise --time-limit, or ask for less",
    );
  const position = error.position === undefined ? null : unitsOfCharacters(sql, Number(error.position) - 1);
  return new SqlError(error.message.replaceAll('"', "`"), sql, position, hintOf(error));
}

function hintOf(error: DatabaseError): string | null {
  const unknown = /"([^"]+)"|column ([^\s"]+) does not exist/.exec(error.message);
  const name = unknown?.[1] ?? unknown?.[2];
  if (name !== undefined && error.code === "42P01") return nearName(name, "table");
  if (name !== undefined && error.code === "42703") return nearName(name, "column");
  return error.hint?.replaceAll('"', "`") ?? null;
}

function unitsOfCharacters(text: string, characters: number): number {
  return Array.from(text).slice(0, characters).join("").length;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
