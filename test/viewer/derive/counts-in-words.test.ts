import { describe, expect, it } from "vitest";
import { grouped } from "../../../src/wording/counts.ts";
import { type Atlas, isTypeOn } from "../../../viewer/derive/atlas.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { sentenceOf } from "../../../viewer/derive/sentence.ts";
import { alsoKeep, show } from "../../../viewer/derive/shown.ts";
import { shownRows } from "../../../viewer/derive/shown-rows.ts";
import { FIRST_VIEW, type Filters, NO_CLOCKS, NO_FILTERS, type ViewState } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

const atlas: Atlas = shippedAtlas();

function worded(change: Partial<ViewState>, keep: readonly string[] = []) {
  const state = { ...FIRST_VIEW, ...change };
  const seen = see(atlas, state.clocks, state.lens);
  const shown = alsoKeep(atlas, show(atlas, seen, state.filters, state.focus), { entities: [], facts: keep });
  const rows = shownRows(atlas, shown, state.focus !== null);
  return { ...sentenceOf(atlas, state, seen, shown), rows, shown, seen };
}

/** `159 entities and 420 facts` as numbers; what is not named is none. */
function counted(words: string): readonly [entities: number, facts: number] {
  const number = (pattern: RegExp): number => Number((pattern.exec(words)?.[1] ?? "0").replaceAll(",", ""));
  return [number(/([\d,]+) entit/), number(/([\d,]+) fact/)];
}

const views: readonly Partial<ViewState>[] = [
  {},
  { filters: { ...NO_FILTERS, support: "corroborated" } },
  { filters: { ...NO_FILTERS, relations: ["has_strength", "authored_by"], isolated: true } },
  { filters: { ...NO_FILTERS, sources: ["garner-2024"] } },
  { focus: { ids: ["north-korea"], depth: 1 } },
  { clocks: { trueOn: "2024-10-20", knownOn: "2024-10-28", undated: false, certain: false } },
  { lens: { a: "russia", b: "nato", show: "difference" } },
];

describe("the sentence below the graph and the tabs of the table", () => {
  it.each(views)("count the same entities and facts: %j", (view) => {
    const graph = worded({ ...view, view: "graph" });
    const table = worded({ ...view, view: "table" });
    const only = counted(/In the table only: ([^.]*)/.exec(graph.hides)?.[1] ?? "");
    const drawn = counted(graph.shows);
    const inTable = [table.rows.entities.length, table.rows.facts.length];
    expect([drawn[0] + only[0], drawn[1] + only[1]]).toEqual(inTable);
    expect(counted(table.shows)).toEqual(inTable);
    expect(table.hides).not.toContain("In the table only");
  });

  it("have something that only the table holds in the first view, and rows for all that is drawn", () => {
    const { hides, rows, shown } = worded({});
    expect(hides).toMatch(/^In the table only: \d+ entit\w+ and \d+ facts\. Hidden: /);
    const facts = new Set(rows.facts.map(({ id }) => id));
    expect(shown.edges.every(({ attributes }) => facts.has(attributes.fact))).toBe(true);
  });

  it("count what is opened though a filter leaves it out", () => {
    const opened = "depetris-2024.authored_by.daniel-depetris";
    const [without, kept] = [worded({ view: "table" }), worded({ view: "table" }, [opened])];
    expect(kept.rows.facts.map(({ id }) => id)).toContain(opened);
    expect(counted(kept.shows)[1]).toBe(counted(without.shows)[1] + 1);
    expect(kept.rows.facts.map(({ id }) => id)).toEqual(kept.rows.facts.map(({ id }) => id).toSorted());
  });
});

