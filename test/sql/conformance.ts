import type { Json } from "../../src/model/entity.ts";
import type { SqlEngine } from "../../src/sql/answer.ts";
import { tablesMarkdown } from "../../src/sql/reference.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { VIEWS } from "../../src/sql/views.ts";
import { CHAPTERS } from "../cookbook/recipes.ts";
import { rows } from "./ask.ts";

/** Everything in every table and view: rows have no order. */
export const WHOLE: readonly string[] = [...TABLES, ...VIEWS].map(({ name }) => `SELECT * FROM ${name}`);

/** What the documentation asks, of docs/sql.md and the cookbook: order included. */
export const DOCUMENTED: readonly string[] = [
  ...VIEWS.map(({ example }) => example.sql),
  ...[...tablesMarkdown().matchAll(/`(WITH RECURSIVE[^`]+)`/g)].map(([, sql = ""]) => `${sql} ORDER BY id`),
  ...CHAPTERS.flatMap(({ recipes }) => recipes).flatMap(({ sql, cli }) =>
    sql ? [sql] : cli[0] === "query" && cli[1] ? [cli[1]] : [],
  ),
];

/** What engines are apt to answer in ways of their own: order included. */
export const TRICKY: readonly string[] = [
  "SELECT 7 / 2 AS half, SUM(voices) AS voices, AVG(voices) AS mean, COUNT(*) FILTER (WHERE contested <> 'no') AS contested FROM fact",
  "SELECT type, AVG(claims) AS mean, AVG(voices * 7919) AS far FROM fact GROUP BY type ORDER BY type",
  "SELECT COUNT(*) AS n, AVG(c.n) AS mean FROM (SELECT COUNT(*) AS n FROM claim GROUP BY claim.fact) c",
  "SELECT when_first FROM fact ORDER BY when_first, id",
  "SELECT when_first FROM fact ORDER BY when_first DESC, id",
  "SELECT name FROM alias ORDER BY name",
  "SELECT id, qualifiers->>'item' AS item FROM fact WHERE qualifiers->>'item' IS NOT NULL ORDER BY id",
  ...[
    "type = 'supplies' AND qualifiers->>'item' = 'shell'",
    "qualifiers->>'item' = 'shell' AND type = 'supplies'",
    "NOT qualifiers->>'item' = 'shell'",
    "type = 'strikes' OR fact.qualifiers ->> 'item' LIKE 'sh%'",
    "'shell' = qualifiers->>'item'",
    "voices = 2 AND qualifiers->'item' IS NOT NULL",
    "voices = 2 AND \"qualifiers\"/* which */->>'item' IN ('shell', 'it''s')",
    "(type = 'supplies' AND ((qualifiers->>'item') = 'shell'))",
  ].map((where) => `SELECT id, qualifiers->>'item' AS item FROM fact WHERE ${where} ORDER BY id`),
  "SELECT f.id, u.voice FROM fact f CROSS JOIN LATERAL unnest(f.voice_ids) AS u(voice) ORDER BY f.id, u.voice",
  'SELECT COUNT(*) AS n, claim.by FROM claim GROUP BY claim.by ORDER BY n, "by"',
  "SELECT c.id, q.name, q.text FROM claim c JOIN qualifier q ON q.claim = c.id ORDER BY c.id, q.name, q.text",
  "SELECT a.id, b.id AS next FROM fact a JOIN fact b ON a.object = b.subject WHERE a.voices > 1 ORDER BY a.id, b.id",
  "SELECT f.id, COUNT(c.id) AS quoted FROM fact f LEFT JOIN claim c ON c.fact = f.id AND c.quote IS NOT NULL GROUP BY f.id ORDER BY f.id",
  "SELECT DISTINCT v.voice FROM voice v WHERE v.voice NOT IN (SELECT c.voice FROM claim c) ORDER BY v.voice",
  "SELECT c.voice, COUNT(DISTINCT c.fact) AS facts, COUNT(DISTINCT c.source) AS sources FROM claim c GROUP BY c.voice ORDER BY facts DESC, c.voice LIMIT 20",
  "SELECT id, ROW_NUMBER() OVER (PARTITION BY fact ORDER BY id) AS n FROM claim ORDER BY id",
  "WITH RECURSIVE reach(id) AS (SELECT id FROM entity WHERE id = 'iskander' UNION SELECT CASE WHEN e.subject = r.id THEN e.object ELSE e.subject END FROM reach r JOIN edge e ON r.id IN (e.subject, e.object) WHERE NOT e.background) SELECT id FROM reach ORDER BY id",
];

/** What Citus refuses, and one machine answers: docs/postgresql.md says how to ask it otherwise, as above. */
export const REFUSED_BY_CITUS: readonly string[] = [
  "SELECT f.id, (SELECT COUNT(*) FROM claim c WHERE c.fact = f.id AND c.quote IS NOT NULL) AS quoted FROM fact f ORDER BY f.id",
  "SELECT DISTINCT v.voice FROM voice v WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.voice = v.voice) ORDER BY v.voice",
];

/** A row as text, JSON by sorted keys: engines keep no order of these. */
export function canonical(row: readonly Json[]): string {
  const order = (value: Json): Json => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(order);
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, one]) => [key, order(one)]),
    );
  };
  return JSON.stringify(row.map(order));
}

/** The rows of a statement as texts. */
export async function answerOf(engine: SqlEngine, sql: string): Promise<readonly string[]> {
  const all = (await rows(engine, sql)).map(canonical);
  return WHOLE.includes(sql) ? all.sort() : all;
}
