import { describe, expect, it } from "vitest";
import { hiddenMark, neighboursOf, tiesOf, withExpanded } from "../../../viewer/derive/neighbours.ts";
import { quietNeighbours } from "../../../viewer/derive/quiet-neighbours.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { sentenceOf } from "../../../viewer/derive/sentence.ts";
import { alsoKeep, type Shown, show } from "../../../viewer/derive/shown.ts";
import { shownRows } from "../../../viewer/derive/shown-rows.ts";
import { FIRST_VIEW, type Filters, NO_CLOCKS, NO_FILTERS, type ViewState } from "../../../viewer/state/view-state.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";

const atlas = worldAtlas(
  [
    ...["norland", "ostia", "sudmark"].map((id) => entityOf(id, "state", id.toUpperCase())),
    ...["ana", "bob", "hermit"].map((id) => entityOf(id, "person", id)),
    entityOf("gun", "weapon", "Gun"),
    entityOf("deal", "agreement", "Deal"),
    ...["paper", "weekly"].map((id) => entityOf(id, "source", id)),
    entityOf("peace", "thesis", "Peace"),
  ],
  [
    factOf("ana", "argues", "peace", {}, [said("ana")]),
    factOf("bob", "disputes", "peace", {}, [said("bob")]),
    factOf("bob", "opposes", "ana", {}, [said("ana", { stance: "denies" })]),
    factOf("deal", "has_party", "norland", {}, [said("ana")]),
    factOf("deal", "has_party", "ostia", {}, [said("ana")]),
    factOf("norland", "has_motto", null, { value: "Coal" }, [said("ana")]),
    factOf("norland", "opposes", "sudmark", {}, [said("ana"), said("bob", { source: "weekly" })]),
    factOf("norland", "supplies", "ostia", { item: "gun", when: "2024-05" }, [said("ana")]),
    factOf("paper", "authored_by", "ana", {}, [said("ana")]),
    factOf("weekly", "authored_by", "bob", {}, [said("ana")]),
  ],
);
const seen = see(atlas, NO_CLOCKS, null);
const view = (change: Partial<Filters> = {}, focus: ViewState["focus"] = null): Shown =>
  show(atlas, seen, { ...NO_FILTERS, ...change }, focus);
const ids = (facts: Iterable<{ readonly id: string }>): readonly string[] => [...facts].map(({ id }) => id).sort();
const keys = ({ edges }: Shown): readonly string[] => edges.map(({ key }) => key).sort();

describe("what a filter lets through", () => {
  it("is named, and so is what it would be without it, and what expanding may reach", () => {
    const shown = view({ support: "reported", types: ["weapon"], during: "2024" });
    expect(ids(shown.facts)).toEqual(["norland.supplies.ostia.gun"]);
    expect(shown.passes("norland.supplies.ostia.gun")).toBe(true);
    expect([shown.passes("bob.opposes.ana"), shown.passes("no-such-fact")]).toEqual([false, false]);
    expect(ids(shown.without("during"))).toEqual([
      ...["deal.has_party.norland", "deal.has_party.ostia", "norland.has_motto", "norland.opposes.sudmark"],
      "norland.supplies.ostia.gun",
    ]);
    expect(ids(shown.without("types"))).toEqual(["norland.supplies.ostia.gun"]);
    const denied = view({ support: "denied", relations: ["opposes"] });
    expect(denied.reach()).toBe(denied.reach());
    expect([...denied.reach()].sort()).toEqual(ids(atlas.dataset.facts));
    expect(ids(denied.without("relations"))).toContain("bob.opposes.ana");
    expect([...view({ support: "reported" }).reach()]).not.toContain("bob.opposes.ana");
  });

  it("draws a line from an item only where the item's type and the line's kind are on", () => {
    const supply = "norland.supplies.ostia.gun";
    const ofSupply = (change: Partial<Filters>) =>
      view(change)
        .edges.filter(({ attributes }) => attributes.fact === supply)
        .map(({ source, target }) => `${source} ${target}`)
        .sort();
    expect(ofSupply({})).toEqual(["gun ostia", "norland ostia"]);
    expect(ofSupply({ types: ["weapon"] })).toEqual(["norland ostia"]);
    expect(ofSupply({ relations: ["transferred_to"] })).toEqual(["norland ostia"]);
    expect(ofSupply({ entities: ["norland", "ostia"] })).toEqual(["norland ostia"]);
    expect(ofSupply({ where: [{ ends: "each end", text: "type=actor" }] })).toEqual(["norland ostia"]);
    expect(view().drawn).toBe(new Set(view().edges.map(({ attributes }) => attributes.fact)).size);
  });

  it("counts what it hides by the first filter that hides it", () => {
    const hidden = view({ single: true, entities: ["norland", "ostia", "sudmark", "ana"] }).hiddenBy;
    expect(Object.fromEntries(hidden)).toEqual({ relations: 2, types: 2, single: 2, entities: 2 });
  });

  it("keeps who is alone of those that meet the conditions, and of the bloc", () => {
    const alone = (change: Partial<Filters>) => [...view({ isolated: true, ...change }).nodes].includes("hermit");
    expect(alone({})).toBe(true);
    expect(alone({ where: [{ ends: "each end", text: "type=state" }] })).toBe(false);
    expect(alone({ where: [{ ends: "either end", text: "type=person" }] })).toBe(true);
    expect(alone({ where: [{ ends: "subject", text: "type=person" }] })).toBe(false);
    expect(alone({ bloc: "norland" })).toBe(false);
    expect(alone({ bloc: "hermit" })).toBe(true);
  });
});

