import { describe, expect, it } from "vitest";
import { numberEntities, sizesOf } from "../../src/compile/compile.ts";
import { forceAtlas, stepsOfLarge } from "../../src/compile/layout/force-atlas.ts";
import { keepPlaces } from "../../src/compile/layout/keep-places.ts";
import { layout } from "../../src/compile/layout/layout.ts";
import type { LayoutInput } from "../../src/compile/layout/layout-input.ts";
import { boxOf } from "../../src/compile/layout/pack.ts";
import { seedPositions } from "../../src/compile/layout/seed.ts";
import { type Links, linksOf } from "../../src/compile/links.ts";
import { latestTwo } from "../../src/compile/number-of.ts";
import { layoutInput, positionsOf, type Unplaced, unsettledPositions } from "../../src/compile/positions.ts";
import type { Entity } from "../../src/model/entity.ts";
import { rowsOf } from "../helpers/rows.ts";
import { sampleSchema } from "../viewer/sample-dataset.ts";
import { graphologyForceAtlas } from "./layout/graphology.ts";
import { villages } from "./layout/graphs.ts";

type Edge = readonly [from: number, to: number, pull?: number];

function links(...edges: readonly Edge[]): Links {
  return {
    ends: Uint32Array.from(edges.flatMap((edge) => [edge[0], edge[1]])),
    pulls: Float64Array.from(edges, ([, , pull = 1]) => pull),
    shaping: new Uint8Array(edges.length).fill(1),
    steps: new Uint8Array(edges.length),
  };
}

const node = (key: string, type = "state"): Unplaced => ({ key, type, label: key, size: 5 });
const schema = sampleSchema();

describe("links of edges", () => {
  it("pull by their support, the background hardly and projections less, and make nodes larger unless of the background", () => {
    const { edges } = rowsOf(
      [],
      [
        ["a", "b"],
        ["b", "c", { weight: 1, background: true }],
        ["c", "a", { weight: 1, origin: "projected" }],
        ["a", "elsewhere", { weight: 0.4 }],
      ],
    );
    const made = linksOf(edges, new Map(["z", "a", "b", "c"].map((id, n) => [id, n])));
    expect([...made.ends]).toEqual([1, 2, 2, 3, 3, 1, 1, 0]);
    expect([...made.pulls]).toEqual([0.6, 0.04, 0.5, 0.4]);
    expect([...made.shaping]).toEqual([1, 0, 1, 1]);
  });

  it("size nodes by how many of them make them larger, at both ends", () => {
    const some = { ...links([0, 1], [1, 2], [1, 3]), shaping: Uint8Array.of(1, 1, 0) };
    expect(sizesOf(5, [some, links([1, 4])])).toEqual([5.6, 6.77, 5.6, 4, 5.6]);
  });

  it("number entities by their order", () => {
    expect([...numberEntities([{ id: "b" }, { id: "a" }] as Entity[])]).toEqual([
      ["b", 0],
      ["a", 1],
    ]);
  });
});

describe("numbers of entities", () => {
  it("are those of the map, whatever was asked before", () => {
    const numbers = new Map([
      ["a", 7],
      ["b", 8],
      ["c", 9],
    ]);
    const numberOf = latestTwo(numbers);
    for (const id of ["", "a", "a", "b", "a", "c", "b", "x", "x", "b", "", "c", "x", "a"]) {
      expect(numberOf(id)).toBe(numbers.get(id));
    }
  });
});

describe("layoutInput", () => {
  it("joins edges of one pair, of which ten do not pull ten times as much", () => {
    const nodes = [node("a"), { ...node("b"), label: "x".repeat(70_000), size: 9 }, node("c")];
    const input = layoutInput(nodes, [links([0, 1, 3], [2, 1, 4]), links([1, 0, 6], [2, 2, 5])]);
    expect(input.ids).toEqual(["a", "b", "c"]);
    expect([[...input.from], [...input.to]]).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect([...input.pull]).toEqual([3, 2]);
    expect([...input.size]).toEqual([5, 9, 5]);
    expect([...input.label]).toEqual([1, 65_535, 1]);
  });
});

