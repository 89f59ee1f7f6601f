import { describe, expect, it } from "vitest";
import { fromFragment, isNewPlace, toFragment } from "../../../viewer/state/url.ts";
import { FIRST_VIEW, NO_FILTERS, type ViewState } from "../../../viewer/state/view-state.ts";

const BY = { column: "by", descending: true };

/** What a hand-written link is read to, beside the first view. */
function read(fragment: string): Partial<ViewState> {
  const state = fromFragment(`#${fragment}`);
  const differs = (key: string, value: unknown): boolean =>
    JSON.stringify(value) !== JSON.stringify(FIRST_VIEW[key as keyof ViewState]);
  return Object.fromEntries(Object.entries(state).filter(([key, value]) => differs(key, value)));
}

describe("a link that someone wrote by hand", () => {
  it.each<[string, Partial<ViewState>]>([
    ["camera=1,2,3", { camera: { x: 1, y: 2, ratio: 3 } }],
    ["camera=1,2", {}],
    ["camera=1", {}],
    ["camera=", {}],
    ["camera=1,2,x", {}],
    ["camera=x,2,3", {}],
    ["camera=1,2,0", {}],
    ["camera=1,2,-1", {}],
    ["camera=1,2,Infinity", {}],
    ["focus=a,b~3", { focus: { ids: ["a", "b"], depth: 3 } }],
    ["focus=a", { focus: { ids: ["a"], depth: 1 } }],
    ["focus=a~99", { focus: { ids: ["a"], depth: 6 } }],
    ["focus=a~-4", { focus: { ids: ["a"], depth: 0 } }],
    ["focus=~3", {}],
    ["lens=nato", { lens: { a: "nato", b: null, show: "a" } }],
    ["lens=nato~russia~b", { lens: { a: "nato", b: "russia", show: "b" } }],
    ["lens=nato~russia~what", { lens: { a: "nato", b: "russia", show: "a" } }],
    ["lens=~russia~b", {}],
    ["path=a~b", { path: { from: "a", to: "b", by: "shortest" } }],
    ["path=a~b~strongest", { path: { from: "a", to: "b", by: "strongest" } }],
    ["path=a", {}],
    ["path=~b", {}],
    ["true=2024-02-30", {}],
    ["true=2024-02", {}],
    ["true=2024-02-29", { clocks: { trueOn: "2024-02-29", knownOn: null, undated: false, certain: false } }],
    ["view=table&list=claims&sort=-by", { view: "table", table: { kind: "claims", sort: BY, words: "" } }],
    ["view=carpet&list=things&size=none&theme=pink&support=sure", {}],
    ["moved=a:1:2,b:x:2,c:1,:1:2,d:3:4:5", { moved: { a: [1, 2], d: [3, 4] } }],
    ["picked=b,a,b,,", { picked: ["a", "b"] }],
    ["contested=yes&single=1", { filters: { ...NO_FILTERS, single: true } }],
    ["during=2024-01/2024-06&said=2024", { filters: { ...NO_FILTERS, during: "2024-01/2024-06", said: "2024" } }],
    ["during=2024-13&said=soon", {}],
    ["expand=a~b:1:2~c:x:1,~d:1:1,b,d~b:3:3", { expanded: [{ from: "a", added: { b: [1, 2] } }] }],
    ["folded=type.person,person,over.a", { folded: ["type.person"] }],
    ["arrange=matrix~person~~state~weapon", { arrange: { by: "matrix", of: ["person", "state"] } }],
    ["arrange=rings~person", { arrange: { by: "rings", of: [] } }],
    ["arrange=pile", {}],
    ["undated=1&certain=yes", { clocks: { trueOn: null, knownOn: null, undated: true, certain: false } }],
    ["embed=yes", {}],
    ["embed=1", { embed: true }],
    ["entity=a&fact=b", { opened: { kind: "entity", id: "a" } }],
  ])("%s", (fragment, expected) => {
    expect(read(fragment)).toEqual(expected);
  });

  it("holds texts of up to 500 characters", () => {
    expect(read(`entity=${"a".repeat(500)}`)).toEqual({ opened: { kind: "entity", id: "a".repeat(500) } });
    expect(read(`entity=${"a".repeat(501)}`)).toEqual({});
    expect(read("words=")).toEqual({});
  });
});