describe("what is hidden", () => {
  const hides = (change: Partial<ViewState>): string => worded(change).hides.replace(/In the table only[^.]*\. /, "");
  const filters = (change: Partial<Filters>): Partial<ViewState> => ({ filters: { ...NO_FILTERS, ...change } });
  const facts = atlas.dataset.facts;
  const background = facts.filter(({ type }) => atlas.kinds.get(type)?.background).length;
  const all = [...atlas.kinds.values()].flatMap((kind) => (kind.background ? kind.name : []));
  const everything = { types: [...atlas.quietTypes], relations: all };

  it("is told by kind, with a number each", () => {
    expect(hides(filters(everything))).toBe("Nothing is hidden.");
    expect(hides(filters({ types: [...atlas.quietTypes] }))).toBe(
      `Hidden: ${grouped(background)} about the sources themselves.`,
    );
    const opposing = facts.filter(({ type }) => type === "opposes").length;
    expect(hides(filters({ ...everything, relations: [...all, "opposes"] }))).toBe(
      `Hidden: ${grouped(opposing)} of relations switched off.`,
    );
    const uncontested = facts.filter(({ rollup }) => rollup.contested === "no").length;
    expect(hides(filters({ ...everything, contested: true }))).toBe(`Hidden: ${grouped(uncontested)} uncontested.`);
    const notSingle = facts.filter(({ rollup }) => rollup.voices.length !== 1).length;
    expect(hides(filters({ ...everything, single: true }))).toBe(
      `Hidden: ${grouped(notSingle)} that rest on more than one voice, or none.`,
    );
    const weak = facts.filter(({ rollup }) => ["denied", "unsourced", "projected"].includes(rollup.support)).length;
    expect(hides(filters({ ...everything, support: "alleged" }))).toBe(`Hidden: ${grouped(weak)} with less support.`);
    const elsewhere = facts.length - atlas.kg.facts().inSource("garner-2024").count();
    expect(hides(filters({ ...everything, sources: ["garner-2024"] }))).toBe(
      `Hidden: ${grouped(elsewhere)} of other sources or voices.`,
    );
    const unheard = facts.length - atlas.kg.facts().heard("nato").count();
    expect(hides(filters({ ...everything, voices: ["nato"] }))).toBe(
      `Hidden: ${grouped(unheard)} of other sources or voices.`,
    );
    const people = facts.filter(({ subject, object }) =>
      [subject, object].some((id) => id !== null && atlas.kg.entity(id)?.type === "person"),
    ).length;
    expect(hides(filters({ ...everything, types: [...atlas.quietTypes, "person"] }))).toBe(
      `Hidden: ${grouped(people)} of entity types switched off.`,
    );
  });

  it("tells what is of another time from what bears no date, and the two add up", () => {
    const clocks = { ...NO_CLOCKS, trueOn: "2024-10-28" };
    const { seen, hides: words } = worded({ clocks, ...filters(everything) });
    const then = atlas.kg.asOf({ trueOn: "2024-10-28" });
    const { trueOn, knownOn, alone } = then.undated;
    expect(seen.undated).toBe(new Set([...trueOn, ...knownOn]).size);
    expect(seen.outOfTime).toBe(facts.length - then.facts().count() - alone.length);
    expect(words).toContain(`${grouped(seen.outOfTime)} of another time`);
    expect(words).toContain(`${grouped(seen.undated)} without a date are left out, wholly or in part`);
    const kept = worded({ clocks: { ...clocks, undated: true }, ...filters(everything) });
    expect(kept.seen.outOfTime).toBe(seen.outOfTime);
    expect(kept.seen.facts).toHaveLength(seen.facts.length + alone.length);
    expect(kept.hides).toContain("without a date are kept");
  });

  it("tells what the lens leaves out", () => {
    const lens = { a: "russia", b: null, show: "a" } as const;
    const { seen, hides: words, shows } = worded({ lens, ...filters(everything) });
    expect(seen.outOfLens).toBe(facts.length - atlas.kg.asToldBy("russia").facts().count());
    expect(words).toContain(`${grouped(seen.outOfLens)} that the lens leaves out`);
    expect(shows).toContain("as told by Russia");
    expect(worded({ lens: { a: "no-one-at-all", b: null, show: "a" } }).seen.facts).toEqual([]);
    // A link to a voice that the data has no more.
    const told = worded({ lens: { a: "russia", b: null, show: "a" } }).seen.facts;
    expect(worded({ lens: { a: "russia", b: "gone", show: "difference" } }).seen.facts).toEqual(told);
    expect(worded({ lens: { a: "gone", b: "russia", show: "difference" } }).seen.facts).toEqual([]);
    const both = { a: "russia", b: "nato" } as const;
    expect(worded({ lens: { ...both, show: "b" } }).shows).toContain("as told by NATO");
    expect(worded({ lens: { ...both, show: "a" } }).shows).toContain("as told by Russia");
    expect(worded({ lens: { ...both, show: "difference" } }).shows).toContain("where Russia and NATO differ");
    expect(worded({ lens: { a: "russia", b: null, show: "difference" } }).shows).toContain("as told by Russia");
  });

  it("is said with the focus and the clocks", () => {
    expect(worded({ focus: { ids: ["russia", "nato"], depth: 1 } }).shows).toMatch(
      /, within 1 step of Russia and NATO\.$/,
    );
    expect(worded({ focus: { ids: ["russia", "nato", "china", "iran"], depth: 2 } }).shows).toMatch(
      /, within 2 steps of Russia, NATO and 2 more\.$/,
    );
    const clocks = { trueOn: "2024-10-20", knownOn: "2024-10-28", undated: false, certain: false };
    expect(worded({ clocks }).shows).toMatch(/, in force on 2024-10-20, as far as was said by 2024-10-28\.$/);
  });

  it("is by the types that the first view leaves out", () => {
    expect(isTypeOn(atlas, [], "state")).toBe(true);
    expect(isTypeOn(atlas, ["state"], "state")).toBe(false);
    expect(isTypeOn(atlas, [], "thesis")).toBe(false);
    expect(isTypeOn(atlas, ["thesis"], "thesis")).toBe(true);
  });
});
