import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { factsAmong } from "../../src/pipeline/stored-facts.ts";
import { rowGraph } from "../../src/pipeline/table-graph.ts";
import { portions } from "../../src/sql/portions.ts";
import { tablesOf } from "../../src/sql/tables.ts";
import { collected } from "../collected.ts";
import { stored } from "../helpers/stored.ts";
import { smallGraph } from "../query/small-graph.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-rows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In a function of its own: what it names is not held by the test. */
function opened() {
  const all = stored(smallGraph(), join(folder, "stored"));
  const { scope, blocks } = all;
  const held: object[] = [all, scope, scope.entities, ...blocks, ...blocks.map(({ named }) => named)];
  return { graph: rowGraph(all), held: held.map((one) => new WeakRef(one)) };
}

it("holds nothing of what was compiled once its rows are sent", async () => {
  const { graph, held } = opened();
  const each = portions(graph, tablesOf(graph.schema), 3);
  expect([...(each.next().value?.rows ?? [])]).not.toEqual([]);
  expect(await collected(held)).toBe(held.length);
  // And has all that the other rows draw on.
  for (const { rows } of each) Array.from(rows);
  expect(graph.entityCount()).toBe(smallGraph().entities.length);
});

it("knows of some ids which are facts'", () => {
  const all = stored(smallGraph(), join(folder, "asked"));
  const ids = smallGraph().facts.map(({ id }) => id);
  expect([...factsAmong(all, new Set([...ids, "nowhere"]))]).toEqual(ids);
  expect([...factsAmong(all, new Set([ids[2] ?? "", "nowhere"]))]).toEqual([ids[2]]);
});
