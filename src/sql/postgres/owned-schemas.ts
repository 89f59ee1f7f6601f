import { randomBytes } from "node:crypto";
import type { Client } from "pg";
import { quoted, within } from "../ddl.ts";
import { SqlError } from "../sql-error.ts";
import { OWN_COMMENT } from "../tables.ts";
import { ALL_NAMES } from "./statements.ts";

const STATES = ["next", "live", "data", "old"] as const;
type State = (typeof STATES)[number];

/** What `publish` writes into a schema's comment. It touches no schema without one, whatever its name. */
export interface Mark {
  readonly format: string;
  readonly digest: string;
  /** `next` is being loaded, `live` is what readers use, `data` has the tables of its views, `old` was used and waits to be dropped. */
  readonly state: State;
  /** The name under which the graph is published. */
  readonly target: string;
}

const MARK = /^(entente\/\d+) ([0-9a-f]{16})(?: (next|live|data|old) (.+))?$/s;

/** The statement that marks a schema as ours. */
export function markSchema(client: Client, schema: string, { format, digest, state, target }: Mark): string {
  return `COMMENT ON SCHEMA ${quoted(schema)} IS ${client.escapeLiteral(`${format} ${digest} ${state} ${target}`)}`;
}

function readMark(schema: string, comment: string | null): Mark | null {
  const [, format, digest, state = "live", target = schema] = MARK.exec(comment ?? "") ?? [];
  if (format === undefined || digest === undefined) return null;
  return { format, digest, state: STATES.find((one) => one === state) ?? "live", target };
}

/** A name that no schema has, and that no one would choose. It says nothing about the graph: its comment does. */
export function workingName(state: "next" | "old"): string {
  return `entente_${state}_${randomBytes(8).toString("hex")}`;
}

/** The same for the tables of a distributed graph, which keep theirs: it tells an administrator since when. */
export function dataName(now: Date): string {
  const time = now.toISOString().replace(/\D/g, "").slice(0, 14);
  return `entente_at_${time}_${randomBytes(4).toString("hex")}`;
}

/** Refuses a name that PostgreSQL shortens or keeps for itself, and one that cannot be read. */
export function checkSchemaName(name: string): void {
  const refuse = (reason: string, hint: string) => {
    throw new SqlError(reason, "", null, hint);
  };
  if (name.trim() === "" || /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name))
    refuse("that is not a name for a schema", "use letters, digits and `_`");
  if (Buffer.byteLength(name) > 63) refuse("the schema's name is too long", "PostgreSQL keeps the first 63 bytes");
  if (name.startsWith("pg_") || name === "information_schema")
    refuse(`\`${name}\` belongs to PostgreSQL itself`, "publish under another name");
}

/**
 * The graph that is live under a name; null where there is none. Refuses a schema that `publish` has not made, one that it
 * made for another name, and one that holds what it did not make.
 */
export async function liveGraph(client: Client, target: string): Promise<Mark | null> {
  const { rows } = await client.query<{ comment: string | null }>(
    "SELECT obj_description(oid, 'pg_namespace') AS comment FROM pg_namespace WHERE nspname = $1",
    [target],
  );
  const [found] = rows;
  if (!found) return null;
  const mark = readMark(target, found.comment);
  if (mark === null)
    throw new SqlError(
      `there is a schema \`${target}\` that publish did not make`,
      "",
      null,
      "publish under another name: --db-schema NAME",
    );
  if (mark.state !== "live" || mark.target !== target)
    throw new SqlError(
      `the schema \`${target}\` holds a graph that was published as \`${mark.target}\``,
      "",
      null,
      "publish under another name: --db-schema NAME",
    );
  const [foreign] = await foreignObjects(client, target);
  if (foreign !== undefined)
    throw new SqlError(
      `the schema \`${target}\` holds \`${foreign}\`, which publish did not make`,
      "",
      null,
      "move it to a schema of your own: ALTER ... SET SCHEMA, or drop it",
    );
  return mark;
}

/** Schemas of publications under this name that are in one of these states; those that only have views first, then by name. */
export async function schemasOf(
  client: Client,
  target: string,
  oneOf: readonly State[],
): Promise<readonly (Mark & { readonly schema: string })[]> {
  const { rows } = await client.query<{ nspname: string; comment: string }>(
    `SELECT nspname, obj_description(oid, 'pg_namespace') AS comment FROM pg_namespace n
     WHERE obj_description(oid, 'pg_namespace') LIKE 'entente/%'
     ORDER BY EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind = 'r'), nspname`,
  );
  return rows.flatMap(({ nspname: schema, comment }) => {
    const mark = readMark(schema, comment);
    return mark !== null && oneOf.includes(mark.state) && mark.target === target ? [{ ...mark, schema }] : [];
  });
}

/** Drops a schema of ours and what `publish` put into it. Fails where anything else is in it or depends on it. */
export async function dropSchema(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ relname: string; relkind: string }>(
    `SELECT c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'v') AND ${IS_OURS} ORDER BY c.relname`,
    [schema, ALL_NAMES],
  );
  for (const [kind, word] of [
    ["v", "VIEW"],
    ["r", "TABLE"],
  ] as const) {
    const names = rows.filter(({ relkind }) => relkind === kind).map(({ relname }) => within(schema, relname));
    if (names.length > 0) await client.query(`DROP ${word} ${names.join(", ")}`);
  }
  await client.query(`DROP SCHEMA ${quoted(schema)}`);
}

async function foreignObjects(client: Client, schema: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'v', 'm', 'f', 'p', 'S', 'c') AND NOT ${IS_OURS}
     UNION ALL
     SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $1
     UNION ALL
     SELECT t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
     WHERE n.nspname = $1 AND t.typtype IN ('d', 'e', 'r')
     ORDER BY name LIMIT 1`,
    [schema, ALL_NAMES],
  );
  return rows.map(({ name }) => name);
}

/** Tables of another version may have other names: their comments tell. */
const IS_OURS = `(c.relname = ANY($2) OR COALESCE(obj_description(c.oid, 'pg_class'), '') LIKE '${OWN_COMMENT}%')`;
