import { describe, expect, it } from "vitest";
import { NOTHING, needsOf } from "../../../viewer/derive/needs.ts";
import { OVERVIEW } from "../../../viewer/derive/story/first-steps.ts";
import { FIRST_VIEW, NO_FILTERS, type ViewState } from "../../../viewer/state/view-state.ts";

describe("what a view needs of a large dataset", () => {
  const needs = (change: Partial<ViewState>): unknown => needsOf({ ...FIRST_VIEW, ...change });

  it("is nothing for the overview", () => {
    expect(needs({ view: "story", step: OVERVIEW })).toEqual(NOTHING);
  });

  it("is what names the entities that are opened, in focus, picked or all that is shown", () => {
    const focus = { ids: ["b"], depth: 1 };
    expect(needs({ opened: { kind: "entity", id: "a" } })).toEqual({ entities: ["a"], among: [], facts: [] });
    expect(needs({ opened: { kind: "pair", id: "a~b" } })).toEqual({ entities: ["a", "b"], among: [], facts: [] });
    expect(needs({ opened: { kind: "fact", id: "a.leads.b" } })).toEqual({
      entities: [],
      among: [],
      facts: ["a.leads.b"],
    });
    expect(needs({ focus, opened: { kind: "entity", id: "a" }, picked: ["c"] })).toEqual({
      entities: ["a", "b", "c"],
      among: [],
      facts: [],
    });
    expect(needs({ filters: { ...NO_FILTERS, entities: ["d", "c"] }, told: ["f"] })).toEqual({
      entities: ["c", "d"],
      among: [],
      facts: ["f"],
    });
  });

  it("is what is between those of a picture of a story, and what names whom the reader opens in it", () => {
    const picture = {
      view: "story",
      step: "one",
      filters: { ...NO_FILTERS, entities: ["c", "d"] },
      told: ["f"],
    } as const;
    expect(needs(picture)).toEqual({ entities: [], among: ["c", "d"], facts: ["f"] });
    const opened = { kind: "entity", id: "a" } as const;
    expect(needs({ ...picture, opened })).toEqual({ entities: ["a"], among: ["c", "d"], facts: ["f"] });
    expect(needs({ ...picture, view: "graph" })).toEqual({ entities: ["c", "d"], among: [], facts: ["f"] });
  });

  it("is what a path rests on, once both of its ends are chosen", () => {
    const none = { entities: [], among: [], facts: [] };
    const path = { from: "a", to: "b", by: "strongest" } as const;
    const filters = { ...NO_FILTERS, types: ["source"], isolated: true };
    expect(needs({ path: { ...path, to: "" } })).toEqual(none);
    expect(needs({ path, filters })).toEqual({ ...none, path: { ...path, types: ["source"] } });
  });

  it("is everything for the graph as a whole, and for what compares all that is said", () => {
    const focus = { ids: ["b"], depth: 1 };
    const clocks = { trueOn: "2024-01-01", knownOn: null, undated: false, certain: false };
    expect(needs({})).toBe("whole");
    expect(needs({ view: "story", step: "one" })).toBe("whole");
    expect(needs({ view: "graph", step: OVERVIEW })).toBe("whole");
    expect(needs({ filters: { ...NO_FILTERS, contested: true } })).toBe("whole");
    expect(needs({ view: "table" })).toBe("whole");
    expect(needs({ focus: { ...focus, depth: 2 } })).toBe("whole");
    expect(needs({ focus, lens: { a: "a", b: null, show: "a" } })).toBe("whole");
    expect(needs({ path: { from: "a", to: "b", by: "shortest" }, filters: { ...NO_FILTERS, single: true } })).toBe(
      "whole",
    );
    expect(needs({ path: { from: "a", to: "b", by: "shortest" }, clocks })).toBe("whole");
    expect(needs({ focus, clocks })).toBe("whole");
    expect(needs({ focus, clocks: { ...clocks, trueOn: null, knownOn: "2024-01-01" } })).toBe("whole");
  });
});