describe("positionsOf", () => {
  const nodes = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map((key) => node(key));
  const ring = links(...nodes.map((_, n): Edge => [n, (n + 1) % nodes.length]));
  const two = (value: number) => Math.round(value * 100) / 100;

  it("are of two decimals, and never -0", () => {
    const { x, y } = positionsOf(nodes, [ring], schema);
    for (const value of [...x, ...y]) {
      expect(value).toBe(two(value));
      expect(Object.is(value, -0)).toBe(false);
    }
  });

  it("stay where nodes were, unless that is where a layout begins", () => {
    const placesOf = ({ x, y }: ReturnType<typeof positionsOf>) =>
      new Map(nodes.map(({ key }, n) => [key, { x: x[n] ?? 0, y: y[n] ?? 0 }]));
    const fresh = positionsOf(nodes, [ring], schema);
    const moved = new Map(nodes.map(({ key }, n) => [key, { x: n * 50, y: -n * 3 }]));
    expect(placesOf(positionsOf(nodes, [ring], schema, moved))).toEqual(
      new Map([...moved].map(([key, { x, y }]) => [key, { x, y: y + 0 }])),
    );
    expect(positionsOf(nodes, [ring], schema, placesOf(unsettledPositions(nodes)))).toEqual(fresh);
    // One that differs was moved, be it along one axis.
    for (const axis of ["x", "y"] as const) {
      const some = placesOf(unsettledPositions(nodes));
      some.set("d", { x: 5, y: 5, ...some.get("d"), [axis]: 77 });
      expect(positionsOf(nodes, [ring], schema, some)[axis][3]).toBe(77);
      expect(placesOf(positionsOf(nodes, [ring], schema, some))).toEqual(some);
    }
  });

  it("put sources below the world and theses beside it, and a subtype with its type", () => {
    const types = { ...schema.entities, thesis: { ...schema.entities["state"], lineage: ["thesis", "thing"] } };
    const withTheses = { ...schema, entities: types } as typeof schema;
    const { x, y } = positionsOf([...nodes, node("s", "source"), node("t", "thesis")], [ring], withTheses);
    const world = { x: x.slice(0, 10), y: y.slice(0, 10) };
    const box = boxOf(world);
    expect([x[10], y[10]]).toEqual([box.left, two(box.bottom - 60)]);
    expect(x[11]).toBeCloseTo(box.left + box.width + 160, 1);
    expect(y[11]).toBeCloseTo(box.bottom + box.height / 2, 1);
  });

  it("begin in a square as wide as so many nodes need, each by its id alone", () => {
    const { x, y } = seedPositions(Array.from({ length: 900 }, (_, n) => `n${n}`));
    for (const axis of [x, y]) {
      expect(Math.max(...axis.map(Math.abs))).toBeLessThanOrEqual(150);
      expect(Math.max(...axis)).toBeGreaterThan(145);
      expect(Math.min(...axis)).toBeLessThan(-145);
      expect(Math.abs(axis.reduce((sum, value) => sum + value, 0) / 900)).toBeLessThan(10);
    }
    const fewer = seedPositions(["n0", "n899", "other", "one more"]);
    expect(fewer.x[1]).toBeCloseTo((x[899] ?? 0) / 15, 9);
    expect(fewer.y[1]).toBeCloseTo((y[899] ?? 0) / 15, 9);
    expect(unsettledPositions([node("n0")]).x[0]).toBe(two((x[0] ?? 0) / 30));
  });
});

describe("forceAtlas", () => {
  it("moves small graphs as the package does with its weights, in 400 steps", () => {
    const input = villages(24, 3);
    const start = seedPositions(input.ids);
    const ours = forceAtlas(input, start);
    const theirs = graphologyForceAtlas(input, start, 400, false);
    for (const n of input.ids.keys()) {
      expect(ours.x[n]).toBeCloseTo(theirs.x[n] ?? 0, 0);
      expect(ours.y[n]).toBeCloseTo(theirs.y[n] ?? 0, 0);
    }
  });

  it("takes fewer steps for a large graph, but at least 20", () => {
    expect([2001, 6000, 12_000, 24_000, 60_000, 10_000_000].map(stepsOfLarge)).toEqual([200, 200, 100, 50, 20, 20]);
  });
});

