import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SUPPORT } from "../../src/model/support.ts";
import { buildAtlas, isTypeOn } from "../../viewer/derive/atlas.ts";
import { byCount } from "../../viewer/derive/by-count.ts";
import { endTestsOf } from "../../viewer/derive/end-conditions.ts";
import { see } from "../../viewer/derive/seen.ts";
import { sentenceOf } from "../../viewer/derive/sentence.ts";
import { alsoKeep, type Shown, show } from "../../viewer/derive/shown.ts";
import type { EndCondition } from "../../viewer/state/end-conditions.ts";
import { FIRST_VIEW, type Filters, NO_CLOCKS, NO_FILTERS } from "../../viewer/state/view-state.ts";
import { sampleDataset } from "./sample-dataset.ts";

const atlas = buildAtlas(sampleDataset());
const seen = see(atlas, NO_CLOCKS, null);
const types = Object.keys(atlas.dataset.schema.entities);
const relations = [...atlas.kinds.keys()];
const sources = atlas.dataset.entities.filter(({ type }) => type === "source").map(({ id }) => id);

function filtered(change: Partial<Filters>): Shown {
  return show(atlas, seen, { ...NO_FILTERS, ...change }, null);
}

const filters: fc.Arbitrary<Filters> = fc.record({
  entities: fc.constant([]),
  types: fc.subarray(types),
  relations: fc.subarray(relations),
  support: fc.option(fc.constantFrom(...SUPPORT)),
  contested: fc.boolean(),
  single: fc.boolean(),
  changed: fc.constant(false as const),
  sources: fc.subarray(sources, { maxLength: 3 }),
  voices: fc.constant([]),
  where: fc.constant([]),
  bloc: fc.constant(null),
  during: fc.constantFrom(null, "2015", "2018/2020"),
  said: fc.constantFrom(null, "2024-10"),
  isolated: fc.constant(false),
});

