import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SqlEngine } from "../../src/sql/answer.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { openPostgres } from "../../src/sql/postgres/engine.ts";
import { VIEWS } from "../../src/sql/views.ts";
import { shipped } from "../competency/shipped.ts";
import { smallGraph } from "../query/small-graph.ts";
import { refusal, rows } from "./ask.ts";
import { agreeOnAttributes, withAttributes } from "./attribute-questions.ts";
import { cacheOf } from "./cache-of.ts";
import { answerOf, DOCUMENTED, REFUSED_BY_CITUS, TRICKY, WHOLE } from "./conformance.ts";
import { freshDatabase, type PostgresServer, publish, whyNoPostgres } from "./postgres-server.ts";

const missing = whyNoPostgres();
const graph = smallGraph();

describe.skipIf(missing !== null)(`answers of PostgreSQL${missing === null ? "" : ` (skipped: ${missing})`}`, () => {
  let server: Pick<PostgresServer, "url">;
  let postgres: SqlEngine;
  let duckdb: SqlEngine;
  const folder = mkdtempSync(join(tmpdir(), "entente-sql-"));

  beforeAll(async () => {
    server = freshDatabase();
    await publish(server.url, graph, { schema: "entente" });
    postgres = await openPostgres(server.url, "entente");
    duckdb = await openCache(folder, cacheOf(graph));
  });
  afterAll(async () => {
    await postgres?.close();
    await duckdb?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe("conformance: one text, one answer on both engines", () => {
    test.each([...WHOLE, ...VIEWS.map(({ example }) => example.sql), ...TRICKY])("%s", async (sql) => {
      const here = await answerOf(duckdb, sql);
      // The small graph has none of these; the shipped project, test/rivals and test/time have.
      if (WHOLE.includes(sql) && !/ (?:rival|lifetime|known_lifetime|hearsay|reference)$/.test(sql))
        expect(here.length).toBeGreaterThan(0);
      expect(await answerOf(postgres, sql)).toEqual(here);
    });

    describe("on the shipped data", () => {
      let here: SqlEngine;
      let there: SqlEngine;
      beforeAll(async () => {
        const { dataset } = shipped;
        await publish(server.url, dataset, { schema: "shipped" });
        there = await openPostgres(server.url, "shipped");
        here = await openCache(folder, cacheOf(dataset));
      });
      afterAll(async () => {
        await there?.close();
        await here?.close();
      });

      test.each([...DOCUMENTED, ...WHOLE, ...TRICKY, ...REFUSED_BY_CITUS])("%s", async (sql) => {
        expect(await answerOf(there, sql)).toEqual(await answerOf(here, sql));
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

  test("many rows stream", async () => {
    const answer = await postgres.ask("SELECT n, 'row ' || n AS text FROM generate_series(1, 200000) AS s(n)");
    let n = 0;
    for await (const batch of answer.batches) n += batch.length;
    expect(n).toBe(200_000);
  });
});
