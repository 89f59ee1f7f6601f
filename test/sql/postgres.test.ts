import { mkdtempSync, rmSync } from "node:fs";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load } from "../../src/load.ts";
import type { Json } from "../../src/model/entity.ts";
import type { SqlEngine, SqlParameters } from "../../src/sql/answer.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { openPostgres } from "../../src/sql/postgres/engine.ts";
import { publish } from "../../src/sql/postgres/publish.ts";
import { SqlError } from "../../src/sql/sql-error.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { VIEWS } from "../../src/sql/views.ts";
import { CHAPTERS } from "../cookbook/recipes.ts";
import { harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { dataset as datasetOf, entity, fact, SMALL_SCHEMA, smallGraph } from "../query/small-graph.ts";
import { type PostgresServer, startPostgres, whyNoPostgres } from "./postgres-server.ts";

const missing = whyNoPostgres();
const graph = smallGraph();

async function rows(engine: SqlEngine, sql: string, parameters?: SqlParameters): Promise<readonly (readonly Json[])[]> {
  const answer = await engine.ask(sql, parameters);
  const all: (readonly Json[])[] = [];
  for await (const batch of answer.batches) all.push(...batch);
  return all;
}

async function refusal(promise: Promise<unknown>): Promise<SqlError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SqlError) return error;
  throw error ?? new Error("it was not refused");
}

