import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { type PostgresServer, postgresPrograms, startPostgres, whyNoPostgres } from "./postgres-server.ts";

const SECRET = "s3cret";
const FORM = "write postgres://user@host:5432/database";
const ENCODE = "in a name or a password, write `@` as %40, `/` as %2F, `:` as %3A, `#` as %23, `?` as %3F, `%` as %25";
const project = harbourFolder();
afterAll(() => project.remove());

/** Both commands that take an address refuse it as a wrong argument, in one line and a hint, without the password. */
describe.each(["publish", "query"])("%s: an address that leads nowhere", (command) => {
  const ask = async (url: string) =>
    command === "publish" ? await run("-p", project.path, "publish", url) : await run("query", "--db", url, "SELECT 1");

  test.each([
    [`postgres://u:${SECRET}@127.0.0.1:99999/x`, "the port in the address is not a number from 1 to 65535", FORM],
    [`postgres://u:${SECRET}@127.0.0.1:0/x`, "the port in the address is not a number from 1 to 65535", FORM],
    [`postgres://u:${SECRET}@127.0.0.1:${SECRET}/x`, "the port in the address is not a number from 1 to 65535", FORM],
    [`postgres://u:${SECRET}@127.0.0.1/x?port=99999`, "the port in the address is not a number from 1 to 65535", FORM],
    [`postgres://u:${SECRET}/y@127.0.0.1/x`, "the address has a `#`, or an `@` after its host", ENCODE],
    [`postgres://u:1#${SECRET}@127.0.0.1/x`, "the address has a `#`, or an `@` after its host", ENCODE],
    [`postgres://u:1?${SECRET}@127.0.0.1/x`, "the address has a `#`, or an `@` after its host", ENCODE],
    [`postgres://u:${SECRET}%@127.0.0.1/x`, "the address has a `%` that encodes no character", ENCODE],
    [`postgres://u:${SECRET}%zz@127.0.0.1/x`, "the address has a `%` that encodes no character", ENCODE],
    [`postgres://u:${SECRET}%ff@127.0.0.1/x`, "the address has a `%` that encodes no character", ENCODE],
    [`postgres://u:${SECRET}@a,b/x`, "the address names several hosts", FORM],
    [`postgres://u:${SECRET}@[::1/x`, "that is not a valid address", FORM],
    [`postgres://u:${SECRET}@a b/x`, "that is not a valid address", FORM],
    [`mysql://u:${SECRET}@127.0.0.1/x`, "that is not the address of a PostgreSQL database", FORM],
    [`u:${SECRET}@127.0.0.1/x`, "that is not the address of a PostgreSQL database", FORM],
    [`/var/run/${SECRET}`, "that is not the address of a PostgreSQL database", FORM],
    ["", "that is not the address of a PostgreSQL database", FORM],
  ])("%s", async (url, message, hint) => {
    const { code, out, err } = await ask(url);
    expect([code, out, err]).toEqual([2, "", `entente: ${message}\nhint: ${hint}\n`]);
  });

  test.each([
    [
      `postgres://u:${SECRET}@127.0.0.1:1/x`,
      /^entente: cannot reach the PostgreSQL: .*ECONNREFUSED.*\nhint: is the server running/,
    ],
    [
      `postgres://u:${SECRET}@nowhere.invalid/x`,
      /^entente: cannot reach the PostgreSQL: the host `nowhere.invalid` has no address\nhint: check/,
    ],
    [
      `postgres://u:${SECRET}@/x?host=/nowhere`,
      /^entente: cannot reach the PostgreSQL: .*ENOENT.*\nhint: is the server running/,
    ],
    [`postgres://u:${SECRET}@127.0.0.1:1/x?sslrootcert=/nowhere`, /^entente: ENOENT: .*'\/nowhere'\n/],
  ])("%s", async (url, message) => {
    const { code, out, err } = await ask(url);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err).not.toContain(SECRET);
  });

  test("what listens there is no PostgreSQL", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { code, err } = await ask(`postgres://u:${SECRET}@127.0.0.1:${port}/x`);
    expect(code).toBe(2);
    expect(err).toMatch(/^entente: cannot reach the PostgreSQL: .+\n/);
    expect(err).not.toContain(SECRET);
    other.close();
  });

  test("PGPORT", async () => {
    process.env["PGPORT"] = "99999";
    try {
      const { err } = await ask(`postgres://u:${SECRET}@127.0.0.1/x`);
      expect(err).toBe(`entente: the port in PGPORT is not a number from 1 to 65535\nhint: ${FORM}\n`);
    } finally {
      delete process.env["PGPORT"];
    }
  });
});

