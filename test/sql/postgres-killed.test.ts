import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { isLong } from "../helpers/runs.ts";
import { type PostgresServer, startPostgres, whyNoPostgres } from "./postgres-server.ts";

const missing = whyNoPostgres();
const SECRET = "s3cret-w0rd";

describe.skipIf(missing !== null)(`publish${missing === null ? "" : ` (skipped: ${missing})`}`, () => {
  const project = harbourFolder();
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
    project.remove();
  });

  test("that is killed at any moment leaves the old graph whole or the new one, and nothing else", async () => {
    const publish = () => run("-p", project.path, "publish", server.url);
    expect((await publish()).code).toBe(0);
    const names = async () =>
      String((await owner.query("SELECT string_agg(name, '|' ORDER BY id) AS n FROM entente.entity")).rows[0]?.n);
    const old = await names();
    project.write("data/states/ostia.yaml", "type: state\nname: Ostia the New\n");
    const fresh = old.replace("Ostia", "Ostia the New");
    for (const after of isLong ? [250, 450, 600, 700, 800, 1000] : [450, 700, 1000]) {
      const child = spawn(process.execPath, [resolve("lib/cli/main.js"), "-p", project.path, "publish", server.url]);
      const ended = new Promise((done) => child.on("close", done));
      await Promise.race([ended, setTimeout(after)]);
      child.kill("SIGKILL");
      await ended;
      // The server needs a moment to see that its client is gone.
      await setTimeout(200);
      expect([old, fresh]).toContain(await names());
    }
    expect((await publish()).code).toBe(0);
    expect(await names()).toBe(fresh);
    const { rows } = await owner.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'entente%'");
    expect(rows).toEqual([{ nspname: "entente" }]);
  });

  test("says what is wrong with a password, or with TLS, and never prints the password", async () => {
    const { rows } = await owner.query<{ data_directory: string }>("SHOW data_directory");
    const file = join(rows[0]?.data_directory ?? "", "pg_hba.conf");
    writeFileSync(file, `local all locked scram-sha-256\n${readFileSync(file, "utf8")}`);
    await owner.query(`CREATE ROLE locked LOGIN PASSWORD '${SECRET}'`);
    await owner.query("GRANT CREATE ON DATABASE postgres TO locked");
    await owner.query("SELECT pg_reload_conf()");
    const says = async (login: string, more = "") => {
      const { code, out, err } = await run(
        "-p",
        project.path,
        "publish",
        server.url.replace("owner@", login) + more,
        "--db-schema",
        "of_locked",
      );
      expect(out + err).not.toContain(SECRET);
      return { code, err };
    };
    const refused = { code: 2, err: expect.stringMatching(/password/) };
    // The server takes its new rules in a moment later.
    await vi.waitFor(async () => expect(await says(`locked:${SECRET}x@`)).toMatchObject(refused), { timeout: 20_000 });
    expect(await says("locked@")).toMatchObject(refused);
    expect(await says(`locked:${SECRET}@`, "&sslmode=require")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/SSL|TLS/),
    });
    expect(await says(`locked:${SECRET}@`)).toMatchObject({ code: 0 });
  });
});
