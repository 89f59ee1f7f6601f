import fc from "fast-check";
import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { pagesOf } from "./shipped-pages.ts";

const { dataset } = checkProject(memoryHost(harbourProject()));
if (dataset === null) throw new Error("the harbour has errors");
const options = { hasViewer: true, scripts: new Map([["search.js", new Uint8Array()]]) };
const before = pagesOf(openGraph(dataset), options);

/** What no page holds before. */
const MARK = "Qaanaaq";

const entity = fc.constantFrom(...dataset.entities);
const claim = fc.constantFrom(...dataset.facts.flatMap(({ claims }) => claims));

type Edit = (dataset: Dataset) => Dataset;
const ofEntity =
  (id: string, change: object): Edit =>
  (of) => ({
    ...of,
    entities: of.entities.map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
const ofClaim =
  (id: string, change: object): Edit =>
  (of) => ({
    ...of,
    facts: of.facts.map((fact) => ({
      ...fact,
      claims: fact.claims.map((one) => (one.id === id ? { ...one, ...change } : one)),
    })),
  });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  entity.map(({ id, name }) => ofEntity(id, { name: `${name} ${MARK}` })),
  entity.map(({ id }) => ofEntity(id, { name: MARK })),
  entity.map(({ id }) => ofEntity(id, { description: MARK })),
  entity.map(({ id, aliases }) => ofEntity(id, { aliases: [...aliases, { name: MARK, used_by: null }] })),
  claim.map(({ id }) => ofClaim(id, { note: MARK })),
  claim.map(({ id }) => ofClaim(id, { quote: MARK })),
);

it("an edit changes the pages that show it, and no other", () => {
  fc.assert(
    fc.property(edit, (change) => {
      const after = pagesOf(openGraph(change(dataset)), options);
      const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
      const showing = [...after].filter(([, text]) => text.includes(MARK)).map(([path]) => path);
      expect(showing.length).toBeGreaterThan(0);
      expect(changed).toEqual(showing);
      const isPage = (path: string): boolean => !path.startsWith("pages/search/");
      expect([...after.keys()].filter(isPage)).toEqual([...before.keys()].filter(isPage));
    }),
    { numRuns: 40 },
  );
});