describe("what is shown", () => {
  it("leaves out at first what is about the sources, and draws no entity that no fact touches", () => {
    const { facts, nodes, edges } = filtered({});
    expect(facts.length).toBeGreaterThan(50);
    expect(facts.every(({ type }) => type !== "authored_by")).toBe(true);
    const touched = new Set(edges.flatMap(({ source, target }) => [source, target]));
    expect([...nodes].every((id) => touched.has(id))).toBe(true);
    expect([...nodes].some((id) => atlas.kg.entity(id)?.type === "source")).toBe(false);
  });

  it("says what is wrong with a condition that cannot be read, which leaves nothing out", () => {
    const where: readonly EndCondition[] = [
      { ends: "either end", text: "typ=state" },
      { ends: "each end", text: "type=nothing" },
      { ends: "subject", text: "=" },
      { ends: "object", text: "__proto__=1" },
    ];
    const { wrong } = endTestsOf(atlas, where);
    expect([...wrong.keys()]).toEqual(where);
    expect(wrong.get(where[0] as EndCondition)).toBe("no entity type has an attribute `typ`; did you mean `type`?");
    expect(filtered({ where, bloc: "no-one-at-all" }).facts).toEqual(filtered({}).facts);
    const state = { ...FIRST_VIEW, filters: { ...NO_FILTERS, where, bloc: "no-one-at-all" } };
    expect(sentenceOf(atlas, state, seen, filtered({ where })).shows).not.toMatch(/end|bloc/);
  });

  it("keeps entities that nothing touches where they meet the conditions", () => {
    const where: readonly EndCondition[] = [{ ends: "either end", text: "type=state" }];
    const { nodes, facts, edges } = filtered({ where, isolated: true });
    const touched = new Set(edges.flatMap(({ source, target }) => [source, target]));
    const isState = (id: string): boolean => atlas.kg.entity(id)?.type === "state";
    expect([...nodes].filter((id) => !touched.has(id)).every(isState)).toBe(true);
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.every(({ subject, object }) => isState(subject) || (object !== null && isState(object)))).toBe(true);
  });

  it("never shows a fact that fails a filter", () => {
    fc.assert(
      fc.property(filters, (choice) => {
        for (const { rollup, claims, type, subject } of filtered(choice).facts) {
          if (choice.support)
            expect(SUPPORT.indexOf(rollup.support)).toBeGreaterThanOrEqual(SUPPORT.indexOf(choice.support));
          if (choice.contested) expect(rollup.contested).not.toBe("no");
          if (choice.single) expect(rollup.voices).toHaveLength(1);
          if (choice.sources.length > 0)
            expect(claims.some(({ source }) => choice.sources.includes(source ?? ""))).toBe(true);
          expect(choice.relations.includes(type)).toBe(atlas.kinds.get(type)?.background);
          expect(isTypeOn(atlas, choice.types, atlas.kg.entity(subject)?.type ?? "")).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("counts beside a choice what that choice would show, given the other filters", () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...sources), (choice, source) => {
        const { counts } = filtered(choice);
        expect(filtered({ ...choice, contested: true }).facts).toHaveLength(counts.contested);
        expect(filtered({ ...choice, single: true }).facts).toHaveLength(counts.single);
        expect(filtered({ ...choice, sources: [source] }).facts).toHaveLength(counts.sources.get(source) ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  it("accounts for every fact: shown or hidden by some filter", () => {
    fc.assert(
      fc.property(filters, (choice) => {
        const { facts, hiddenBy } = filtered(choice);
        const hidden = [...hiddenBy.values()].reduce((a, b) => a + b, 0);
        expect(facts.length + hidden).toBe(atlas.dataset.facts.length);
      }),
      { numRuns: 60 },
    );
  });

  it("draws what is opened whatever the filters say", () => {
    const fact = atlas.dataset.facts.find(({ type }) => type === "authored_by");
    const shown = alsoKeep(atlas, filtered({}), { entities: [], facts: [fact?.id ?? ""] });
    expect(shown.nodes.has(fact?.subject ?? "")).toBe(true);
    expect(shown.passes(fact?.id ?? "")).toBe(false);
  });

  it("narrows to a neighbourhood step by step", () => {
    const [start] = filtered({}).nodes;
    const around = (depth: number): Shown => show(atlas, seen, NO_FILTERS, { ids: [start ?? ""], depth });
    const [one, two] = [around(1), around(2)];
    expect(one.nodes.has(start ?? "")).toBe(true);
    expect(one.nodes.size).toBeLessThanOrEqual(two.nodes.size);
    expect(two.nodes.size).toBeLessThanOrEqual(filtered({}).nodes.size);
  });

  it("says in plain words what is hidden", () => {
    const state = { ...FIRST_VIEW, filters: { ...NO_FILTERS, contested: true } };
    const { shows, hides } = sentenceOf(atlas, state, seen, filtered({ contested: true }));
    expect(shows).toMatch(/^\d+ entities and \d+ facts\.$/);
    expect(hides).toMatch(/(^|\. )Hidden: \d+ about the sources themselves; .*uncontested\.$/);
  });

  it("lists the sources and voices that count most, and those that are ticked, as the whole list would", () => {
    const ids = fc.uniqueArray(fc.constantFrom(...atlas.dataset.entities.map(({ id }) => id)), { maxLength: 20 });
    fc.assert(
      fc.property(ids, fc.infiniteStream(fc.integer({ min: 1, max: 5 })), fc.nat(12), (all, amounts, most) => {
        const counts = new Map(all.map((id) => [id, amounts.next().value]));
        const ticked = all.slice(0, 2);
        const whole = byCount(atlas, counts);
        const wanted = ({ id }: { readonly id: string }, n: number): boolean => n < most || ticked.includes(id);
        const some = byCount(atlas, counts, most, ticked);
        expect(whole).toHaveLength(all.length);
        expect(some.filter(wanted)).toEqual(whole.filter(wanted));
      }),
    );
  });
});
