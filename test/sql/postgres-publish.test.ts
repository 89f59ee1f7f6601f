import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Client } from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { openPostgres } from "../../src/sql/postgres/engine.ts";
import { harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { dataset as datasetOf, entity, fact, SMALL_SCHEMA, smallGraph } from "../query/small-graph.ts";
import { refusal, rows } from "./ask.ts";
import { openFaultyLine } from "./faulty-line.ts";
import { freshDatabase, type PostgresServer, postgresPrograms, publish, whyNoPostgres } from "./postgres-server.ts";

const missing = whyNoPostgres();
const graph = smallGraph();

describe.skipIf(missing !== null)(`publishing to PostgreSQL${missing === null ? "" : ` (skipped: ${missing})`}`, () => {
  let server: Pick<PostgresServer, "url">;

  beforeAll(async () => {
    server = freshDatabase();
    await publish(server.url, graph, { schema: "entente" });
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
    const refused = await refusal(publish(url, graph, { schema: "granted" }));
    expect([refused.message, refused.hint]).toEqual([
      expect.stringMatching(/^permission denied for database \w+$/),
      "the role needs CREATE on the database, and must own the schema",
    ]);
    const unknown = await refusal(publish(server.url, graph, { schema: "granted", grant: ["no-such-role"] }));
    expect(unknown.message).toBe("role `no-such-role` does not exist");
    await publish(server.url, graph, { schema: "granted" });
    const shut = await refusal(openPostgres(url, "granted"));
    expect([shut.message, shut.hint]).toEqual([
      "the role `reader` may not read the schema `granted`",
      "publish with `--grant reader`, or with a role that it belongs to",
    ]);
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

  test("rows that were asked for as CSV go back by \\copy, lists too", async () => {
    const project = harbourFolder();
    project.write(
      "data/people/comma.yaml",
      'type: person\nname: "Comma, \\"the\\" {last}"\naliases: ["a, b", "null", "c\\\\d"]\n',
    );
    const sql = "SELECT id, voice_ids, former_ids, contested, voices FROM fact ORDER BY id";
    const names = `SELECT id, list(name ORDER BY name) AS names FROM (SELECT entity AS id, name FROM alias) AS a GROUP BY id ORDER BY id`;
    for (const [table, columns, asked] of [
      ["facts", "id text, voice_ids text[], former_ids text[], contested text, voices integer", sql],
      ["names", "id text, names text[]", names],
    ] as const) {
      const { out } = await run("-p", project.path, "query", asked, "--format", "csv");
      const psql = [
        server.url,
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        "-c",
        `CREATE TABLE ${table} (${columns})`,
        "-c",
        `\\copy ${table} from stdin csv header`,
      ];
      execFileSync(join(postgresPrograms() ?? "", "psql"), psql, { input: out, encoding: "utf8" });
      const engine = await openPostgres(server.url, "public");
      const cache = await run("-p", project.path, "query", asked, "--format", "json");
      const back = await rows(engine, `SELECT to_jsonb(t) FROM ${table} t ORDER BY id COLLATE "C"`);
      expect(back.map(([row]) => row)).toEqual(JSON.parse(cache.out));
      expect(back.length).toBeGreaterThan(1);
      await engine.close();
    }
    project.remove();
  });

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
});
