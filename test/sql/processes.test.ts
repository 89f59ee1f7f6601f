import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { harbourFolder } from "../helpers/harbour-folder.ts";
import { smallGraph } from "../query/small-graph.ts";
import { builtAlready, cacheOf } from "./cache-of.ts";

const BIN = resolve("lib/cli/main.js");
const project = harbourFolder();
const ENDLESS = "SELECT COUNT(*) FROM range(10000000) a, range(10000000) b WHERE a.range + b.range = 7";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(...args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [BIN, "-p", project.path, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  return { child, ended: new Promise((done) => child.on("close", (code) => done({ code, out, err }))) };
}

/** Rows without end: the first of them tells that the statement runs. */
const ROWS = "SELECT range AS n FROM range(1000000000000)";
const begins = (child: ChildProcess) => new Promise((done) => child.stdout?.once("data", done));
const COUNT = ["query", "SELECT COUNT(*) AS n FROM fact", "--format", "csv"];

describe.skipIf(!existsSync(BIN))("query in processes of its own (built by `npm test`)", () => {
  let whole: string;
  beforeAll(async () => {
    whole = (await start(...COUNT).ended).out;
    expect(whole).toMatch(/^n\r\n\d+\r\n$/);
  });
  afterAll(() => project.remove());

  test("Ctrl-C stops a statement and says so", async () => {
    const { child, ended } = start("query", ROWS, "--format", "csv");
    await begins(child);
    child.kill("SIGINT");
    const { code, err } = await ended;
    expect([code, err]).toEqual([130, "entente: stopped\n"]);
  });

  test("the time limit stops it too", async () => {
    const { code, err } = await start("query", ENDLESS, "--time-limit", "0.5").ended;
    expect([code, err.split("\n")[0]]).toEqual([2, "entente: the statement ran longer than 0.5 s"]);
  });

  test("a query that is killed leaves no lock and no broken cache", async () => {
    const { child, ended } = start("query", ROWS, "--format", "csv");
    await begins(child);
    child.kill("SIGKILL");
    await ended;
    expect((await start(...COUNT).ended).out).toBe(whole);
    expect(readdirSync(join(project.path, ".entente")).filter((name) => /wal|tmp/.test(name))).toEqual([]);
  });

  test("a reader that has seen enough ends a million rows", () => {
    const shell = `"${process.execPath}" "${BIN}" -p "${project.path}" query "SELECT range AS n FROM range(1000000)" --format csv | head -n 3`;
    expect(execFileSync("sh", ["-c", shell], { encoding: "utf8" })).toBe("n\r\n0\r\n1\r\n");
  });

  test("several ask at once while another builds anew", async () => {
    rmSync(join(project.path, ".entente"), { recursive: true, force: true });
    const answers = await Promise.all([1, 2, 3].map(() => start(...COUNT).ended));
    expect(answers.map(({ out }) => out)).toEqual([whole, whole, whole]);
  });
});

test("a build that dies leaves the cache as it was; what it left is not a cache", async () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-sql-"));
  const dataset = smallGraph();
  await (await openCache(folder, cacheOf(dataset))).close();
  const broken = { ...dataset, facts: [...dataset.facts, Object.create(null)] };
  await expect(openCache(folder, cacheOf(broken, "broken"))).rejects.toThrow();
  expect(readdirSync(folder)).toHaveLength(1);
  const engine = await openCache(folder, builtAlready(dataset));
  await engine.close();
  rmSync(folder, { recursive: true });
});