describe.skipIf(missing !== null)(`PostgreSQL${missing === null ? "" : ` (skipped: ${missing})`}`, () => {
  let server: PostgresServer;
  let postgres: SqlEngine;
  let duckdb: SqlEngine;
  const folder = mkdtempSync(join(tmpdir(), "entente-sql-"));

  beforeAll(async () => {
    server = startPostgres();
    await publish(server.url, graph, { schema: "entente" });
    postgres = await openPostgres(server.url, "entente");
    duckdb = await openCache(folder, graph.digest, () => graph);
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
      expect(here.length).toBeGreaterThan(0);
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
        here = await openCache(folder, dataset.digest, () => dataset);
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

    test("parameters, and the names of columns that are called alike", async () => {
      const sql = "SELECT id, type FROM fact WHERE object = $1 AND voices >= $2 ORDER BY id";
      expect(await rows(postgres, sql, ["russia", 2])).toEqual(await rows(duckdb, sql, ["russia", 2]));
      expect((await postgres.ask("SELECT 1 AS a, 2 AS a")).columns).toEqual(
        (await duckdb.ask("SELECT 1 AS a, 2 AS a")).columns,
      );
    });

    test("errors point to the same place with the same hint", async () => {
      for (const sql of ["SELECT id\nFROM facts", "SELECT 'é', suport FROM fact"]) {
        const [here, there] = [await refusal(rows(duckdb, sql)), await refusal(rows(postgres, sql))];
        expect(there.message.split("\n\n")[1]).toBe(here.message.split("\n\n")[1]);
        expect(there.hint).toBe(here.hint);
      }
    });
  });

  test("hostile texts arrive as they are", async () => {
    const name = "tab\there \\N \\. \"quotes\" {braces} 'single'\nline\r 🚀 \u202E; DROP TABLE fact; --";
    const hostile = datasetOf(
      SMALL_SCHEMA,
      [
        ...graph.entities,
        entity("hostile", "person", { name, aliases: [{ name, used_by: null }], attributes: { "a\\b": name } }),
      ],
      [
        ...graph.facts,
        fact("hostile.leads.russia", ["hostile", "leads", "russia"], {}, [
          { source: "june", quote: name, note: "\u0000 and \uD800" },
        ]),
      ],
    );
    await publish(server.url, hostile, { schema: "hostile" });
    const engine = await openPostgres(server.url, "hostile");
    expect(await rows(engine, "SELECT name, attributes FROM entity WHERE id = 'hostile'")).toEqual([
      [name, { "a\\b": name }],
    ]);
    expect(await rows(engine, "SELECT quote, note FROM claim WHERE quote IS NOT NULL")).toEqual([
      [name, "\uFFFD and \uFFFD"],
    ]);
    await engine.close();
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

  test("publishing again: readers see the old graph or the new one, and a reader in the middle is not disturbed", async () => {
    await publish(server.url, graph, { schema: "live" });
    const more = datasetOf(SMALL_SCHEMA, [...graph.entities, entity("iran", "state")], graph.facts);
    const reader = new Client({ connectionString: server.url });
    await reader.connect();
    await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL search_path = live");
    const count = async () => Number((await reader.query("SELECT COUNT(*) AS n FROM entity")).rows[0]?.n);
    expect(await count()).toBe(graph.entities.length);
    const seen = new Set<number>();
    let done = false;
    const watch = (async () => {
      while (!done) {
        const engine = await openPostgres(server.url, "live");
        seen.add(Number((await rows(engine, "SELECT COUNT(*) FROM entity"))[0]?.[0]));
        await engine.close();
      }
    })();
    const { left } = await publish(server.url, more, { schema: "live" });
    done = true;
    await watch;
    expect([...seen].every((n) => n === graph.entities.length || n === more.entities.length)).toBe(true);
    expect(left).toHaveLength(1);
    await reader.query("COMMIT");
    await reader.end();
    expect((await publish(server.url, more, { schema: "live" })).left).toEqual([]);
  });

  test("two publications at once: both succeed, one after the other", async () => {
    await Promise.all([publish(server.url, graph, { schema: "both" }), publish(server.url, graph, { schema: "both" })]);
    const engine = await openPostgres(server.url, "both");
    expect(await rows(engine, "SELECT COUNT(*) FROM fact")).toEqual([[graph.facts.length]]);
    await engine.close();
  });

  test("grants reach the roles that are named", async () => {
    const owner = new Client({ connectionString: server.url });
    await owner.connect();
    await owner.query("CREATE ROLE reader LOGIN");
    await owner.end();
    await publish(server.url, graph, { schema: "granted", grant: ["reader"] });
    const url = server.url.replace("owner@", "reader@");
    const engine = await openPostgres(url, "granted");
    expect(await rows(engine, "SELECT COUNT(*) FROM named_fact")).toEqual([[graph.facts.length]]);
    await engine.close();
    await refusal(publish(url, graph, { schema: "granted" }));
  });

  test.each([1, 3, 5, 8])(
    "a connection that dies at table %d leaves the old graph live and nothing else",
    async (deadly) => {
      await publish(server.url, graph, { schema: "dying" });
      const line = await openFaultyLine(server.url);
      let tables = 0;
      const more = datasetOf(SMALL_SCHEMA, [...graph.entities, entity("iran", "state")], graph.facts);
      const cut = await refusal(
        publish(line.url, more, {
          schema: "dying",
          onTable: () => {
            tables += 1;
            if (tables === deadly) line.cut();
          },
        }),
      );
      expect(cut.message).toContain("went away");
      await line.close();
      const engine = await openPostgres(server.url, "dying");
      expect(await rows(engine, "SELECT COUNT(*) FROM entity")).toEqual([[graph.entities.length]]);
      const schemas = await rows(engine, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'dying%'");
      expect(schemas).toEqual([["dying"]]);
      await engine.close();
    },
  );

  test("from the command line: publish, then ask there and here", async () => {
    const project = harbourFolder();
    const url = server.url;
    const published = await run("-p", project.path, "publish", url, "--db-schema", "harbour");
    expect([published.code, published.err]).toEqual([0, ""]);
    expect(published.out).toMatch(/^published [0-9a-f]{16} as schema harbour: \d+ entity, /);
    for (const format of ["table", "json", "ndjson", "csv"]) {
      const sql = "SELECT id, voices, voice_ids, when_first, qualifiers FROM fact WHERE object = $1 ORDER BY id";
      const there = await run(
        "query",
        sql,
        "--param",
        "sudmark",
        "--db",
        url,
        "--db-schema",
        "harbour",
        "--format",
        format,
      );
      const here = await run("-p", project.path, "query", sql, "--param", "sudmark", "--format", format);
      // jsonb keeps no order of keys.
      const keysAside = (text: string) => [...text].sort().join("");
      expect([there.code, keysAside(there.out)]).toEqual([0, keysAside(here.out)]);
    }
    const wrong = await run("query", "SELECT nme FROM entity", "--db", url, "--db-schema", "harbour");
    expect([wrong.code, wrong.err]).toEqual([
      2,
      "entente: column `nme` does not exist\n\n  1 | SELECT nme FROM entity\n             ^\nhint: did you mean `name`?\n",
    ]);
    const named = await run("query", "SELECT $who", "--param", "who=x", "--db", url, "--db-schema", "harbour");
    expect([named.code, named.err]).toEqual([
      2,
      "entente: PostgreSQL takes parameters by position\nhint: write $1 in the statement and --param VALUE\n",
    ]);
    project.write("data/items/broken.yaml", "type: itme\nname: Broken\n");
    const refused = await run("-p", project.path, "publish", url, "--db-schema", "harbour");
    expect(refused.code).toBe(1);
    expect(
      (await run("query", "SELECT COUNT(*) AS n FROM fact", "--db", url, "--db-schema", "harbour", "--format", "csv"))
        .code,
    ).toBe(0);
    project.remove();
  });

  test("the printed statements make the same tables by hand", async () => {
    const { out } = await run("publish", "--print-sql", "--db-schema", "by_hand");
    const owner = new Client({ connectionString: server.url });
    await owner.connect();
    await owner.query(`BEGIN; ${out} COMMIT`);
    const columns =
      "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = $1 ORDER BY 1, 2";
    expect((await owner.query(columns, ["by_hand"])).rows).toEqual((await owner.query(columns, ["entente"])).rows);
    await owner.end();
  });

  test("what cannot be reached, or is not there, is said plainly and without the password", async () => {
    const url = "postgres://someone:secret@127.0.0.1:1/nowhere";
    const error = await refusal(publish(url, graph, { schema: "entente" }));
    expect(error.message).toMatch(/^cannot reach the PostgreSQL: /);
    expect(error.message).not.toContain("secret");
    expect((await refusal(openPostgres("mysql://x/y", "entente"))).message).toBe("that is no address of a PostgreSQL");
    expect((await refusal(openPostgres(server.url, "nowhere"))).message).toBe(
      "there is no schema `nowhere` in that database",
    );
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

/** A line to the server that can be cut. */
async function openFaultyLine(url: string): Promise<{ readonly url: string; cut(): void; close(): Promise<void> }> {
  const socket = `${new URL(url).searchParams.get("host")}/.s.PGSQL.5432`;
  const ends = new Set<Socket>();
  const line: Server = createServer((near) => {
    const far = createConnection(socket);
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => ends.delete(end));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const address = line.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `postgres://owner@127.0.0.1:${port}/postgres`,
    cut: () => {
      for (const end of ends) end.destroy();
    },
    close: () => new Promise((resolve) => line.close(() => resolve())),
  };
}