describe("the kinds of lines", () => {
  it("are told from relations that take a value, and look as the relation that they are drawn from", () => {
    const { kinds } = atlas;
    expect([...kinds.values()].flatMap(({ name, value }) => (value ? name : [])).sort()).toEqual([
      "has_motto",
      "has_strength",
    ]);
    expect([...kinds.values()].flatMap(({ name, background }) => (background ? name : []))).toEqual(["authored_by"]);
    const { family, color } = kinds.get("supplies") ?? {};
    expect(kinds.get("transferred_to")).toMatchObject({ family, color, background: false, value: false });
    expect(kinds.get("supplies")).toMatchObject({ family: "gives", name: "supplies", label: "supplies" });
  });
});

describe("what is kept in view", () => {
  const shown = view({ entities: ["norland", "ostia"] });

  it("is the same object where all of it is there, or nothing of it in the data", () => {
    for (const keep of [
      { entities: ["norland"], facts: ["norland.supplies.ostia.gun"] },
      { entities: ["nowhere"], facts: ["nothing", "norland.has_motto"] },
    ])
      expect(alsoKeep(atlas, shown, keep)).toBe(shown);
  });

  it("is an entity, and a fact with its own line and its two ends, once", () => {
    const one = alsoKeep(atlas, shown, { entities: ["hermit"], facts: [] });
    expect([[...one.nodes].sort(), one.edges.length, one.kept]).toEqual([
      ["hermit", "norland", "ostia"],
      shown.edges.length,
      [],
    ]);
    const more = alsoKeep(atlas, shown, {
      entities: ["norland"],
      facts: ["norland.opposes.sudmark", "norland.supplies.ostia.gun"],
    });
    expect([...more.nodes].sort()).toEqual(["norland", "ostia", "sudmark"]);
    expect([more.kept, more.drawn]).toEqual([["norland.opposes.sudmark"], shown.drawn + 1]);
    expect(keys(more)).toEqual([...keys(shown), "norland.opposes.sudmark"].sort());
    // A line that leads through its item stays out.
    const deal = alsoKeep(atlas, view({ entities: ["hermit"] }), {
      entities: [],
      facts: ["norland.supplies.ostia.gun"],
    });
    expect(keys(deal)).toEqual(["norland.supplies.ostia.gun"]);
  });

  it("has its rows in the table, in their order, with the entities that only it names", () => {
    const kept = alsoKeep(atlas, view({ entities: ["norland", "ostia"] }), {
      entities: [],
      facts: ["bob.opposes.ana"],
    });
    const { facts, entities, claims } = shownRows(atlas, kept, false);
    expect(facts.map(({ id }) => id)).toEqual(["bob.opposes.ana", "norland.has_motto", "norland.supplies.ostia.gun"]);
    expect(ids(entities)).toEqual(["ana", "bob", "norland", "ostia"]);
    expect(claims).toHaveLength(3);
    expect(shownRows(atlas, kept, false)).toBe(shownRows(atlas, kept, false));
    const near = view({}, { ids: ["sudmark"], depth: 1 });
    expect(ids(shownRows(atlas, near, true).facts)).toEqual(["norland.has_motto", "norland.opposes.sudmark"]);
    expect(shownRows(atlas, near, false).facts).toHaveLength(near.facts.length);
  });
});

