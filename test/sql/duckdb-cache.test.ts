import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, test } from "vitest";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { smallGraph } from "../query/small-graph.ts";
import { rows } from "./ask.ts";
import { builtAlready, cacheOf, databaseIn, databasesIn } from "./cache-of.ts";

const dataset = smallGraph();

describe("the cache", () => {
  const sound = mkdtempSync(join(tmpdir(), "entente-sql-"));
  beforeAll(async () => (await openCache(sound, cacheOf(dataset))).close());
  const other = { ...dataset, digest: "fedcba9876543210", facts: dataset.facts.slice(1) };
  const replaceBySoundOne = async (path: string, own: string) => {
    const elsewhere = join(own, "elsewhere");
    await (await openCache(elsewhere, cacheOf(other))).close();
    renameSync(databaseIn(elsewhere), path);
  };
  test.each<readonly [string, (path: string, own: string) => unknown]>([
    ["is not a database", (path) => writeFileSync(path, "not a database")],
    ["was cut short", (path) => truncateSync(path, 20_000)],
    ["is empty", (path) => truncateSync(path, 0)],
    ["is a sound database of another graph", replaceBySoundOne],
    ["was changed by another program", (path) => alter(path, "DELETE FROM fact")],
    ["has one other byte", (path) => flipByte(path, 30_000)],
    ["has a log beside it that would be replayed", (path) => writeFileSync(`${path}.wal`, "x")],
    ["is a folder", (path) => instead(path, () => mkdirSync(path))],
    ["is a pipe", (path) => instead(path, () => execFileSync("mkfifo", [path]))],
    ["is a link to itself", (path) => instead(path, () => symlinkSync(path, path))],
  ])("is built anew where the file %s", async (_, harm) => {
    const own = mkdtempSync(join(tmpdir(), "entente-sql-"));
    cpSync(sound, own, { recursive: true });
    await harm(databaseIn(own), own);
    const whole = await openCache(own, cacheOf(dataset));
    expect(await rows(whole, "SELECT COUNT(*) FROM fact")).toEqual([[dataset.facts.length]]);
    await whole.close();
    const again = await openCache(own, builtAlready(dataset));
    await again.close();
    rmSync(own, { recursive: true });
  });

  test("a sound database of another graph under the name of this one is not answered from", async () => {
    const own = mkdtempSync(join(tmpdir(), "entente-sql-"));
    await (await openCache(own, cacheOf(other))).close();
    const foreign = databaseIn(own);
    await (await openCache(own, cacheOf(dataset))).close();
    const [key = ""] = databasesIn(own).filter((path) => path !== foreign);
    // Its own seal, this one's key.
    const disguised = key.replace(/-[0-9a-f]{32}\./, `-${/-([0-9a-f]{32})\./.exec(foreign)?.[1]}.`);
    rmSync(key);
    renameSync(foreign, disguised);
    const engine = await openCache(own, cacheOf(dataset));
    expect(await rows(engine, "SELECT COUNT(*) FROM fact")).toEqual([[dataset.facts.length]]);
    await engine.close();
    // Its seal is of its bytes, which the engine's threads may write in another order.
    const keyOf = (path: string): string => path.replace(/-[0-9a-f]{32}\./, ".");
    expect(databasesIn(own).map(keyOf)).toEqual([keyOf(key)]);
    expect(databasesIn(own)).not.toContain(disguised);
    rmSync(own, { recursive: true });
  });

  test("another program, or other tables, have a file of their own", async () => {
    const own = mkdtempSync(join(tmpdir(), "entente-sql-"));
    await (await openCache(own, cacheOf(dataset))).close();
    await (await openCache(own, { ...cacheOf(dataset), program: "the next one" })).close();
    expect(databasesIn(own)).toHaveLength(2);
    rmSync(own, { recursive: true });
  });

  test("a database that another process is writing to is not waited for", async () => {
    const own = mkdtempSync(join(tmpdir(), "entente-sql-"));
    await (await openCache(own, cacheOf(dataset))).close();
    const path = databaseIn(own);
    const script = `const { DuckDBInstance } = await import("@duckdb/node-api");
      const held = await DuckDBInstance.create(process.argv[1]); await held.connect(); console.log("held"); setInterval(() => {}, 1000);`;
    const writer = spawn(process.execPath, ["--input-type=module", "-e", script, path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((done) => writer.stdout.once("data", done));
    try {
      const engine = await openCache(own, cacheOf(dataset));
      expect(await rows(engine, "SELECT COUNT(*) FROM fact")).toEqual([[dataset.facts.length]]);
      await engine.close();
    } finally {
      writer.kill("SIGKILL");
    }
    rmSync(own, { recursive: true });
  });

  test("keeps the latest few states, and one that is open answers on while another is built", async () => {
    const own = mkdtempSync(join(tmpdir(), "entente-sql-"));
    mkdirSync(own, { recursive: true });
    for (const name of ["graph-mine.duckdb", "graph-0.duckdb.wal", "notes.txt"]) writeFileSync(join(own, name), "mine");
    const first = await openCache(own, cacheOf(dataset, "first"));
    for (const digest of ["second", "third", "fourth"]) await (await openCache(own, cacheOf(dataset, digest))).close();
    expect(readdirSync(own)).toHaveLength(6);
    for (const name of ["graph-mine.duckdb", "graph-0.duckdb.wal", "notes.txt"])
      expect(readdirSync(own)).toContain(name);
    expect(await rows(first, "SELECT COUNT(*) FROM fact")).toEqual([[dataset.facts.length]]);
    await first.close();
    rmSync(own, { recursive: true });
  });
});

async function alter(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(sql);
  await connection.run("CHECKPOINT");
  connection.closeSync();
  instance.closeSync();
}

function instead(path: string, make: () => void): void {
  rmSync(path);
  make();
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
