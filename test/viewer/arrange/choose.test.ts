import { describe, expect, it } from "vitest";
import { layOut } from "../../../viewer/derive/arrange/arrange.ts";
import { intoFrame, type Layout } from "../../../viewer/derive/arrange/arranged.ts";
import { choose } from "../../../viewer/derive/arrange/choose.ts";
import { fanOut } from "../../../viewer/derive/arrange/fan-out.ts";
import { inLayers } from "../../../viewer/derive/arrange/layers.ts";
import { sidesByTies } from "../../../viewer/derive/arrange/sides.ts";
import { fold } from "../../../viewer/derive/fold/fold.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { type Shown, show } from "../../../viewer/derive/shown.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS, type ViewState } from "../../../viewer/state/view-state.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";

const opposes = (a: string, b: string) => factOf(a, "opposes", b, {}, [said("ana")]);
const atlas = worldAtlas(
  ["ana", "bob", "cay", "dan", "eve"].map((id) => entityOf(id, "person", id.toUpperCase())),
  [opposes("bob", "ana"), opposes("bob", "cay"), opposes("cay", "bob"), opposes("bob", "dan"), opposes("dan", "eve")],
);
const seen = see(atlas, NO_CLOCKS, null);
const shown = show(atlas, seen, NO_FILTERS, null);

/** What is shown where these are tied, by one edge for each pair. */
function tied(pairs: readonly (readonly [string, string])[]): Shown {
  const [sample] = shown.edges;
  if (!sample) throw new Error("no edge");
  const edges = pairs.map(([source, target], n) => ({ ...sample, key: `e${n}`, source, target }));
  return { ...shown, nodes: new Set(pairs.flat()), edges };
}

const leaves = (of: string, many: number) => Array.from({ length: many }, (_, n) => [of, `${of}-${n}`] as const);

describe("choosing rings", () => {
  const focusOf = (what: Shown, state: Partial<ViewState>) =>
    choose(atlas, what, "rings", { ...FIRST_VIEW, ...state }).focus;

  it("keeps what is looked at; else goes round what is opened, else what is picked, else the best tied", () => {
    const focus = { ids: ["dan"], depth: 2 };
    expect(focusOf(shown, { focus })).toBe(focus);
    const opened = { kind: "entity", id: "cay" } as const;
    expect(focusOf(shown, { opened, picked: ["dan"] })?.ids).toEqual(["cay"]);
    expect(focusOf(shown, { picked: ["dan", "cay"] })?.ids).toEqual(["dan"]);
    expect(focusOf(shown, {})?.ids).toEqual(["bob"]);
    expect(focusOf(tied([]), {})).toBe(null);
  });

  it.each([
    [3, leaves("a", 69)],
    [1, [...leaves("a", 9), ...leaves("a-0", 61)]],
    [2, [...leaves("a", 9), ...leaves("a-0", 60), ["a-0-0", "far"] as const]],
    // More than can be read at one step already.
    [1, leaves("a", 90)],
  ] as const)("takes as many steps, up to three, as make a readable picture: %i", (depth, pairs) => {
    expect(focusOf(tied(pairs), { picked: ["a"] })).toEqual({ ids: ["a"], depth });
  });

  it("draws them round the best tied where a link asks for rings alone", () => {
    const layout = layOut(atlas, seen, shown, { by: "rings", of: [] }, { focus: null, lens: null });
    expect(layout?.words).toMatch(/BOB/);
    const gone = layOut(atlas, seen, shown, { by: "rings", of: [] }, { focus: { ids: ["zed"], depth: 1 }, lens: null });
    expect(gone?.words).toBe(layout?.words);
  });
});

