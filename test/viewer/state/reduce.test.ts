import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../../viewer/state/actions.ts";
import { reduce } from "../../../viewer/state/reduce.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS, type ViewState } from "../../../viewer/state/view-state.ts";

/** A view in which nothing is as in the first. */
const BUSY: ViewState = {
  ...FIRST_VIEW,
  ...{ step: "arms", told: ["a.supplies.b"], opened: { kind: "entity", id: "russia" }, picked: ["china"] },
  focus: { ids: ["russia"], depth: 2 },
  filters: { ...NO_FILTERS, types: ["weapon"], relations: ["supplies"], sources: ["s"], voices: ["v"], single: true },
  clocks: { trueOn: "2024-01-01", knownOn: "2024-02-02", undated: true, certain: false },
  lens: { a: "nato", b: "russia", show: "difference" },
  path: { from: "a", to: "b", by: "shortest" },
  ...{ view: "story", theme: "dark", size: "voices", camera: { x: 1, y: 2, ratio: 3 }, embed: true },
  ...{ fanned: ["a~b"], folded: ["type.person"], moved: { russia: [1, 2] }, digest: "abc" },
  table: { kind: "claims", sort: { column: "by", descending: true }, words: "shell" },
};

/** What of the state an action changed, beside what is remembered for undoing. */
function changes(state: ViewState, action: Action): Partial<ViewState> {
  const after = reduce(state, action);
  const { past: _past, future: _future, ...rest } = after;
  return Object.fromEntries(Object.entries(rest).filter(([key, value]) => value !== state[key as keyof ViewState]));
}

describe("an action changes what it names and nothing else", () => {
  const camera = { x: 4, y: 5, ratio: 6 };
  const lens = { a: "china", b: null, show: "a" } as const;
  const path = { from: "x", to: "y", by: "strongest" } as const;
  const filters = (change: object): Partial<ViewState> => ({ filters: { ...BUSY.filters, ...change } });
  it.each<[Action, Partial<ViewState>]>([
    [{ type: "open", opened: { kind: "fact", id: "f" } }, { opened: { kind: "fact", id: "f" } }],
    [{ type: "open", opened: null }, { opened: null }],
    [{ type: "pick", ids: ["china"], how: "toggle" }, { picked: [] }],
    [{ type: "pick", ids: ["b", "china", "a"], how: "toggle" }, { picked: ["a", "b"] }],
    [{ type: "pick", ids: ["b", "a", "b"], how: "set" }, { picked: ["a", "b"] }],
    [{ type: "pick", ids: ["b", "china", "a"], how: "add" }, { picked: ["a", "b", "china"] }],
    [
      { type: "focus", ids: ["nato"], depth: 1 },
      { focus: { ids: ["nato"], depth: 1 }, camera: null },
    ],
    [{ type: "unfocus" }, { focus: null, camera: null }],
    [{ type: "toggle-type", name: "weapon" }, filters({ types: [] })],
    [{ type: "toggle-type", name: "agreement" }, filters({ types: ["agreement", "weapon"] })],
    [{ type: "toggle-relation", name: "leads" }, filters({ relations: ["leads", "supplies"] })],
    [{ type: "toggle-all-relations", names: ["leads", "supplies"] }, filters({ relations: ["leads"] })],
    [{ type: "toggle-source", id: "s" }, filters({ sources: [] })],
    [{ type: "toggle-source", id: "a" }, filters({ sources: ["a", "s"] })],
    [{ type: "toggle-voice", id: "v" }, filters({ voices: [] })],
    [{ type: "toggle-voice", id: "z" }, filters({ voices: ["v", "z"] })],
    [{ type: "filter", change: { contested: true } }, filters({ contested: true })],
    [
      { type: "reset-filters" },
      {
        ...{ step: null, told: [], filters: NO_FILTERS, clocks: NO_CLOCKS, lens: null, path: null, focus: null },
        ...{ view: "graph", expanded: [] },
      },
    ],
    [
      { type: "clock", change: { knownOn: null } },
      { clocks: { trueOn: "2024-01-01", knownOn: null, undated: true, certain: false } },
    ],
    [{ type: "lens", lens }, { lens }],
    [{ type: "path", path }, { path }],
    [{ type: "view", view: "table" }, { view: "table" }],
    [{ type: "table", change: { words: "gun" } }, { table: { ...BUSY.table, words: "gun" } }],
    [{ type: "theme", theme: "light" }, { theme: "light" }],
    [{ type: "size", size: "claims" }, { size: "claims" }],
    [{ type: "camera", camera }, { camera }],
    [{ type: "fan", pair: "a~b" }, { fanned: [] }],
    [{ type: "fan", pair: "a~a" }, { fanned: ["a~a", "a~b"] }],
    [{ type: "move", id: "nato", to: [3, 4] }, { moved: { russia: [1, 2], nato: [3, 4] } }],
    [
      { type: "fold", names: ["type.state", "around.nato"], how: "toggle" },
      { folded: ["around.nato", "type.person", "type.state"] },
    ],
    [{ type: "fold", names: ["type.person"], how: "toggle" }, { folded: [] }],
    [{ type: "fold", names: ["under.nato"], how: "set" }, { folded: ["under.nato"] }],
    [{ type: "reset-picture" }, { moved: {}, expanded: [], folded: [] }],
  ])("%j", (action, expected) => {
    const found = changes(BUSY, action);
    // What is empty before and after may be another empty list.
    const { expanded, ...rest } = { expanded: BUSY.expanded, ...found };
    const { expanded: wanted, ...others } = { expanded: BUSY.expanded, ...expected };
    expect(rest).toEqual(others);
    expect(expanded).toEqual(wanted);
  });

  it("resets filters where one is: a table stays a table", () => {
    expect(reduce({ ...BUSY, view: "table" }, { type: "reset-filters" }).view).toBe("table");
    expect(reduce({ ...BUSY, view: "graph" }, { type: "reset-filters" }).view).toBe("graph");
  });

  it("keeps the reader's theme and the page around it when turning to a step or starting over", () => {
    const step: ViewState = { ...FIRST_VIEW, step: "troops", view: "story", theme: "light" };
    expect(reduce(BUSY, { type: "step", to: step })).toMatchObject({ step: "troops", theme: "dark", embed: true });
    const over = reduce(BUSY, { type: "start-over" });
    expect({ ...over, past: [], future: [] }).toEqual({ ...FIRST_VIEW, theme: "dark", embed: true });
    expect(reduce(BUSY, { type: "restore", state: FIRST_VIEW })).toMatchObject({ step: null, theme: "auto" });
  });

  it("undone twice is as before: whatever is toggled", () => {
    const name = fc.constantFrom("a", "b", "weapon", "supplies", "s", "v");
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), name, (before, one) => {
        for (const type of ["toggle-type", "toggle-relation"] as const) {
          const start = before.reduce((state, each) => reduce(state, { type, name: each }), FIRST_VIEW);
          const twice = reduce(reduce(start, { type, name: one }), { type, name: one });
          expect(twice.filters).toEqual(start.filters);
        }
      }),
    );
  });
});
