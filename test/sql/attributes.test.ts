import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { tablesOf } from "../../src/sql/tables.ts";
import { runs } from "../helpers/runs.ts";
import { agreeOnAttributes, withAttributes } from "./attribute-questions.ts";
import { cacheOf } from "./cache-of.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-attributes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("numbers, quantities and dates of entities answer in SQL as in the API", async () => {
  const [first, ...others] = fc.sample(withAttributes, { numRuns: runs(2), seed: 17 });
  for (const [n, data] of [first, ...others].entries()) {
    if (data === undefined) throw new Error("no graph");
    const engine = await openCache(join(folder, String(n)), cacheOf(data));
    await agreeOnAttributes(engine, data);
    await engine.close();
  }
});

test("a column of an attribute takes no name that is taken, whatever its case", () => {
  const [data] = fc.sample(withAttributes, { numRuns: 1, seed: 1 });
  const names = tablesOf(data?.schema ?? { entities: {}, relations: {} })
    .find(({ name }) => name === "entity")
    ?.columns.map(({ name }) => name);
  expect(names?.slice(8)).toEqual([
    ...["a_Type", "listed", "listed_first", "listed_last", "listed_latest_start", "listed_earliest_end", "a_name"],
    ...["public", "results", "results_min", "results_max", "results_unit", "results_rate"],
    ...["staff", "turnover", "turnover_min", "turnover_max", "turnover_unit", "turnover_rate"],
  ]);
});
