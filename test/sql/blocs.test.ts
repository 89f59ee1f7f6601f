import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openCache } from "../../src/sql/duckdb/cache.ts";
import { tablesMarkdown } from "../../src/sql/reference.ts";
import { shipped } from "../competency/shipped.ts";
import { rows } from "./ask.ts";
import { cacheOf } from "./cache-of.ts";

test("the documented statement gives the bloc of the API, for every actor of the shipped project", async () => {
  const graph = shipped;
  const folder = mkdtempSync(join(tmpdir(), "entente-blocs-"));
  const engine = await openCache(folder, cacheOf(graph.dataset));
  const actors = graph.entities("actor").ids();
  expect(actors.length).toBeGreaterThan(100);
  const found = await rows(
    engine,
    `WITH RECURSIVE below(root, id) AS (SELECT id, id FROM entity UNION SELECT root, b.member FROM below JOIN belonging b ON b.owner = below.id),
     above(root, id) AS (SELECT id, id FROM entity UNION SELECT root, b.owner FROM above JOIN belonging b ON b.member = above.id)
     SELECT DISTINCT root, id FROM (SELECT root, id FROM below UNION SELECT root, id FROM above) AS both_ways`,
  );
  for (const actor of actors) {
    const ids = found.flatMap(([root, id]) => (root === actor ? [String(id)] : []));
    expect(ids.sort()).toEqual(graph.bloc(actor).ids.toSorted());
  }
  const [, documented] = /`(WITH RECURSIVE below[^`]+)`/.exec(tablesMarkdown()) ?? [];
  const to = `SELECT id FROM (${documented}) AS found ORDER BY id`;
  const facts = graph.facts().filter(({ object }) => object !== null && graph.bloc("ukraine").ids.includes(object));
  expect((await rows(engine, to)).map(([id]) => id)).toEqual(facts.ids());
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});
