import { describe, expect, it } from "vitest";
import { coarsen } from "../../../src/compile/layout/coarsen.ts";
import { splitComponents } from "../../../src/compile/layout/components.ts";
import type { Bodies } from "../../../src/compile/layout/fast-force-atlas.ts";
import { type LayoutInput, partOf } from "../../../src/compile/layout/layout-input.ts";
import { visitNearby } from "../../../src/compile/layout/nearby.ts";
import { neighboursOf } from "../../../src/compile/layout/neighbours.ts";
import { fromOrder, nearbyOrder, renumber, toOrder } from "../../../src/compile/layout/renumber.ts";
import { stableOrder, startsOf } from "../../../src/compile/layout/stable-order.ts";
import { random } from "../../bench/generate/random.ts";

type Edge = readonly [from: number, to: number, pull?: number];

function bodies(count: number, edges: readonly Edge[], masses?: readonly number[]): Bodies {
  const mass = Float64Array.from({ length: count }, (_, n) => masses?.[n] ?? 1);
  return { mass, ...ends(edges), pull: Float64Array.from(edges, ([, , pull = 1]) => pull) };
}

function ends(edges: readonly Edge[]): { from: Uint32Array; to: Uint32Array } {
  return { from: Uint32Array.from(edges, ([a]) => a), to: Uint32Array.from(edges, ([, b]) => b) };
}

function input(count: number, edges: readonly Edge[]): LayoutInput {
  return {
    ids: Array.from({ length: count }, (_, n) => `n${n}`),
    ...ends(edges),
    pull: Float32Array.from(edges, ([, , pull = 1]) => pull),
    size: Float32Array.from({ length: count }, (_, n) => 4 + n),
    label: Uint16Array.from({ length: count }, (_, n) => 10 + n),
  };
}

const edgesOf = ({ from, to, pull }: Omit<Bodies, "mass">): Edge[] =>
  [...from].map((a, n) => [a, to[n] ?? -1, pull[n] ?? -1] as const);

describe("stableOrder", () => {
  it("counts the keys below each", () => {
    expect([...startsOf(Uint32Array.of(2, 0, 2, 3), 5)]).toEqual([0, 1, 1, 3, 4, 4]);
  });

  it("sorts places by key, those of one key in the order given", () => {
    const keys = Uint32Array.of(2, 0, 2, 3, 0);
    expect([...stableOrder(keys, 4)]).toEqual([1, 4, 0, 2, 3]);
    expect([...stableOrder(keys, 4, Uint32Array.of(4, 3, 2, 1, 0))]).toEqual([4, 1, 2, 0, 3]);
  });
});

describe("neighboursOf", () => {
  it("has each edge at both ends, in the order of the edges", () => {
    const {
      starts,
      ends: others,
      edges,
    } = neighboursOf(
      bodies(4, [
        [0, 2],
        [1, 2],
        [2, 3],
      ]),
    );
    expect([...starts]).toEqual([0, 1, 2, 5, 6]);
    expect([...others]).toEqual([2, 2, 0, 1, 3, 2]);
    expect([...edges]).toEqual([0, 1, 0, 1, 2, 2]);
  });
});

describe("renumber", () => {
  // 0 - 3 - 1, and 2 - 4 apart.
  const old = bodies(
    5,
    [
      [0, 3, 2],
      [1, 3, 5],
      [2, 4, 7],
    ],
    [10, 11, 12, 13, 14],
  );
  const order = nearbyOrder(old);

  it("goes from each point to its neighbours before it goes on", () => {
    expect([...order]).toEqual([0, 3, 1, 2, 4]);
    expect([
      ...nearbyOrder(
        bodies(6, [
          [0, 4],
          [0, 5],
          [1, 4],
          [2, 5],
          [2, 3],
        ]),
      ),
    ]).toEqual([0, 4, 5, 1, 2, 3]);
  });

  it("keeps masses and edges under new numbers", () => {
    const now = renumber(old, order);
    expect([...now.mass]).toEqual([10, 13, 11, 12, 14]);
    expect(edgesOf(now)).toEqual([
      [0, 1, 2],
      [1, 2, 5],
      [3, 4, 7],
    ]);
  });

  it("takes positions there and back", () => {
    const places = { x: Float64Array.of(1, 2, 3, 4, 5), y: Float64Array.of(-1, -2, -3, -4, -5) };
    const there = toOrder(places, order);
    expect(there).toEqual({ x: Float64Array.of(1, 4, 2, 3, 5), y: Float64Array.of(-1, -4, -2, -3, -5) });
    expect(fromOrder(there, order)).toEqual(places);
  });
});