describe("what is added by expanding", () => {
  it("comes with its lines, and the facts that no filter let through", () => {
    const shown = view({ entities: ["norland"] });
    expect(withExpanded(atlas, shown, [])).toBe(shown);
    const grown = withExpanded(atlas, shown, [{ from: "norland", added: { sudmark: [1, 1], nowhere: [2, 2] } }]);
    expect([[...grown.nodes].sort(), keys(grown), grown.kept, grown.drawn]).toEqual([
      ...[["norland", "sudmark"], ["norland.opposes.sudmark"], ["norland.opposes.sudmark"], 1],
    ]);
  });

  it("is told beside a mark as a number, of those that are not drawn", () => {
    expect(hiddenMark(neighboursOf(atlas, view({ entities: ["norland"] }), "norland"))).toBe("+3");
    expect(hiddenMark(neighboursOf(atlas, view(), "norland"))).toBe("");
    expect(neighboursOf(atlas, view(), "norland").all).toEqual(["deal", "ostia", "sudmark"]);
    expect([...tiesOf(atlas, view().reach(), "hermit")]).toEqual([]);
  });
});

describe("what an opened entity brings back", () => {
  const back = (id: string, change: Partial<Filters> = {}) =>
    quietNeighbours(atlas, seen, { ...NO_FILTERS, ...change }, id);

  it("is what it argues, and for a thesis or a source all that ties it, but for what is switched off", () => {
    expect(back("ana")).toEqual(["ana.argues.peace"]);
    expect(back("peace")).toEqual(["ana.argues.peace", "bob.disputes.peace"]);
    expect(back("peace", { relations: ["argues"] })).toEqual(["bob.disputes.peace"]);
    expect(back("paper")).toEqual(["paper.authored_by.ana"]);
    expect(back("norland")).toEqual([]);
  });
});

describe("the sentence of a small view", () => {
  const words = (change: Partial<ViewState>) => {
    const state = { ...FIRST_VIEW, ...change };
    return sentenceOf(atlas, state, seen, show(atlas, seen, state.filters, state.focus));
  };
  const filtered = (change: Partial<Filters>) => words({ filters: { ...NO_FILTERS, ...change } });

  it("says what is drawn, what only the table holds, and what is hidden", () => {
    expect(words({})).toEqual({
      shows: "7 entities and 5 facts.",
      hides: "In the table only: 1 fact. Hidden: 2 about the sources themselves; 2 of entity types switched off.",
    });
    expect(words({ view: "table" }).shows).toBe("7 entities and 6 facts.");
    expect(words({ view: "story", arrange: { by: "rings", of: [] } }).hides).toContain("In the table only");
    expect(words({ view: "story" }).hides).not.toContain("In the table only");
  });

  it("says what the clocks leave out", () => {
    const at = (clocks: ViewState["clocks"]) => {
      const then = see(atlas, clocks, null);
      return sentenceOf(atlas, { ...FIRST_VIEW, clocks }, then, show(atlas, then, NO_FILTERS, null));
    };
    const june = { ...NO_CLOCKS, trueOn: "2024-06-15" };
    expect(at(june)).toEqual({
      shows: "0 entities and 0 facts, in force on 2024-06-15.",
      hides: "Hidden: 1 of another time; 9 without a date are left out, wholly or in part.",
    });
    expect(at({ ...june, undated: true }).hides).toContain("1 of another time; 9 without a date are kept.");
  });

  it("says the dates, the conditions and the bloc that were asked for", () => {
    expect(filtered({ during: "2024" }).shows).toBe("3 entities and 1 fact, true within 2024.");
    expect(filtered({ said: "2024" }).hides).toContain("of which no one spoke within these dates");
    expect(filtered({ where: [{ ends: "subject", text: "type=state" }] }).hides).toContain(
      "of entities with other attributes",
    );
    expect(filtered({ bloc: "norland" }).hides).toContain("not about the bloc");
    expect(filtered({ relations: ["opposes"] }).hides).toContain("2 of relations switched off");
  });
});
