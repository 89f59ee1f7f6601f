import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { openPostgres } from "../../src/sql/postgres/engine.ts";
import { dataset as datasetOf, entity, SMALL_SCHEMA, smallGraph } from "../query/small-graph.ts";
import { refusal, rows } from "./ask.ts";
import { type PostgresServer, publish, startPostgres, whyNoPostgres } from "./postgres-server.ts";

const missing = whyNoPostgres();
const graph = smallGraph();
const larger = datasetOf(SMALL_SCHEMA, [...graph.entities, entity("iran", "state")], graph.facts);

/** `publish` touches only what carries its own comment, under whatever name. */
describe.skipIf(missing !== null)(
  `schemas that are not ours${missing === null ? "" : ` (skipped: ${missing})`}`,
  () => {
    let server: PostgresServer;
    let owner: Client;
    let url: string;
    let databases = 0;

    beforeAll(() => {
      server = startPostgres();
    });
    afterAll(() => server?.stop());

    beforeEach(async () => {
      databases += 1;
      const first = await clientOf(server.url);
      await first.query(`CREATE DATABASE test_${databases}`);
      await first.end();
      url = server.url.replace("/postgres?", `/test_${databases}?`);
      owner = await clientOf(url);
      return () => owner.end();
    });

    /** Every schema, relation, function and comment of ours and of theirs, but for names that are made up anew. */
    const everything = async () => {
      const found = await owner.query<{ line: string }>(`
      SELECT n.nspname || ' ' || n.oid || ' ' || COALESCE(obj_description(n.oid), '') AS line FROM pg_namespace n WHERE n.nspname !~ '^pg_(temp|toast_temp)'
      UNION ALL SELECT relnamespace || '.' || relname || ' ' || oid FROM pg_class WHERE relkind IN ('r', 'v')
      UNION ALL SELECT pronamespace || '.' || proname || ' ' || oid FROM pg_proc ORDER BY 1`);
      return found.rows.map(({ line }) => line);
    };
    const count = async (schema: string) => {
      const engine = await openPostgres(url, schema);
      const [[n] = []] = await rows(engine, "SELECT COUNT(*) FROM entity");
      await engine.close();
      return n;
    };
    const schemas = async () =>
      (
        await owner.query<{ nspname: string }>(
          "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)' ORDER BY 1",
        )
      ).rows.map(({ nspname }) => nspname);
    const refused = async (schema: string, dataset: Dataset = graph) => {
      const before = await everything();
      const error = await refusal(publish(url, dataset, { schema }));
      expect(await everything()).toEqual(before);
      return error.message;
    };

    test.each([
      ["public", "there is a schema `public` that publish did not make"],
      ["information_schema", "`information_schema` belongs to PostgreSQL itself"],
      ["pg_catalog", "`pg_catalog` belongs to PostgreSQL itself"],
      ["pg_toast", "`pg_toast` belongs to PostgreSQL itself"],
      ["pg_temp", "`pg_temp` belongs to PostgreSQL itself"],
      ["pg_temp_3", "`pg_temp_3` belongs to PostgreSQL itself"],
      ["", "that is not a name for a schema"],
      ["  ", "that is not a name for a schema"],
      ["a\nb", "that is not a name for a schema"],
      ["a\u0000b", "that is not a name for a schema"],
      ["a\u202Eb", "that is not a name for a schema"],
      ["x".repeat(64), "the schema's name is too long"],
      ["é".repeat(32), "the schema's name is too long"],
    ])("%j is refused", async (schema, message) => {
      expect(await refused(schema)).toBe(message);
    });

    test.each([
      ["without tables", ""],
      ["with tables", "CREATE TABLE mine.fact (id text); INSERT INTO mine.fact VALUES ('kept')"],
      ["with another comment", "COMMENT ON SCHEMA mine IS 'standard of ours'"],
      ["with a comment much like ours", "COMMENT ON SCHEMA mine IS 'entente graphs'"],
      ["with an empty comment", "COMMENT ON SCHEMA mine IS ''"],
    ])("a user's own schema %s is refused", async (_, sql) => {
      await owner.query(`CREATE SCHEMA mine; ${sql}`);
      expect(await refused("mine")).toBe("there is a schema `mine` that publish did not make");
    });

    test("names that look like working names of another graph are names like any other", async () => {
      const names = ["entente_next", "entente_old", "entente_old_1", "entente_next_next", "entente"];
      for (const schema of names) await publish(url, graph, { schema });
      for (const schema of ["entente", "entente", "entente_next"]) await publish(url, larger, { schema });
      expect(await Promise.all(names.map(count))).toEqual([
        ...[larger, graph, graph, graph, larger].map(({ entities }) => entities.length),
      ]);
      expect(await schemas()).toEqual([...names, "public"].sort());
    });

    test("names of 63 bytes that differ in the last one, quotes, upper case, other scripts", async () => {
      const long = "n".repeat(62);
      const names = [
        `${long}a`,
        `${long}b`,
        'say "so"',
        "it's",
        "Entente",
        "ENTENTE",
        "entente",
        "Граф",
        "a\\b",
        "a.b",
        "$1",
      ];
      for (const schema of names) await publish(url, graph, { schema });
      for (const schema of names) await publish(url, schema === "Entente" ? graph : larger, { schema });
      for (const schema of names)
        expect(await count(schema), schema).toBe((schema === "Entente" ? graph : larger).entities.length);
      expect(await schemas()).toEqual(expect.arrayContaining(names));
      expect(await schemas()).toHaveLength(names.length + 1);
    });

    test("what an earlier run left under this name goes; what looks like it stays", async () => {
      await publish(url, graph, { schema: "live" });
      await owner.query(`
      CREATE SCHEMA entente_next_0000; COMMENT ON SCHEMA entente_next_0000 IS 'entente/1 0123456789abcdef next live';
      CREATE SCHEMA entente_next_0001; COMMENT ON SCHEMA entente_next_0001 IS 'entente/1 0123456789abcdef next other';
      CREATE SCHEMA entente_old_0002; CREATE SCHEMA live_next; CREATE TABLE live_next.fact (id text);
      CREATE SCHEMA live_old_1700000000000; CREATE TABLE live_old_1700000000000.mine (id text);`);
      const { left } = await publish(url, larger, { schema: "live" });
      expect(left).toEqual([]);
      const kept = ["entente_next_0001", "entente_old_0002", "live", "live_next", "live_old_1700000000000", "public"];
      expect(await schemas()).toEqual(kept);
      expect(await refused("entente_next_0001")).toBe(
        "the schema `entente_next_0001` holds a graph that was published as `other`",
      );
    });

    test("a graph that an earlier version of this program has published is ours", async () => {
      await publish(url, graph, { schema: "live" });
      await owner.query(`COMMENT ON SCHEMA live IS 'entente/1 0123456789abcdef'`);
      for (const { relname, kind } of (
        await owner.query<{ relname: string; kind: string }>(
          "SELECT relname, CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END AS kind FROM pg_class WHERE relnamespace = 'live'::regnamespace AND relkind IN ('r', 'v')",
        )
      ).rows)
        await owner.query(`COMMENT ON ${kind} live.${relname} IS NULL`);
      expect((await publish(url, larger, { schema: "live" })).left).toEqual([]);
      expect(await schemas()).toEqual(["live", "public"]);
    });

    test("a graph that was renamed by hand is not replaced under its new name", async () => {
      await publish(url, graph, { schema: "live" });
      await owner.query("ALTER SCHEMA live RENAME TO backup");
      expect(await refused("backup")).toBe("the schema `backup` holds a graph that was published as `live`");
      await publish(url, larger, { schema: "live" });
      expect([await count("backup"), await count("live")]).toEqual([graph.entities.length, larger.entities.length]);
    });

    test.each([
      ["table", "CREATE TABLE live.mine (id text)", "mine"],
      ["view", "CREATE VIEW live.mine AS SELECT * FROM live.fact", "mine"],
      ["function", "CREATE FUNCTION live.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'", "mine"],
      ["sequence", "CREATE SEQUENCE live.mine", "mine"],
      ["type", "CREATE TYPE live.mine AS ENUM ('a')", "mine"],
      ["domain", "CREATE DOMAIN live.mine AS text", "mine"],
    ])("a %s of the user's in the schema of a graph is not dropped with it", async (_, sql, name) => {
      await publish(url, graph, { schema: "live" });
      await owner.query(sql);
      expect(await refused("live", larger)).toBe(`the schema \`live\` holds \`${name}\`, which publish did not make`);
    });

    test.each([
      ["view", "CREATE VIEW reports.mine AS SELECT id FROM live.fact", "view reports.mine depends on table"],
      [
        "foreign key",
        "CREATE TABLE reports.mine (fact text REFERENCES live.fact (id))",
        "constraint mine_fact_fkey on table reports.mine depends on table",
      ],
    ])("a %s of the user's that refers to a graph is not dropped with it", async (_, sql, reason) => {
      await publish(url, graph, { schema: "live" });
      await owner.query(`CREATE SCHEMA reports; ${sql}`);
      const { left } = await publish(url, larger, { schema: "live" });
      expect(left).toHaveLength(1);
      expect(left[0]?.reason).toContain(reason);
      await owner.query("SELECT * FROM reports.mine");
      await owner.query("DROP SCHEMA reports CASCADE");
      expect((await publish(url, larger, { schema: "live" })).left).toEqual([]);
      expect(await schemas()).toEqual(["live", "public"]);
    });

    test("a schema that is made under the name meanwhile is kept", async () => {
      const made = publish(url, graph, {
        schema: "late",
        onTable: (table) => {
          if (table === "fact") void owner.query("CREATE SCHEMA late; CREATE TABLE late.mine (id text)");
        },
      });
      expect((await refusal(made)).message).toBe("there is a schema `late` that publish did not make");
      await owner.query("SELECT * FROM late.mine");
      expect(await schemas()).toEqual(["late", "public"]);
    });

    test("many publications at once, under one name and others", async () => {
      await Promise.all(["a", "a", "a", "b", "b", "a_next"].map((schema) => publish(url, graph, { schema })));
      await publish(url, graph, { schema: "a" });
      await publish(url, graph, { schema: "b" });
      expect(await schemas()).toEqual(["a", "a_next", "b", "public"]);
    });

    test("a database whose encoding cannot hold a text keeps the old graph, and says why", async () => {
      await owner.query("CREATE DATABASE latin TEMPLATE template0 ENCODING LATIN1 LC_COLLATE 'C' LC_CTYPE 'C'");
      const latin = url.replace(/\/test_\d+\?/, "/latin?");
      const cyrillic = datasetOf(
        SMALL_SCHEMA,
        [...graph.entities, entity("graf", "state", { name: "Граф" })],
        graph.facts,
      );
      const error = await refusal(publish(latin, cyrillic, { schema: "live" }));
      expect(error.hint).toBe("the database cannot hold all characters: its encoding must be UTF8");
    });
  },
);

async function clientOf(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