describe("coarsen", () => {
  it("lets one point stand for at most four, and leaves the rest alone", () => {
    const star = bodies(
      7,
      [
        [0, 1],
        [0, 2],
        [0, 3],
        [0, 4],
        [0, 5],
        [0, 6],
      ],
      [7, 2, 2, 2, 2, 2, 2],
    );
    const { parent, bodies: coarse } = coarsen(star);
    expect([...parent]).toEqual([0, 0, 0, 0, 1, 2, 3]);
    expect([...coarse.mass]).toEqual([13, 2, 2, 2]);
    expect(edgesOf(coarse)).toEqual([
      [0, 1, 1],
      [0, 2, 1],
      [0, 3, 1],
    ]);
  });

  it("joins a point to the neighbour that is tied most closely, a hub last", () => {
    const edges: Edge[] = [
      [0, 1, 3],
      [0, 2, 2],
      [1, 3, 9],
    ];
    expect([...coarsen(bodies(4, edges, [1, 9, 1, 1])).parent]).toEqual([0, 1, 0, 1]);
    expect([...coarsen(bodies(4, edges, [1, 1, 1, 1])).parent]).toEqual([0, 0, 0, 0]);
    // The first of those that are as close.
    expect([
      ...coarsen(
        bodies(4, [
          [0, 2],
          [0, 3],
          [1, 3],
        ]),
      ).parent,
    ]).toEqual([0, 1, 0, 1]);
  });

  it("adds up what pulls between the same two", () => {
    const two = coarsen(
      bodies(4, [
        [0, 1, 9],
        [0, 2, 1],
        [1, 3, 2],
        [2, 3, 9],
      ]),
    );
    expect([...two.parent]).toEqual([0, 0, 1, 1]);
    expect(edgesOf(two.bodies)).toEqual([[0, 1, 3]]);
  });

  it("leaves lone points as they are", () => {
    const { parent, bodies: coarse } = coarsen(bodies(3, []));
    expect([...parent]).toEqual([0, 1, 2]);
    expect([...coarse.mass]).toEqual([1, 1, 1]);
  });
});

describe("partOf", () => {
  it("has its members' own ids, sizes and labels, and edges by their new numbers", () => {
    const part = partOf(
      input(5, [
        [0, 1],
        [1, 4, 3],
        [3, 4, 2],
      ]),
      [1, 3, 4],
      [1, 2],
    );
    expect(part).toEqual({
      ids: ["n1", "n3", "n4"],
      from: Uint32Array.of(0, 1),
      to: Uint32Array.of(2, 2),
      pull: Float32Array.of(3, 2),
      size: Float32Array.of(5, 7, 8),
      label: Uint16Array.of(11, 13, 14),
    });
  });
});

describe("splitComponents", () => {
  it("gives connected parts, the largest first, those of one size by their first node", () => {
    const parts = splitComponents(
      input(9, [
        [0, 6],
        [1, 2],
        [5, 2, 3],
        [3, 7],
        [5, 8],
      ]),
    );
    expect(parts.map(({ members }) => members)).toEqual([[1, 2, 5, 8], [0, 6], [3, 7], [4]]);
    expect(edgesOf({ ...(parts[0]?.part as LayoutInput), pull: Float64Array.from(parts[0]?.part.pull ?? []) })).toEqual(
      [
        [0, 1, 1],
        [2, 1, 3],
        [2, 3, 1],
      ],
    );
    expect(parts[3]?.part.from).toHaveLength(0);
  });

  it("joins parts that meet late", () => {
    const edges: Edge[] = [
      [6, 7],
      [4, 5],
      [5, 6],
      [0, 1],
      [2, 3],
      [1, 2],
      [3, 4],
    ];
    expect(splitComponents(input(8, edges)).map(({ members }) => members)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7]]);
  });
});

describe("visitNearby", () => {
  it("visits each pair of one cell or of two that touch, once", () => {
    const source = random(3);
    for (let round = 0; round < 20; round += 1) {
      const places = Array.from({ length: 40 }, () => [source.int(120) - 60, source.int(90) - 20] as const);
      const [x, y] = [Float64Array.from(places, ([a]) => a), Float64Array.from(places, ([, b]) => b)];
      const cell = (n: number) => [Math.floor((x[n] ?? 0) / 12), Math.floor((y[n] ?? 0) / 7)] as const;
      const expected: string[] = [];
      for (let a = 0; a < 40; a += 1) {
        for (let b = a + 1; b < 40; b += 1) {
          const [[columnA, rowA], [columnB, rowB]] = [cell(a), cell(b)];
          if (Math.abs(columnA - columnB) <= 1 && Math.abs(rowA - rowB) <= 1) expected.push(`${a} ${b}`);
        }
      }
      const visited: string[] = [];
      visitNearby({ x, y }, 12, 7, (a, b) => visited.push(`${Math.min(a, b)} ${Math.max(a, b)}`));
      expect(visited.sort()).toEqual(expected.sort());
    }
  });

  it("visits nothing where there is nothing", () => {
    visitNearby({ x: new Float64Array(), y: new Float64Array() }, 5, 5, () => expect.fail());
  });
});
