import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { Core } from "../../src/query/core.ts";
import { writeParquet } from "../../src/sql/duckdb/parquet.ts";
import { TABLES, tablesOf } from "../../src/sql/tables.ts";
import { oraclePython } from "../helpers/oracles.ts";
import { smallGraph } from "../query/small-graph.ts";
import { cacheOf } from "./cache-of.ts";

test("parquet holds the same tables, lists and dates as what they are", async () => {
  const dataset = smallGraph();
  const cache = mkdtempSync(join(tmpdir(), "entente-cache-"));
  const folder = mkdtempSync(join(tmpdir(), "entente's-parquet-"));
  await writeParquet(folder, cache, cacheOf(dataset));
  await writeParquet(folder, cache, cacheOf(dataset));
  expect(readdirSync(folder).sort()).toEqual(TABLES.map(({ name }) => `${name}.parquet`).sort());
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const core = new Core(dataset);
  for (const table of tablesOf(dataset.schema)) {
    const path = join(folder, `${table.name}.parquet`).replaceAll("'", "''");
    const read = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`);
    expect(read.columnNames()).toEqual(table.columns.map((column) => column.name));
    expect(read.getRows()).toHaveLength([...table.rows(core)].length);
  }
  const fact = join(folder, "fact.parquet").replaceAll("'", "''");
  const typed = await connection.runAndReadAll(
    `SELECT voice_ids, when_first, qualifiers->>'item' FROM read_parquet('${fact}') WHERE 'boris' = ANY(voice_ids) AND item = 'shell'`,
  );
  expect(typed.getRowsJson()).toEqual([[["anna", "boris"], "2024-05-01", "shell"]]);
  for (const one of [folder, cache]) rmSync(one, { recursive: true });
});

const pandas = oraclePython("pandas", "pyarrow");
test.skipIf(pandas.missing !== "")(`pandas reads every table of it${pandas.missing}`, async () => {
  const dataset = smallGraph();
  const cache = mkdtempSync(join(tmpdir(), "entente-cache-"));
  const folder = mkdtempSync(join(tmpdir(), "entente-pandas-"));
  await writeParquet(folder, cache, cacheOf(dataset));
  const core = new Core(dataset);
  const script = `import json, pathlib, pandas
print(json.dumps({p.stem: [list(t.columns), len(t)] for p in pathlib.Path(".").glob("*.parquet") for t in [pandas.read_parquet(p)]}))`;
  const { stdout, stderr } = spawnSync(pandas.command, ["-c", script], { cwd: folder, encoding: "utf8" });
  expect(stdout, stderr).not.toBe("");
  const wanted = tablesOf(dataset.schema).map((table) => {
    return [table.name, [table.columns.map(({ name }) => name), [...table.rows(core)].length]];
  });
  expect(JSON.parse(stdout)).toEqual(Object.fromEntries(wanted));
  for (const one of [folder, cache]) rmSync(one, { recursive: true });
});
