import { Client, type ClientConfig, DatabaseError } from "pg";
import { nearName } from "../near-name.ts";
import { SqlError } from "../sql-error.ts";
import { checkAddress } from "./address.ts";

/** Connects, or says what is wrong without repeating the password. */
export async function connect(url: string, more: ClientConfig = {}): Promise<Client> {
  checkAddress(url);
  const client = clientOf(url, more);
  // A connection that breaks between two questions: the next question reports it.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if (isFault(error)) throw error;
    const [reason, hint] = whyUnreachable(error);
    throw new SqlError(`cannot reach the PostgreSQL: ${reason}`, "", null, hint);
  }
}

function clientOf(url: string, more: ClientConfig): Client {
  const settings = { application_name: "entente", connectionTimeoutMillis: 15_000, ...more };
  try {
    return new Client({ connectionString: url, ...settings });
  } catch (error) {
    // The address may name files with certificates.
    if (error instanceof Error && "syscall" in error) throw new SqlError(error.message, "", null);
    throw error;
  }
}

/** A fault of this program, which no message about the server may hide. */
export function isFault(error: unknown): error is Error {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}

const PASSWORD = "set PGPASSWORD, or write the password to ~/.pgpass";

function whyUnreachable(error: unknown): readonly [reason: string, hint: string | null] {
  if (error instanceof AggregateError) {
    const all = error.errors.map(whyUnreachable);
    return [[...new Set(all.map(([reason]) => reason))].join("; "), all[0]?.[1] ?? null];
  }
  const reason = reasonOf(error).replaceAll('"', "`");
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const host = error instanceof Error && "hostname" in error ? ` \`${String(error.hostname)}\`` : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return [`the host${host} has no address`, "check the host's name"];
  if (code === "ECONNREFUSED" || code === "ENOENT") return [reason, "is the server running, and is this its port?"];
  if (code === "28P01") return [reason, PASSWORD];
  if (reason.startsWith("SASL") && reason.includes("client password"))
    return ["the server asks for a password", PASSWORD];
  if (code === "3D000") return [reason, "create the database first, or name another one after the host"];
  if (code === "28000" && reason.includes("no encryption"))
    return [reason, "the server may want TLS: add `?sslmode=require`"];
  if (reason.includes("does not support SSL")) return [reason, "the server has no TLS: add `?sslmode=disable`"];
  if (/CERT|SIGNATURE/.test(code)) return [reason, "name the authority's certificate: `?sslrootcert=FILE`"];
  if (code === "ETIMEDOUT" || reason.includes("timeout")) return ["it does not answer", "check the host and the port"];
  return [reason, null];
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
  if (/^permission denied for (?:table|view|schema)/.test(error.message))
    return "`entente publish --grant ROLE` lets a role read the graph";
  if (error.message.includes("are co-located"))
    return "the graph is distributed by fact: join `claim`, `voice`, `quantity` and `qualifier` on `fact` too";
  return error.hint?.replaceAll('"', "`") ?? null;
}

function unitsOfCharacters(text: string, characters: number): number {
  return Array.from(text).slice(0, characters).join("").length;
}

export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
