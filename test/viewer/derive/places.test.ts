import { describe, expect, it } from "vitest";
import type { Atlas } from "../../../viewer/derive/atlas.ts";
import type { Groups } from "../../../viewer/derive/fold/group.ts";
import { middleOf, placesOfGroups } from "../../../viewer/derive/fold/places.ts";
import { expansion, placesOf } from "../../../viewer/derive/place/expand.ts";
import { placeNear } from "../../../viewer/derive/place/place-near.ts";
import type { Shown } from "../../../viewer/derive/shown.ts";
import { FIRST_VIEW, type ViewState } from "../../../viewer/state/view-state.ts";

type Place = readonly [number, number];
const rounded = (places: Iterable<Place>): readonly Place[] =>
  [...places].map(([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]);

describe("where groups are drawn", () => {
  const groups = (...members: readonly (readonly string[])[]): Groups =>
    new Map(members.map((own, n) => [`g${n}`, { id: `g${n}`, folds: [], members: own, facts: 0 }]));
  const places = (placed: Readonly<Record<string, Place>>, ...members: readonly (readonly string[])[]) =>
    rounded(placesOfGroups(groups(...members), (id) => placed[id] ?? [Number.NaN, 0]).values());

  it("is in the middle of their members, or where the entity is that they go by", () => {
    const placed = { a: [0, 0], b: [40, 20], c: [100, 100], d: [80, 100], g1: [90, 50] } as const;
    expect(places(placed, ["a", "b"], ["c", "d", "g1"])).toEqual([
      [20, 10],
      [90, 50],
    ]);
    expect(middleOf([])).toEqual([0, 0]);
    expect(placesOfGroups(new Map(), () => [0, 0])).toEqual(new Map());
  });

  it("is a fifth of the picture apart where that is too near, moved as far each, along the line between them", () => {
    const far = { a: [0, 0], z: [100, 100] } as const;
    expect(places({ ...far, b: [52, 44], c: [58, 52] }, ["a", "z"], ["b", "c"])).toEqual([
      [43.22, 52.71],
      [61.78, 45.29],
    ]);
    // Those on one spot part sideways.
    expect(places({ ...far, b: [40, 40], c: [60, 60] }, ["a", "z"], ["b", "c"])).toEqual([
      [42.93, 57.07],
      [57.07, 42.93],
    ]);
    expect(places({ ...far, b: [70, 48], c: [70, 52] }, ["a", "z"], ["b", "c"])).toEqual([
      [50, 50],
      [70, 50],
    ]);
  });

  it("is nearer where there are many", () => {
    const grid = Array.from({ length: 25 }, (_, n): Place => [(n % 5) * 25, Math.floor(n / 5) * 25]);
    const spots = grid.map(([x, y], n): Place => (n === 12 ? [x + 9.5, y] : [x, y]));
    const placed = Object.fromEntries(spots.map((place, n) => [`g${n}`, place]));
    expect(places(placed, ...Object.keys(placed).map((id) => [id]))).toEqual(spots);
  });
});

describe("places beside a mark", () => {
  it("go round it evenly, ring by ring, wider than high", () => {
    expect(Object.values(placeNear([0, 0], ["a", "b", "c"], [], 10))).toEqual([
      [6.67, 14.1],
      [0, -15],
      [-6.67, 14.1],
    ]);
  });

  it("leave out what is too near to another mark, across and down, and to no mark that is not", () => {
    const [first] = Object.values(placeNear([0, 0], ["a"], [], 10));
    const [x, y] = first ?? [0, 0];
    const beside = (dx: number, dy: number): boolean =>
      Object.values(placeNear([0, 0], ["a"], [[x + dx, y + dy]], 10))[0]?.join() === first?.join();
    for (const [dx, dy] of [
      [11.8, 0],
      [-11.8, 0],
      [0, 9.1],
      [0, -9.1],
      [9, 7],
    ] as const)
      expect(beside(dx, dy)).toBe(true);
    for (const [dx, dy] of [
      [11.6, 0],
      [-11.6, 0],
      [0, 8.9],
      [0, -8.9],
      [7, 6],
    ] as const)
      expect(beside(dx, dy)).toBe(false);
  });
});

describe("where an entity is", () => {
  const positions = new Map<string, Place>([
    ["a", [0, 0]],
    ["b", [300, 0]],
    ["c", [0, 150]],
    ["d", [300, 150]],
  ]);
  const atlas = { positions, frame: positions } as unknown as Atlas;
  const expanded = [{ from: "a", added: { b: [1, 2], e: [3, 4] } }] as const;

  it("is where it was dragged to, else where it was added, else where the layout has it", () => {
    const placeOf = placesOf(atlas, { moved: { e: [9, 9] }, expanded });
    expect(["e", "b", "a", "nowhere"].map(placeOf)).toEqual([
      [9, 9],
      [1, 2],
      [0, 0],
      [0, 0],
    ]);
  });

  /** How high a step is when one more is added to a picture of these. */
  const step = (nodes: readonly string[], change: Partial<ViewState> = {}): number => {
    const action = expansion(
      atlas,
      { nodes: new Set(nodes) } as Partial<Shown> as Shown,
      { ...FIRST_VIEW, ...change },
      "a",
      ["new"],
    );
    const [[x, y] = [0, 0]] = action.type === "expand" ? Object.values(action.added) : [];
    return Math.round((Math.hypot(x / 1.3, y) / 1.5) * 100) / 100;
  };

  it("is by steps of a name's height, of what one looks at", () => {
    // The whole is 300 wide and 150 high, of which a lone mark has three tenths.
    expect(step(["a"])).toBe(3);
    expect(step(["a", "b"])).toBe(10);
    expect(step(["a", "c"])).toBe(10);
    const camera = { x: 0.5, y: 0.5, ratio: 0.5, angle: 0 };
    expect(step(["a"], { camera })).toBe(5);
    expect(step(["a"], { camera: { ...camera, ratio: 4 } })).toBe(10);
  });

  it("is by smaller steps where marks lie close", () => {
    const moved = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`m${n}`, [(n % 20) * 2, 100 + Math.floor(n / 20) * 3]]),
    );
    expect(step(Object.keys(moved), { moved: moved as never })).toBeCloseTo(0.7 * Math.sqrt((38 * 42) / 300), 1);
    expect(step(["b", "c", "d"])).toBe(10);
  });
});