describe("a link to a step", () => {
  const troops: ViewState = {
    ...FIRST_VIEW,
    ...{ step: "troops", view: "story", opened: { kind: "fact", id: "f" } },
    filters: { ...NO_FILTERS, single: true },
  };
  const steps = new Map([["troops", troops]]);

  it("is what an empty link opens, and one that says only how it looks, but none that says what to look at", () => {
    expect(fromFragment("", "", steps).step).toBe("troops");
    expect(fromFragment("#theme=dark&embed=1", "", steps)).toMatchObject({
      step: "troops",
      theme: "dark",
      embed: true,
    });
    expect(fromFragment("#entity=russia", "", steps).step).toBe(null);
    expect(fromFragment("#step=gone", "", steps)).toMatchObject({ step: null, view: "graph" });
  });

  it("opens what the link opens, whatever the step does", () => {
    const opens = (link: string, kind: "entity" | "fact") =>
      fromFragment(link, "", new Map([["troops", { ...troops, opened: { kind, id: "x" } }]])).opened;
    expect(opens("#step=troops", "entity")).toEqual({ kind: "entity", id: "x" });
    expect(opens("#step=troops&fact=f", "entity")).toEqual({ kind: "fact", id: "f" });
    expect(opens("#step=troops&pair=a~b", "fact")).toEqual({ kind: "pair", id: "a~b" });
  });

  it("names the step and what differs: also what the step has and the view no longer", () => {
    expect(toFragment(troops, "", steps)).toBe("step=troops");
    const other: ViewState = { ...troops, view: "graph", filters: NO_FILTERS, opened: { kind: "entity", id: "x" } };
    const link = toFragment(other, "", steps);
    expect(fromFragment(link, "", steps)).toEqual({ ...other, digest: null });
    const closed: ViewState = { ...troops, opened: null };
    expect(fromFragment(toFragment(closed, "", steps), "", steps)).toEqual({ ...closed, digest: null });
  });
});

describe("a link that was made before a rename", () => {
  const present = (id: string): string => (id === "old" ? "new" : id);
  const now = (link: string) => fromFragment(link, "", undefined, present);

  it("leads to what has the id now, wherever a link names one", () => {
    expect(now("#entity=old").opened?.id).toBe("new");
    expect(now("#focus=old,older~2").focus).toEqual({ ids: ["new", "older"], depth: 2 });
    expect(now("#lens=a~old~b").lens).toEqual({ a: "a", b: "new", show: "b" });
    expect(now("#moved=old:1:2").moved).toEqual({ new: [1, 2] });
    expect(now("#folded=around.old").folded).toEqual(["around.old"]);
  });

  it("keeps words and names of types as they are", () => {
    expect(now("#words=old&types=old")).toMatchObject({ table: { words: "old" }, filters: { types: ["old"] } });
  });
});

describe("a path that is half asked", () => {
  it("is not in a link", () => {
    const half = (from: string, to: string) => toFragment({ ...FIRST_VIEW, path: { from, to, by: "shortest" } }, "");
    expect([half("a", ""), half("", "b"), half("a", "b")]).toEqual(["", "", "path=a~b~shortest"]);
  });
});

describe("a step of the browser's history", () => {
  it("is made for another list in the table, not for its order, its words, the camera or a move", () => {
    const table = (change: Partial<ViewState["table"]>): ViewState => ({
      ...FIRST_VIEW,
      table: { ...FIRST_VIEW.table, ...change },
    });
    expect(isNewPlace(FIRST_VIEW, { ...FIRST_VIEW, view: "table" })).toBe(true);
    expect(isNewPlace(FIRST_VIEW, table({ sort: BY }))).toBe(false);
    expect(isNewPlace(FIRST_VIEW, table({ words: "x" }))).toBe(false);
    expect(isNewPlace(FIRST_VIEW, { ...FIRST_VIEW, moved: { a: [1, 2] } })).toBe(false);
    expect(isNewPlace(FIRST_VIEW, { ...FIRST_VIEW, picked: ["a"] })).toBe(true);
  });
});