const missing = whyNoPostgres();
describe.skipIf(missing !== null)(`with a server${missing === null ? "" : ` (skipped: ${missing})`}`, () => {
  let server: PostgresServer;
  let owner: Client;
  beforeAll(async () => {
    server = startPostgres();
    owner = new Client({ connectionString: server.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    server?.stop();
  });

  test("a database or role that is missing, TLS that it does not speak", async () => {
    const says = async (url: string) => (await run("-p", project.path, "publish", url)).err;
    expect(await says(server.url.replace("/postgres?", "/nowhere?"))).toBe(
      "entente: cannot reach the PostgreSQL: database `nowhere` does not exist\nhint: create the database first, or name another one after the host\n",
    );
    expect(await says(server.url.replace("owner@", "stranger@"))).toContain("role `stranger` does not exist");
  });

  test("a project without entities does not replace a graph, unless it is told to", async () => {
    expect((await run("-p", project.path, "publish", server.url)).code).toBe(0);
    const before = await count();
    const empty = mkdtempSync(join(tmpdir(), "entente-empty-"));
    mkdirSync(join(empty, "data"));
    const message = `entente: the project ${empty} has no entities: nothing was published\nhint: --project DIR names another project; --allow-empty publishes this one\n`;
    expect(await run("-p", empty, "publish", server.url)).toEqual({ code: 2, out: "", err: message });
    writeFileSync(join(empty, "data", "notes.txt"), "not data");
    expect((await run("-p", empty, "publish", server.url)).err).toBe(message);
    expect((await run("-p", join(empty, "data"), "publish", server.url)).code).toBe(2);
    writeFileSync(join(empty, "data", "broken.yaml"), "type: nonsense\n");
    expect((await run("-p", empty, "publish", server.url)).code).toBe(1);
    expect(await count()).toBe(before);
    rmSync(join(empty, "data", "broken.yaml"));
    expect((await run("-p", empty, "publish", server.url, "--allow-empty")).code).toBe(0);
    expect(await count()).toBe(0);
    rmSync(empty, { recursive: true });
  });

  test.each(["e2", "entente", "public2", 'say "so"', "it's; :x :'y'", "Граф", "a\\b", "$$", "n".repeat(63)])(
    "the printed script runs as it is, under %j",
    async (schema) => {
      const folder = mkdtempSync(join(tmpdir(), "entente-script-"));
      const file = join(folder, "t.sql");
      const published = `of ${schema}`.slice(0, 63);
      await run("-p", project.path, "publish", server.url, "--db-schema", published);
      await owner.query(`DROP SCHEMA IF EXISTS "${schema.replaceAll('"', '""')}" CASCADE`);
      writeFileSync(file, (await run("-p", project.path, "publish", "--db-schema", schema, "--print-sql")).out);
      const psql = [server.url, "-q", "-v", "ON_ERROR_STOP=1", "-f", file];
      const env = { PATH: process.env["PATH"], LC_ALL: "C", PGOPTIONS: "--client-min-messages=warning" };
      expect(execFileSync(join(postgresPrograms() ?? "", "psql"), psql, { encoding: "utf8", env })).toBe("");
      expect(await shapeOf(schema)).toEqual(await shapeOf(published));
      expect((await shapeOf(schema)).length).toBeGreaterThan(100);
      // It has no comment of ours, so it is the user's.
      const refused = await run("-p", project.path, "publish", server.url, "--db-schema", schema);
      expect([refused.code, refused.err.split("\n")[0]]).toEqual([
        2,
        `entente: there is a schema \`${schema}\` that publish did not make`,
      ]);
      rmSync(folder, { recursive: true });
    },
  );

  const count = async () => Number((await owner.query("SELECT COUNT(*) AS n FROM entente.entity")).rows[0]?.n);

  /** Columns, keys, indexes, views and comments of a schema, without its name. */
  async function shapeOf(schema: string): Promise<readonly string[]> {
    await owner.query(`SET search_path = "${schema.replaceAll('"', '""')}"`);
    const { rows } = await owner.query<{ line: string }>(
      `SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attcollation AS line
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = $1::regnamespace AND a.attnum > 0
       UNION ALL SELECT pg_get_indexdef(c.oid) FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'i'
       UNION ALL SELECT c.relname || ' ' || pg_get_viewdef(c.oid) FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'v'
       UNION ALL SELECT c.relname || ' ' || obj_description(c.oid, 'pg_class') FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'v')
       ORDER BY 1`,
      [`"${schema.replaceAll('"', '""')}"`],
    );
    await owner.query("RESET search_path");
    const name = /[^a-z0-9_]/.test(schema) ? `"${schema.replaceAll('"', '""')}"` : schema;
    return rows.map(({ line }) => line.replaceAll(`${name}.`, "")).sort();
  }
});
