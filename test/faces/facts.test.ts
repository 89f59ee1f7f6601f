import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { corroborate } from "../../src/corroborate/corroborate.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { SUPPORT } from "../../src/model/support.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import type { KnowledgeGraph } from "../../src/query/knowledge-graph.ts";
import { rollupSentence } from "../../src/wording/support/rollup-sentence.ts";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { claims, factOf, world } from "../corroborate/arbitrary.ts";
import { resolve } from "../helpers/resolve.ts";
import { runs } from "../helpers/runs.ts";
import { schema } from "../resolve/tiny-schema.ts";
import { shippedAtlas } from "../viewer/shipped-atlas.ts";
import { expectOneMeaning } from "./fact-faces.ts";
import { sessionOf } from "./page-text.ts";

const { entities, facts: ties } = resolve(schema, world.documents);
const named = [...entities.values()].map((entity): Entity => ({ ...entity, name: `The ${entity.id.toUpperCase()}` }));

/** A fact with claims of every stance, some of neither speaker nor source. */
const facts: fc.Arbitrary<Fact> = fc
  .record({
    own: claims({}),
    speechless: fc.oneof({ weight: 4, arbitrary: fc.constant<readonly number[]>([]) }, fc.subarray([0, 1, 2])),
    quantity: fc.option(fc.constantFrom("5000 troops", "~300..400 troops", "..80 rounds"), { freq: 1 }),
    when: fc.option(fc.constantFrom("2024-10/..", "2024", "2024-10~"), { freq: 1 }),
    assessed: fc.option(fc.constantFrom(...SUPPORT), { freq: 1 }),
  })
  .map(({ own, speechless, quantity, when, assessed }) => {
    const told = own.map((claim, i): Claim => {
      return speechless.includes(i) ? { ...claim, by: null, source: null, relays: [] } : claim;
    });
    const number = quantity === null ? null : parseQuantity(quantity);
    const bare = factOf(told, { ...(number && { quantity: number }), ...(when && { when }) });
    const assessment = assessed && { support: assessed, why: "Both sides published photographs." };
    return { ...bare, rollup: { ...UNSOURCED, assessment } };
  });

describe("every face of a fact says the same", () => {
  it("of each that is shipped", () => {
    const session = sessionOf(shipped);
    for (const fact of session.atlas.dataset.facts) expectOneMeaning(session, fact);
  }, 180_000);

  it("whatever is claimed of it, by whom and how", () => {
    const many = fc.array(facts, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(many, (bare) => {
        const all = corroborate([...ties, ...bare.map(numbered)], world.voices);
        const dataset = { format: "entente/1" as const, digest: "0", schema, entities: named, facts: all };
        const session = sessionOf(buildAtlas({ dataset, graph: { nodes: [], edges: [] } }));
        for (const fact of all.slice(ties.length)) expectOneMeaning(session, fact);
      }),
      { numRuns: runs(6) },
    );
  }, 180_000);

  it.each([
    [
      "kpa-deployment-2024",
      /^Confirmed by South Korea, NATO and United States, and said by 7 more voices; .*denied by Russia and North Korea, parties to it; .*; 3,000 to 30,000 troops, best 10,000 \(5 of 7 voices\)\.$/,
    ],
    [
      "russia.supplies.north-korea.money",
      /^Reported by one voice only, Author of North Korean whirlpool; expected by Dylan Motin\.$/,
    ],
  ])("of %s what a reader needs first", (id, words) => {
    const { graph, fact } = shippedFact(id);
    expect(rollupSentence(graph, fact, graph.statementsOf(fact))).toMatch(words);
  });
});

/** Its own id, in its claims as well. */
function numbered(fact: Fact, n: number): Fact {
  const id = `f${n}`;
  return { ...fact, id, claims: fact.claims.map((claim, i) => ({ ...claim, fact: id, id: `${id}#${i + 1}` })) };
}

const shipped = shippedAtlas();

function shippedFact(id: string): { readonly graph: KnowledgeGraph; readonly fact: Fact } {
  const fact = shipped.kg.fact(id);
  if (!fact) throw new Error(`no fact ${id}`);
  return { graph: shipped.kg, fact };
}
