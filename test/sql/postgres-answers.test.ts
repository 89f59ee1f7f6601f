import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load } from "../../src/load.ts";
import type { Json } from "../../src/model/entity.ts";
import type { SqlEngine } from "../../src/sql/answer.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { openPostgres } from "../../src/sql/postgres/engine.ts";
import { publish } from "../../src/sql/postgres/publish.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { VIEWS } from "../../src/sql/views.ts";
import { CHAPTERS } from "../cookbook/recipes.ts";
import { smallGraph } from "../query/small-graph.ts";
import { refusal, rows } from "./ask.ts";
import { agreeOnAttributes, withAttributes } from "./attribute-questions.ts";
import { cacheOf } from "./cache-of.ts";
import { type PostgresServer, startPostgres, whyNoPostgres } from "./postgres-server.ts";

const missing = whyNoPostgres();
const graph = smallGraph();

describe.skipIf(missing !== null)(`answers of PostgreSQL${missing === null ? "" : ` (skipped: ${missing})`}`, () => {
  let server: PostgresServer;
  let postgres: SqlEngine;
  let duckdb: SqlEngine;
  const folder = mkdtempSync(join(tmpdir(), "entente-sql-"));

  beforeAll(async () => {
    server = startPostgres();
    await publish(server.url, graph, { schema: "entente" });
    postgres = await openPostgres(server.url, "entente");
    duckdb = await openCache(folder, cacheOf(graph));
  });
  afterAll(async () => {
    await postgres?.close();
    await duckdb?.close();
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Views have no order of their own. */
  const sorted = (all: readonly (readonly Json[])[]) => all.map((row) => canonical(row)).sort();

  describe("conformance: one text, one answer on both engines", () => {
    test.each(TABLES.map(({ name }) => name))("table %s", async (name) => {
      const here = await rows(duckdb, `SELECT * FROM ${name}`);
      // The shipped project has no rivals and no lifetimes; test/rivals and test/time ask both engines about some.
      if (!["rival", "lifetime", "known_lifetime"].includes(name)) expect(here.length).toBeGreaterThan(0);
      expect(sorted(await rows(postgres, `SELECT * FROM ${name}`))).toEqual(sorted(here));
    });

    test.each(VIEWS.map(({ name }) => name))("view %s", async (name) => {
      expect(sorted(await rows(postgres, `SELECT * FROM ${name}`))).toEqual(
        sorted(await rows(duckdb, `SELECT * FROM ${name}`)),
      );
    });

    test.each(VIEWS.map(({ name, example }) => [name, example.sql]))(
      "example of %s, order included",
      async (_, sql) => {
        expect((await rows(postgres, sql)).map(canonical)).toEqual((await rows(duckdb, sql)).map(canonical));
      },
    );

    test.each([
      "SELECT 7 / 2 AS half, SUM(voices) AS voices, AVG(voices) AS mean, COUNT(*) FILTER (WHERE contested <> 'no') AS contested FROM fact",
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
      "WITH RECURSIVE reach(id) AS (SELECT id FROM entity WHERE id = 'iskander' UNION SELECT CASE WHEN e.subject = r.id THEN e.object ELSE e.subject END FROM reach r JOIN edge e ON r.id IN (e.subject, e.object) WHERE NOT e.background) SELECT id FROM reach ORDER BY id",
    ])("%s", async (sql) => {
      expect((await rows(postgres, sql)).map(canonical)).toEqual((await rows(duckdb, sql)).map(canonical));
    });

    describe("on the shipped data", () => {
      const examples = CHAPTERS.flatMap(({ recipes }) => recipes).flatMap(({ sql, cli }) =>
        sql ? [sql] : cli[0] === "query" && cli[1] ? [cli[1]] : [],
      );
      let here: SqlEngine;
      let there: SqlEngine;
      beforeAll(async () => {
        const { dataset } = await load("data");
        await publish(server.url, dataset, { schema: "shipped" });
        there = await openPostgres(server.url, "shipped");
        here = await openCache(folder, cacheOf(dataset));
      });
      afterAll(async () => {
        await there?.close();
        await here?.close();
      });

      test.each([...examples, ...VIEWS.map(({ example }) => example.sql)])("%s", async (sql) => {
        expect((await rows(there, sql)).map(canonical)).toEqual((await rows(here, sql)).map(canonical));
      });

      test.each([...TABLES, ...VIEWS].map(({ name }) => name))("all of %s", async (name) => {
        expect(sorted(await rows(there, `SELECT * FROM ${name}`))).toEqual(
          sorted(await rows(here, `SELECT * FROM ${name}`)),
        );
      });
    });

    test("numbers, quantities and dates of entities answer as in the API", async () => {
      const [data] = fc.sample(withAttributes, { numRuns: 1, seed: 18 });
      if (data === undefined) throw new Error("no graph");
      await publish(server.url, data, { schema: "attributes" });
      const engine = await openPostgres(server.url, "attributes");
      await agreeOnAttributes(engine, data);
      await engine.close();
    });

    test("parameters, and the names of columns that are called alike", async () => {
      const sql = "SELECT id, type FROM fact WHERE object = $1 AND voices >= $2 ORDER BY id";
      expect(await rows(postgres, sql, ["russia", 2])).toEqual(await rows(duckdb, sql, ["russia", 2]));
      expect((await postgres.ask("SELECT 1 AS a, 2 AS a")).columns).toEqual(
        (await duckdb.ask("SELECT 1 AS a, 2 AS a")).columns,
      );
    });

    test("errors point to the same place with the same hint", async () => {
      for (const sql of [
        "SELECT id\nFROM facts",
        "SELECT 'é', suport FROM fact",
        "SELECT id FROM fact WHERE 'é' = qualifiers->>'item' AND suport = 1",
      ]) {
        const [here, there] = [await refusal(rows(duckdb, sql)), await refusal(rows(postgres, sql))];
        expect(there.message.split("\n\n")[1]).toBe(here.message.split("\n\n")[1]);
        expect(there.hint).toBe(here.hint);
      }
    });
  });

  test("nothing can be changed, and a statement that runs too long is stopped", async () => {
    for (const sql of [
      "DELETE FROM fact",
      "CREATE TABLE mine (a integer)",
      "DROP SCHEMA entente CASCADE",
      "SET TRANSACTION READ WRITE; DELETE FROM fact",
    ]) {
      await refusal(rows(postgres, sql));
    }
    expect(await rows(postgres, "SELECT COUNT(*) FROM fact")).toEqual([[graph.facts.length]]);
    const strict = await openPostgres(server.url, "entente", { time: 100, memory: "1GB" });
    expect((await refusal(rows(strict, "SELECT pg_sleep(5)"))).message).toContain("stopped");
    expect(await rows(strict, "SELECT 1")).toEqual([[1]]);
    await strict.close();
  });

  test("can be interrupted from outside", async () => {
    const engine = await openPostgres(server.url, "entente", { time: 60_000, memory: "1GB" });
    const waiting = refusal(rows(engine, "SELECT pg_sleep(50)"));
    setTimeout(() => engine.interrupt(), 100);
    expect((await waiting).message).toContain("stopped");
    await engine.close();
  });

  test("stopped between two batches, it does not pass for whole", async () => {
    const engine = await openPostgres(server.url, "entente");
    const read = async () => {
      for await (const _ of (await engine.ask("SELECT n FROM generate_series(1, 1000000) AS s(n)")).batches)
        engine.interrupt();
    };
    expect((await refusal(read())).message).toContain("stopped");
    await engine.close();
  });

  test("a million rows stream", async () => {
    const answer = await postgres.ask("SELECT n, 'row ' || n AS text FROM generate_series(1, 1000000) AS s(n)");
    let n = 0;
    for await (const batch of answer.batches) n += batch.length;
    expect(n).toBe(1_000_000);
  });
});

function canonical(row: readonly Json[]): string {
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
