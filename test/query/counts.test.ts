import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { factsAround, fewFacts } from "../../src/cli/selection/few-facts.ts";
import { selectFacts } from "../../src/cli/selection/select-facts.ts";
import type { Fact } from "../../src/model/fact.ts";
import { openGraph } from "../../src/query/index.ts";
import { entityJson } from "../../src/report/sheet/sheet-json.ts";
import { writeDatabase } from "../../src/sql/duckdb/cache.ts";
import { openEngine } from "../../src/sql/duckdb/engine.ts";
import { tableGraphOf } from "../../src/sql/table-graph.ts";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { stored } from "../helpers/stored.ts";
import { rows } from "../sql/ask.ts";
import { namingGraphs, SOURCES } from "./random-graphs.ts";

/** One definition of what a fact is about, on every face: `facts --about`, `show`, SQL and the page. */

const folder = mkdtempSync(join(tmpdir(), "entente-counts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Shown {
  readonly facts: Readonly<Record<"out" | "in" | "in_qualifiers", readonly { readonly id: string }[]>>;
}

test("every face lists the same facts about an entity, and the same entities in a document", {
  timeout: 300_000,
}, async () => {
  let made = 0;
  let onlyByClaim = 0;
  await fc.assert(
    fc.asyncProperty(namingGraphs, async (drawn) => {
      made += 1;
      const data = { ...drawn, digest: `c${String(made).padStart(15, "0")}` };
      const graph = openGraph(data);
      const atlas = buildAtlas({ dataset: data, graph: { nodes: [], edges: [] } });
      const disk = stored(data, join(folder, `${data.digest}.facts`));
      const path = join(folder, `${data.digest}.duckdb`);
      await writeDatabase(path, tableGraphOf(data));
      const sql = await openEngine(path);
      try {
        const about = await rows(sql, "SELECT entity, fact FROM about ORDER BY entity, fact");
        for (const entity of data.entities) {
          const { id } = entity;
          const asked = selectFacts(graph, { about: [id] }).ids();
          const { facts } = entityJson(graph, entity) as Shown;
          const listed = [...facts.out, ...facts.in, ...facts.in_qualifiers].map((one) => one.id);
          expect(listed.toSorted(), `show ${id}`).toEqual(asked);
          expect(
            about.flatMap(([named, fact]) => (named === id ? fact : [])),
            `SQL ${id}`,
          ).toEqual(asked);
          expect(
            atlas.kg.factsAbout(id).map((one) => one.id),
            `page of ${id}`,
          ).toEqual(asked);
          const few = fewFacts(disk, { format: "json", about: [id] });
          if (few) expect(selectFacts(few.graph, few.flags).ids(), `few facts of ${id}`).toEqual(asked);
          const around = factsAround(disk, id);
          if (around)
            expect(
              around.factsAbout(id).map((one) => one.id),
              `facts around ${id}`,
            ).toEqual(asked);
          onlyByClaim += atlas.kg.factsAbout(id).filter((one) => isOnlyByClaim(one, id)).length;
        }
        for (const source of SOURCES.filter((one) => one !== "october-c1")) {
          const named = await rows(sql, `SELECT entity FROM mention WHERE source = '${source}' ORDER BY entity`);
          expect(named.flat(), source).toEqual(graph.entities().inSource(source).ids());
        }
      } finally {
        await sql.close();
        rmSync(path, { force: true });
      }
    }),
    { numRuns: 15 },
  );
  // What the page used to forget.
  expect(onlyByClaim).toBeGreaterThan(5);
});

function isOnlyByClaim({ subject, object, qualifiers }: Fact, id: string): boolean {
  return subject !== id && object !== id && !Object.values(qualifiers).includes(id);
}