describe("layout", () => {
  const input = (count: number, edges: readonly Edge[]): LayoutInput =>
    layoutInput(
      Array.from({ length: count }, (_, n) => node(`n${n}`)),
      [links(...edges)],
    );

  it("puts lone nodes in rows below the rest", () => {
    const { x, y } = layout(
      input(6, [
        [1, 2],
        [2, 3],
        [1, 3],
        [3, 4],
      ]),
    );
    const box = boxOf({ x: x.slice(1, 5), y: y.slice(1, 5) });
    expect([x[0], y[0]]).toEqual([box.left, box.bottom - 60]);
    expect(Math.max(y[0] ?? 0, y[5] ?? 0)).toBe(box.bottom - 60);
  });

  it("puts them in rows alone where there is nothing else", () => {
    const { x, y } = layout(input(2, []));
    expect([[...x], [...y]]).toEqual([
      [0, 0],
      [-60, -82],
    ]);
  });

  it("puts the larger part at the left, from 0 on", () => {
    const { x, y } = layout(
      input(5, [
        [0, 1],
        [2, 3],
        [3, 4],
        [2, 4],
      ]),
    );
    const [large, small] = [boxOf({ x: x.slice(2), y: y.slice(2) }), boxOf({ x: x.slice(0, 2), y: y.slice(0, 2) })];
    expect([large.left, large.bottom]).toEqual([0, 0]);
    expect([small.left, small.bottom]).toEqual([large.width + 120, 0]);
  });
});

describe("keepPlaces", () => {
  const input = (count: number, edges: readonly Edge[]): LayoutInput => ({
    ...layoutInput(
      Array.from({ length: count }, (_, n) => node(`n${n}`)),
      [],
    ),
    from: Uint32Array.from(edges, ([a]) => a),
    to: Uint32Array.from(edges, ([, b]) => b),
    pull: Float32Array.from(edges, ([, , pull = 1]) => pull),
  });
  const known = (...places: readonly (readonly [number, number])[]) =>
    new Map(places.map(([x, y], n) => [`n${n}`, { x, y }]));
  const row = [
    [0, 0],
    [100, 0],
    [200, 0],
    [300, 0],
    [400, 0],
    [500, 0],
    [600, -40],
  ] as const;

  it("keeps a picture of which seven tenths are known", () => {
    expect(keepPlaces(input(10, []), known(...row))).not.toBeNull();
    expect(keepPlaces(input(11, []), known(...row))).toBeNull();
  });

  it("puts a new node in the middle of its neighbours, nearer to those that pull it more", () => {
    const kept = keepPlaces(
      input(8, [
        [7, 0, 3],
        [2, 7, 1],
        [7, 6, 4],
      ]),
      known(...row),
    );
    expect(kept?.x[7]).toBeCloseTo((3 * 0 + 200 + 4 * 600) / 8, 4);
    expect(kept?.y[7]).toBeCloseTo((4 * -40) / 8, 4);
  });

  it("finds a place that is clear where that is taken, as near as there is one", () => {
    const crowded = known([0, 0], [10, 0], [-10, 0], [0, 10], [0, -10]);
    const kept = keepPlaces(input(6, [[5, 0]]), crowded);
    const [x, y] = [kept?.x[5] ?? 0, kept?.y[5] ?? 0];
    for (const { x: other, y: height } of crowded.values()) {
      expect(Math.hypot(x - other, y - height)).toBeGreaterThanOrEqual(18);
    }
    expect(Math.hypot(x, y)).toBeLessThan(36);
  });

  it("keeps new nodes clear of one another", () => {
    const kept = keepPlaces(
      input(10, [
        [7, 3],
        [8, 3],
        [9, 3],
      ]),
      known(...row),
    );
    const at = [3, 7, 8, 9].map((n) => [kept?.x[n] ?? 0, kept?.y[n] ?? 0] as const);
    for (const [n, [x, y]] of at.entries()) {
      expect(Math.hypot(x - 300, y)).toBeLessThan(60);
      for (const [a, b] of at.slice(n + 1)) expect(Math.hypot(x - a, y - b)).toBeGreaterThanOrEqual(18);
    }
  });

  it("puts one that knows only new ones beside them, once they have a place", () => {
    const kept = keepPlaces(
      input(9, [
        [7, 8],
        [8, 5],
      ]),
      known(...row),
    );
    const [x, y] = [kept?.x[8] ?? 0, kept?.y[8] ?? 0];
    expect(Math.hypot(x - 500, y)).toBeLessThan(36);
    const far = Math.hypot((kept?.x[7] ?? 0) - x, (kept?.y[7] ?? 0) - y);
    expect(far).toBeGreaterThanOrEqual(18);
    expect(far).toBeLessThan(40);
  });

  it("puts those without neighbours in rows below all", () => {
    const kept = keepPlaces(input(10, []), known(...row));
    expect([7, 8, 9].map((n) => [kept?.x[n], kept?.y[n]])).toEqual([
      [0, -96],
      [110, -96],
      [0, -124],
    ]);
  });
});