describe("choosing two sides", () => {
  const focusOf = (state: Partial<ViewState>, what = shown) =>
    choose(atlas, what, "sides", { ...FIRST_VIEW, ...state }).focus;

  it("takes the two that are looked at or picked, else those between whom most is said", () => {
    expect(focusOf({ focus: { ids: ["ana", "dan"], depth: 3 } })?.ids).toEqual(["ana", "dan"]);
    expect(focusOf({ picked: ["eve", "cay", "bob"] })).toEqual({ ids: ["eve", "cay"], depth: 1 });
    expect(focusOf({})?.ids).toEqual(["bob", "cay"]);
    expect(focusOf({ focus: { ids: ["dan"], depth: 1 } })?.ids).toEqual(["bob", "dan"]);
    expect(focusOf({ opened: { kind: "entity", id: "eve" } })?.ids).toEqual(["dan", "eve"]);
  });

  it("never sets one against itself, and leaves all as it is where nothing ties two", () => {
    expect(
      focusOf(
        {},
        tied([
          ["ana", "ana"],
          ["ana", "ana"],
          ["bob", "cay"],
        ]),
      )?.ids,
    ).toEqual(["bob", "cay"]);
    expect(focusOf({ focus: { ids: ["eve"], depth: 2 } }, tied([["bob", "cay"]]))).toEqual({ ids: ["eve"], depth: 2 });
  });

  it("leaves alone what is looked at under a lens that compares two voices", () => {
    const lens = { a: "ana", b: "bob", show: "difference" } as const;
    expect(focusOf({ lens, picked: ["cay", "dan"] })).toBe(null);
    expect(focusOf({ lens: { ...lens, show: "a" }, picked: ["cay", "dan"] })?.ids).toEqual(["cay", "dan"]);
  });
});

describe("a layout in its frame", () => {
  const guide = { points: [[5, 5]] as const, fill: "none" as const, label: "" };
  const layout = (...places: readonly (readonly [number, number])[]): Layout => ({
    ...{ guides: [guide], kinds: null, outwards: false, upright: false, words: "" },
    places: new Map(places.map((place, n) => [`n${n}`, place])),
  });
  const frame = new Map([
    ["x", [100, 100]],
    ["y", [120, 140]],
  ] as const);

  it("has the frame's middle, and is as large as fits in, guides and all", () => {
    const { places, guides } = intoFrame(layout([0, 0], [10, 10]), frame);
    expect([...places.values()]).toEqual([
      [100, 110],
      [120, 130],
    ]);
    expect(guides[0]?.points).toEqual([[110, 120]]);
    expect([...intoFrame(layout([0, 0], [10, 100]), frame).places.values()]).toEqual([
      [108, 100],
      [112, 140],
    ]);
  });

  it("does not grow where there is one place, and stays where there is none or no frame", () => {
    expect([...intoFrame(layout([7, 7]), frame).places.values()]).toEqual([[110, 120]]);
    expect([...intoFrame(layout([0, 0], [10, 10]), new Map([["x", [3, 4]]])).places.values()]).toEqual([
      [-2, -1],
      [8, 9],
    ]);
    const none = layout();
    expect(intoFrame(none, frame)).toBe(none);
  });
});

describe("fanning out", () => {
  it("moves only what lies too near both across and down", () => {
    const points = new Map([
      ["a", [0, 0]],
      ["beside", [4, 0]],
      ["above", [0, 2]],
      ["on", [1, 1]],
    ] as const);
    const places = fanOut(points, { across: 4, down: 2 });
    for (const id of ["a", "beside", "above"] as const) expect(places.get(id)).toEqual(points.get(id));
    expect(places.get("on")).not.toEqual([1, 1]);
  });
});

