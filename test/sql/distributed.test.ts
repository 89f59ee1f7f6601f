import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load } from "../../src/load.ts";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { openPostgres } from "../../src/sql/postgres/engine.ts";
import { shipped } from "../competency/shipped.ts";
import { harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { dataset as datasetOf, entity, SMALL_SCHEMA, smallGraph } from "../query/small-graph.ts";
import { refusal, rows } from "./ask.ts";
import { cacheOf } from "./cache-of.ts";
import { answerOf, DOCUMENTED, REFUSED_BY_CITUS, TRICKY, WHOLE } from "./conformance.ts";
import { type DistributedServer, runSql, startCitus, startStandIn, whyNoCitus } from "./distributed-server.ts";
import { openFaultyLine } from "./faulty-line.ts";
import { postgresPrograms, publish, whyNoPostgres } from "./postgres-server.ts";

const graph = smallGraph();
const larger = datasetOf(SMALL_SCHEMA, [...graph.entities, entity("iran", "state")], graph.facts);
const distributed = (schema: string) => ({ schema, placement: "distributed" as const });

describe.each([
  ["a plain server that plays Citus", whyNoPostgres(), startStandIn],
  ["Citus", whyNoCitus(), startCitus],
] as const)("publish --distribute on %s", (kind, missing, start) => {
  describe.skipIf(missing !== null)(missing === null ? "" : `(skipped: ${missing})`, () => {
    let server: DistributedServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server?.stop());

    const schemas = async (of: string, url = server.url) => {
      const found = await runSql(
        url,
        `SELECT nspname AS name, split_part(obj_description(oid), ' ', 3) AS state FROM pg_namespace
         WHERE obj_description(oid) LIKE 'entente/% ${of}' ORDER BY 2`,
      );
      return found.map(({ state }) => state);
    };
    const dataOf = async (of: string) => {
      const sql = `SELECT nspname AS name FROM pg_namespace WHERE obj_description(oid) LIKE 'entente/% data ${of}'`;
      return String((await runSql(server.url, sql))[0]?.["name"]);
    };
    const entities = async (schema: string, url = server.url) =>
      Number((await runSql(url, `SELECT COUNT(*) AS n FROM "${schema}".entity`))[0]?.["n"]);

    test("spreads what grows with the claims by fact, and copies the rest to each machine", async () => {
      await publish(server.url, graph, distributed("placed"));
      const data = await dataOf("placed");
      const found = await runSql(
        server.url,
        `SELECT c.relname || ' ' || p.partmethod::text AS line FROM pg_dist_partition p JOIN pg_class c ON c.oid = p.logicalrelid
         WHERE c.relnamespace = '${data}'::regnamespace`,
      );
      const copied = "alias attribute belonging edge entity entity_type fact known_lifetime lifetime rival source";
      expect(found.map(({ line }) => String(line)).sort()).toEqual(
        [...copied.split(" ").map((name) => `${name} n`), "claim h", "qualifier h", "quantity h", "voice h"].sort(),
      );
    });

    test("all documented statements answer as the embedded engine does, through the schema of views", async () => {
      const { dataset } = shipped;
      const folder = mkdtempSync(join(tmpdir(), "entente-distributed-"));
      await publish(server.url, dataset, distributed("shipped"));
      const there = await openPostgres(server.url, "shipped");
      const here = await openCache(folder, cacheOf(dataset));
      const different: string[] = [];
      for (const sql of [...WHOLE, ...DOCUMENTED, ...TRICKY]) {
        const expected = await answerOf(here, sql);
        const answer = await answerOf(there, sql).catch((error: unknown) => [String(error)]);
        if (answer.join("\n") !== expected.join("\n")) different.push(`${sql}: ${answer[0]}`);
      }
      const hints: (string | null)[] = [];
      if (kind === "Citus") for (const sql of REFUSED_BY_CITUS) hints.push((await refusal(rows(there, sql))).hint);
      await there.close();
      await here.close();
      rmSync(folder, { recursive: true });
      expect(different).toEqual([]);
      if (kind === "Citus")
        expect(hints.at(-1)).toContain("join `claim`, `voice`, `quantity` and `qualifier` on `fact` too");
    });

    test("readers see the old graph or the new one, without an error, and only what is live is left", async () => {
      await publish(server.url, graph, distributed("live"));
      const errors: string[] = [];
      const seen = new Set<number>();
      let done = false;
      const ask = async (client: Client) => {
        const sql = "SELECT (SELECT COUNT(*) FROM live.entity) AS n, (SELECT COUNT(*) FROM live.claim_about) AS claims";
        seen.add(Number((await client.query<{ n: string }>(sql)).rows[0]?.n));
      };
      const watch = async (url: string) => {
        const client = new Client({ connectionString: url });
        await client.connect();
        while (!done) await ask(client).catch((error: unknown) => errors.push(String(error)));
        await client.end();
      };
      const readers = [server.url, server.url, ...server.workers.map(({ url }) => url)].map(watch);
      for (const next of [larger, graph, larger]) await publish(server.url, next, distributed("live"));
      done = true;
      await Promise.all(readers);
      expect(errors).toEqual([]);
      expect([...seen].every((n) => n === graph.entities.length || n === larger.entities.length)).toBe(true);
      await publish(server.url, larger, distributed("live"));
      expect(await schemas("live")).toEqual(["data", "live"]);
    });

    test("a reader in the middle of an old graph is not disturbed, and it goes with the next publication", async () => {
      await publish(server.url, graph, distributed("read"));
      const reader = new Client({ connectionString: server.url });
      await reader.connect();
      await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL search_path = read");
      const count = async () => Number((await reader.query("SELECT COUNT(*) AS n FROM entity")).rows[0]?.n);
      expect(await count()).toBe(graph.entities.length);
      const { left } = await publish(server.url, larger, distributed("read"));
      expect(left).toHaveLength(2);
      expect(left[0]?.reason).toBe("it is still being read");
      expect(await entities("read")).toBe(larger.entities.length);
      await reader.query("COMMIT");
      await reader.end();
      expect((await publish(server.url, larger, distributed("read"))).left).toEqual([]);
      expect(await schemas("read")).toEqual(["data", "live"]);
    });

    test("two publications at once: both succeed, one after the other", async () => {
      const all = await Promise.all([graph, larger, graph].map((one) => publish(server.url, one, distributed("both"))));
      expect(all.flatMap(({ left }) => left)).toEqual([]);
      expect(await schemas("both")).toEqual(["data", "live"]);
      const engine = await openPostgres(server.url, "both");
      expect(await rows(engine, "SELECT COUNT(*) FROM claim_about")).toEqual(
        await rows(engine, "SELECT COUNT(*) FROM claim"),
      );
      await engine.close();
    });

    test.each(["entity", "voice", "belonging"])("a connection that dies at table %s leaves nothing", async (deadly) => {
      await publish(server.url, graph, distributed("dying"));
      const line = await openFaultyLine(server.url);
      const onTable = (table: string) => {
        if (table === deadly) line.cut();
      };
      const cut = await refusal(publish(line.url, larger, { ...distributed("dying"), onTable }));
      expect(cut.message).toContain("went away");
      await line.close();
      expect(await entities("dying")).toBe(graph.entities.length);
      await expect.poll(() => schemas("dying")).toEqual(["data", "live"]);
    });

    test("what ends between the two transactions is removed by the next publication", async () => {
      await publish(server.url, graph, distributed("between"));
      const line = await openFaultyLine(server.url);
      const watching = new Client({ connectionString: server.url });
      await watching.connect();
      let done = false;
      const cutter = (async () => {
        // Tables that are committed, and not live yet.
        const sql = "SELECT 1 FROM pg_namespace WHERE obj_description(oid) LIKE 'entente/% next between'";
        while (!done && (await watching.query(sql)).rows.length === 0);
        line.cut();
      })();
      const outcome = await publish(line.url, larger, distributed("between")).then(
        () => "published",
        () => "cut",
      );
      done = true;
      await cutter;
      await watching.end();
      await line.close();
      expect(outcome).toBe("cut");
      expect([graph, larger].map((one) => one.entities.length)).toContain(await entities("between"));
      expect((await publish(server.url, larger, distributed("between"))).left).toEqual([]);
      expect(await schemas("between")).toEqual(["data", "live"]);
    });

    test("a schema that is made meanwhile under the name is kept, and the tables are not", async () => {
      const onTable = (table: string) => {
        if (table === "fact") void runSql(server.url, "CREATE SCHEMA late");
      };
      const refused = await refusal(publish(server.url, graph, { ...distributed("late"), onTable }));
      expect(refused.message).toBe("there is a schema `late` that publish did not make");
      expect(await schemas("late")).toEqual([]);
    });

    test("grants reach the tables and the views, on every machine", async () => {
      await runSql(server.url, 'CREATE ROLE "a reader" LOGIN');
      await publish(server.url, graph, { ...distributed("granted"), grant: ["a reader"] });
      for (const { url } of [server, ...server.workers]) {
        const engine = await openPostgres(url.replace("owner@", "a%20reader@"), "granted");
        expect(await rows(engine, "SELECT COUNT(*) FROM claim_about")).toEqual([
          [graph.facts.flatMap((f) => f.claims).length],
        ]);
        expect(await rows(engine, `SELECT COUNT(*) FROM "${await dataOf("granted")}".fact`)).toEqual([
          [graph.facts.length],
        ]);
        await engine.close();
      }
    });

    test("a plain publication does not gather what is distributed, unless it is told to", async () => {
      await publish(server.url, graph, distributed("gathered"));
      const refused = await refusal(publish(server.url, larger, { schema: "gathered" }));
      expect([refused.message, refused.hint]).toEqual([
        "the schema `gathered` is distributed over several machines",
        "--distribute publishes it in the same way; --local puts all of it on the coordinator",
      ]);
      expect(await entities("gathered")).toBe(graph.entities.length);
      expect((await publish(server.url, larger, { schema: "gathered", placement: "local" })).left).toEqual([]);
      expect(await schemas("gathered")).toEqual(["live"]);
      expect(await entities("gathered")).toBe(larger.entities.length);
      // What was distributed by hand likewise; and it may be distributed again.
      await runSql(server.url, "SELECT create_reference_table('gathered.rival')");
      expect((await refusal(publish(server.url, graph, { schema: "gathered" }))).message).toBe(refused.message);
      await publish(server.url, graph, distributed("gathered"));
      expect(await schemas("gathered")).toEqual(["data", "live"]);
    });

    test("is refused on a worker, and without the extension", async () => {
      await runSql(server.url, "CREATE DATABASE plain");
      const plain = await refusal(publish(server.url.replace("/postgres?", "/plain?"), graph, distributed("x")));
      expect([plain.message, plain.hint]).toEqual([
        "the database has no Citus: its tables cannot be distributed",
        "CREATE EXTENSION citus on every machine, or publish without --distribute",
      ]);
      const [worker] = server.workers;
      const isCoordinator = (answer: boolean) =>
        `CREATE OR REPLACE FUNCTION public.citus_is_coordinator() RETURNS boolean LANGUAGE sql AS 'SELECT ${answer}'`;
      if (!worker) await runSql(server.url, isCoordinator(false));
      const refused = await refusal(publish((worker ?? server).url, graph, distributed("x")));
      expect([refused.message, refused.hint]).toEqual(["that is a worker of Citus", "publish to the coordinator"]);
      if (!worker) await runSql(server.url, isCoordinator(true));
    });

    test("the printed script, rows and all, runs by psql, in a transaction of psql's too", async () => {
      const project = harbourFolder();
      const folder = mkdtempSync(join(tmpdir(), "entente-script-"));
      const here = await openCache(folder, cacheOf((await load(project.path)).dataset));
      for (const [schema, placed, how] of [
        ["script_here", [], ["-1"]],
        ["script_there", ["--distribute"], []],
        ["script_at_once", ["--distribute"], ["-1"]],
      ] as const) {
        const script = await run(
          "-p",
          project.path,
          "publish",
          "--print-sql",
          "--rows",
          "--db-schema",
          schema,
          ...placed,
        );
        const psql = [server.url, "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", ...how, "-f", "-"];
        const env = { PATH: process.env["PATH"], LC_ALL: "C" };
        const stdio = ["pipe", "pipe", "ignore"] as const;
        execFileSync(join(postgresPrograms() ?? "", "psql"), psql, { input: script.out, env, stdio: [...stdio] });
        const there = await openPostgres(server.url, schema);
        for (const sql of WHOLE) expect(await answerOf(there, sql)).toEqual(await answerOf(here, sql));
        await there.close();
      }
      await here.close();
      project.remove();
      rmSync(folder, { recursive: true });
    });

    // Last, since it takes a machine away.
    test.skipIf(kind !== "Citus")(
      "a worker that dies before the commit, or is down, leaves the old graph live",
      async () => {
        await publish(server.url, graph, distributed("lamed"));
        const [, worker] = server.workers;
        const onTable = (table: string) => {
          if (table === "belonging") worker?.stop();
        };
        const dying = await refusal(publish(server.url, larger, { ...distributed("lamed"), onTable }));
        const down = await refusal(publish(server.url, larger, distributed("lamed")));
        for (const { message, hint } of [dying, down]) {
          expect(message).toMatch(/^a machine of the Citus failed: .+$/);
          expect(hint).toBe("is every worker running, and reachable?");
        }
        expect(await schemas("lamed")).toEqual(["data", "live"]);
        expect(await entities("lamed")).toBe(graph.entities.length);
      },
    );
  });
});
