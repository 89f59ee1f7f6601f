import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Json } from "../../src/model/entity.ts";
import type { SqlEngine } from "../../src/sql/answer.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { writeParquet } from "../../src/sql/duckdb/parquet.ts";
import { openPostgres } from "../../src/sql/postgres/engine.ts";
import { runs } from "../helpers/runs.ts";
import { dataset as datasetOf, entity, fact, SMALL_SCHEMA, smallGraph } from "../query/small-graph.ts";
import { rows } from "./ask.ts";
import { cacheOf } from "./cache-of.ts";
import { freshDatabase, type PostgresServer, publish, whyNoPostgres } from "./postgres-server.ts";

const missing = whyNoPostgres();
const graph = smallGraph();

/** Pieces that formats on the way give a meaning to. */
const PIECES = [
  ...[
    "\\.",
    "\\.\n",
    "\n\\.\n",
    "\\N",
    "\\n",
    "\\",
    "\\\\",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\v",
    "\b",
    "\f",
    "\u001b[31m",
    "\u0001",
  ],
  ...['"', '""', "'", "''", "{", "}", "{}", ",", "NULL", "null", "", " ", "$1", "$$", ":x", "%s", "--", "/*", ";", "`"],
  ...[
    "\u202e",
    "\u200b",
    "\ufeff",
    "\u00a0",
    "\u0085",
    "\u2028",
    "\ufffe",
    "\uffff",
    "\ufffd",
    "e\u0301",
    "é",
    "🚀",
    "\u{10ffff}",
    "\u{1f468}\u200d\u{1f469}",
  ],
  ...["\\u0000", "\\ud800", '\\"', "\\x00", "&#0;", "=1+1", "DROP TABLE fact; --"],
];
const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 8 }),
  fc.string({ unit: "binary", maxLength: 30 }).map((text) => text.replaceAll("\0", "")),
);

/** The texts as names, aliases, attributes' keys and values, quotes, notes and qualifiers. */
function graphOf(texts: readonly string[]): Dataset {
  const given = texts.map((text, n) =>
    entity(`given-${n}`, "person", {
      name: text,
      description: text,
      aliases: [{ name: text, used_by: null }],
      attributes: { [`k${text}`]: text, list: [text, text] },
      identifiers: { wikidata: text },
      file: text,
    }),
  );
  const facts = texts.map((text, n) =>
    fact(`given-${n}.leads.russia`, [`given-${n}`, "leads", "russia"], { title: text }, [
      { source: "june", quote: text, note: text, relays: text.length > 500 ? [] : [text, ""] },
    ]),
  );
  return datasetOf(SMALL_SCHEMA, [...graph.entities, ...given], [...graph.facts, ...facts]);
}

const QUESTIONS = {
  entities: "SELECT name, description, attributes, identifiers, file FROM entity WHERE id LIKE 'given-%' ORDER BY id",
  aliases: "SELECT name FROM alias WHERE entity LIKE 'given-%' ORDER BY entity",
  claims: "SELECT quote, note, relays FROM claim WHERE fact LIKE 'given-%' ORDER BY fact",
  facts: "SELECT qualifiers FROM fact WHERE id LIKE 'given-%' ORDER BY id",
  qualifiers: "SELECT text FROM qualifier WHERE fact LIKE 'given-%' AND name = 'title' AND claim IS NULL ORDER BY fact",
};

type Answers = Record<keyof typeof QUESTIONS, readonly (readonly Json[])[]>;

function expected({ entities, facts }: Dataset): Answers {
  const ours = entities.filter(({ id }) => id.startsWith("given-")).sort((a, b) => (a.id < b.id ? -1 : 1));
  const theirs = facts.filter(({ id }) => id.startsWith("given-")).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    entities: ours.map((one) => [one.name, one.description, jsonOf(one.attributes), jsonOf(one.identifiers), one.file]),
    aliases: ours.flatMap(({ aliases }) => aliases.map(({ name }) => [name])),
    claims: theirs.flatMap(({ claims }) => claims.map(({ quote, note, relays }) => [quote, note, [...relays]])),
    facts: theirs.map(({ qualifiers }) => [{ ...qualifiers } as Json]),
    qualifiers: theirs.map(({ qualifiers }) => [String(qualifiers["title"])]),
  };
}

/** DuckDB's JavaScript client takes a mark of byte order at a text's start for no part of it. In the file it is: see below. */
function withoutMark<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === "string" ? one.replace(/^\ufeff/, "") : one,
  );
}

function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

async function answers(engine: SqlEngine): Promise<Answers> {
  const all = { entities: [], aliases: [], claims: [], facts: [], qualifiers: [] } as Answers;
  for (const name of Object.keys(QUESTIONS) as (keyof Answers)[]) all[name] = await rows(engine, QUESTIONS[name]);
  return all;
}

describe("hostile texts go through unchanged", () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-hostile-"));
  let server: Pick<PostgresServer, "url"> | undefined;
  beforeAll(() => {
    if (missing === null) server = freshDatabase();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  let opened = 0;

  const onDuckDb = async (dataset: Dataset) => {
    opened += 1;
    const engine = await openCache(join(folder, String(opened)), cacheOf(dataset));
    const { facts, entities, ...whole } = expected(dataset);
    const { facts: keptFacts, entities: keptEntities, ...kept } = await answers(engine);
    expect(kept).toEqual(withoutMark(whole));
    // JSON is one text, whose start is a brace.
    expect(keptFacts).toEqual(facts);
    expect(keptEntities.map(([, , ...json]) => json.slice(0, 2))).toEqual(
      entities.map(([, , ...json]) => json.slice(0, 2)),
    );
    expect(keptEntities.map((row) => row.filter((one) => typeof one === "string"))).toEqual(
      withoutMark(entities.map((row) => row.filter((one) => typeof one === "string"))),
    );
    const bytes = await rows(engine, "SELECT hex(quote) FROM claim WHERE fact LIKE 'given-%' ORDER BY fact");
    const hex = (text: Json | undefined) => Buffer.from(String(text)).toString("hex").toUpperCase();
    expect(bytes).toEqual(whole.claims.map(([quote]) => [hex(quote)]));
    await engine.close();
  };
  const onPostgres = async (dataset: Dataset, url: string) => {
    await publish(url, dataset, { schema: "hostile" });
    const engine = await openPostgres(url, "hostile");
    expect(await answers(engine)).toEqual(expected(dataset));
    await engine.close();
  };
  const texts = fc.array(hostile, { minLength: 20, maxLength: 60 });

  test("DuckDB", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(texts, (given) => onDuckDb(graphOf(given))),
      { numRuns: runs(2), endOnFailure: true },
    );
  });

  test.skipIf(missing !== null)("PostgreSQL", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(texts, (given) => onPostgres(graphOf(given), server?.url ?? "")),
      { numRuns: runs(2), endOnFailure: true },
    );
  });

  test("a text of a megabyte, of each piece alone", async () => {
    const dataset = graphOf([...PIECES, "x\\.\n'\"\t".repeat(150_000)]);
    await onDuckDb(dataset);
    if (server) await onPostgres(dataset, server.url);
  });

  test("Parquet", async () => {
    const dataset = graphOf(PIECES);
    const out = join(folder, "parquet");
    await writeParquet(out, join(folder, "parquet-cache"), cacheOf(dataset));
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const read = await connection.runAndReadAll(
      `SELECT quote, note, relays FROM read_parquet('${join(out, "claim.parquet")}') WHERE fact LIKE 'given-%' ORDER BY fact`,
    );
    expect(read.getRowsJson()).toEqual(withoutMark(expected(dataset).claims));
  });
});