describe("lists in layers", () => {
  const below = (boss: string, many: number) => leaves(boss, many).map(([above, id]) => ({ above, below: id }));
  const placed = (...ranks: ReturnType<typeof below>[]) => inLayers(ranks.flat(), () => 100).places;
  const from = (places: ReturnType<typeof placed>, a: string, b: string) =>
    [0, 1].map((axis) => Math.round((places.get(b)?.[axis] ?? Number.NaN) - (places.get(a)?.[axis] ?? Number.NaN)));

  it("lie centred below whom they belong to, each mark lower and further right than the one before", () => {
    const places = placed(below("a", 3));
    expect(from(places, "a-0", "a-1")).toEqual([12, -33]);
    expect(from(places, "a-1", "a-2")).toEqual([12, -33]);
    // The list is 124 wide, a mark with its name 100.
    expect(from(places, "a", "a-0")).toEqual([-12, -67]);
  });

  it("begin another column after six", () => {
    expect(new Set([...placed(below("a", 6)).values()].map(([, y]) => y)).size).toBe(7);
    const places = placed(below("a", 7));
    expect(from(places, "a-0", "a-4")).toEqual([136, 0]);
    expect(from(places, "a-4", "a-6")).toEqual([24, -66]);
  });

  it("hold no one who has two above, who lies below both", () => {
    const places = placed([...below("a", 2), { above: "b", below: "a-0" }]);
    expect([...places.keys()].sort()).toEqual(["a", "a-0", "a-1", "b"]);
    expect(places.get("a-0")?.[1]).toBeLessThan(Math.min(places.get("a")?.[1] ?? 0, places.get("b")?.[1] ?? 0));
    expect(from(places, "a-0", "a-1")).not.toEqual([12, -33]);
  });

  it("of groups without a tie lie side by side, and in rows where they are many", () => {
    const places = placed(below("a", 1), below("b", 1), below("c", 1));
    expect(from(places, "a", "b")).toEqual([140, 0]);
    expect(from(places, "a", "c")).toEqual([0, -140]);
    expect(from(placed(below("a", 1), below("b", 3)), "b", "a")[0]).toBeGreaterThan(100);
  });
});

describe("columns of two sides", () => {
  const sides = (left: number, both: number, neither = 0) => {
    const ids = (name: string, many: number) =>
      Array.from({ length: many }, (_, n) => `${name}${String(n).padStart(2, "0")}`);
    const shared = ids("both", both);
    const links = [
      ...[...ids("left", left), ...shared].map((target) => ({ source: "a", target })),
      ...shared.map((target) => ({ source: "b", target })),
    ];
    const all = ["a", "b", ...ids("left", left), ...shared, ...ids("neither", neither)];
    const { places, heads } = sidesByTies(all, links, ["a", "b"]);
    const columns = (name: string) =>
      [...new Set([...places].flatMap(([id, [x]]) => (id.startsWith(name) ? Math.round(x * 10) / 10 : [])))].sort(
        (x, y) => x - y,
      );
    return { places, heads, columns };
  };

  it("hold fourteen at most, and spread evenly about the middle", () => {
    expect(sides(14, 14).columns("left")).toEqual([-4.8]);
    expect(sides(14, 14).columns("both")).toEqual([0]);
    const { columns, places, heads } = sides(15, 15);
    expect(columns("both")).toEqual([-2.1, 2.1]);
    expect(columns("left")).toEqual([-11.1, -6.9]);
    expect(places.get("a")?.[0]).toBeCloseTo(-15.9);
    expect(places.get("b")?.[0]).toBeCloseTo(11.7);
    // Above the middle of the columns that it is the head of.
    expect(heads.get("left")?.[0]).toBeCloseTo(-9);
    expect(heads.has("right")).toBe(false);
  });

  it("leave the line from the one to the other free, and rows of five for who is tied to neither below them", () => {
    const { places } = sides(2, 2, 6);
    const lowest = Math.min(...[...places].flatMap(([id, [, y]]) => (id.startsWith("neither") ? [] : y)));
    for (const [id, [, y]] of places) {
      if (id.startsWith("both")) expect(Math.abs(y)).toBeCloseTo(0.8);
      if (id.startsWith("neither")) expect(y).toBeLessThan(lowest - 3);
    }
    expect([0, 1, 4, 5].map((n) => Math.round((places.get(`neither0${n}`)?.[0] ?? 0) * 10) / 10)).toEqual([
      -8.4, -4.2, 8.4, 0,
    ]);
    expect((places.get("neither00")?.[1] ?? 0) - (places.get("neither05")?.[1] ?? 0)).toBeCloseTo(1.6);
  });
});

it("a fold holds those that are grouped round its entity, and no others", () => {
  const { groups, nodes } = fold(atlas, seen, shown, ["around.bob"]);
  expect(groups.get("bob")?.members).toContain("ana");
  expect(nodes.has("ana")).toBe(false);
});
