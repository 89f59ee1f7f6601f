import { describe, expect, it } from "vitest";
import { coarsen } from "../../../src/compile/layout/coarsen.ts";
import { type Bodies, fastForceAtlas } from "../../../src/compile/layout/fast-force-atlas.ts";
import type { Positions } from "../../../src/compile/layout/layout-input.ts";
import { settle } from "../../../src/compile/layout/multilevel.ts";
import { fromOrder, nearbyOrder, renumber, toOrder } from "../../../src/compile/layout/renumber.ts";
import { seedPositions } from "../../../src/compile/layout/seed.ts";
import { bodiesOf, FORCES, graphologyForceAtlas } from "./graphology.ts";
import { villages } from "./graphs.ts";

describe("fastForceAtlas", () => {
  it("moves nodes as graphology's does, pair by pair", () => {
    const input = villages(120, 5);
    const theirs = graphologyForceAtlas(input, seedPositions(input.ids), 10, false);
    const ours = seedPositions(input.ids);
    fastForceAtlas(bodiesOf(input), ours, { ...FORCES, theta: 0 }, 10);
    for (const n of input.ids.keys()) {
      expect(ours.x[n]).toBeCloseTo(theirs.x[n] ?? 0, 1);
      expect(ours.y[n]).toBeCloseTo(theirs.y[n] ?? 0, 1);
    }
  });
});

describe("settle", () => {
  it("settles a small graph directly, in no fewer steps than are cheap", () => {
    const input = villages(80, 2);
    const start = seedPositions(input.ids);
    const order = nearbyOrder(bodiesOf(input));
    const expected = toOrder(start, order);
    fastForceAtlas(renumber(bodiesOf(input), order), expected, FORCES, 300);
    expect(settle(bodiesOf(input), start, FORCES, 2)).toEqual(fromOrder(expected, order));
  });

  it("settles points in the middles of those they stand for first, and sets those beside them", () => {
    // 160 pairs in a row: each is one point of the coarse graph.
    const count = 320;
    const edges = Array.from({ length: count - 1 }, (_, n) => [n, n + 1, n % 2 === 0 ? 9 : 0.5] as const);
    const mass = new Float64Array(count).fill(1);
    for (const [a, b, pull] of edges) for (const end of [a, b]) mass[end] = (mass[end] ?? 0) + pull;
    const bodies: Bodies = {
      mass,
      from: Uint32Array.from(edges, ([a]) => a),
      to: Uint32Array.from(edges, ([, b]) => b),
      pull: Float64Array.from(edges, ([, , pull]) => pull),
    };
    const start = seedPositions(Array.from(mass, (_, n) => `node-${n}`));
    const { parent, bodies: coarse } = coarsen(bodies);
    expect([...parent]).toEqual(Array.from(mass, (_, n) => Math.floor(n / 2)));
    const middle = (axis: Float64Array) =>
      Float64Array.from({ length: count / 2 }, (_, n) => ((axis[2 * n] ?? 0) + (axis[2 * n + 1] ?? 0)) / 2);
    const above = { x: middle(start.x), y: middle(start.y) };
    fastForceAtlas(coarse, above, FORCES, 300);
    const settled = settle(bodies, start, FORCES, 0);
    const meanOf = (axis: Float64Array) => axis.reduce((sum, value) => sum + Math.abs(value), 0) / axis.length;
    const extent = ({ x, y }: Positions) => 4 * Math.max(meanOf(x), meanOf(y));
    const gap = extent(above) / Math.sqrt(count) / extent(start);
    for (let n = 0; n < count; n += 1) {
      const own = Math.floor(n / 2);
      expect(settled.x[n]).toBeCloseTo((above.x[own] ?? 0) + (start.x[n] ?? 0) * gap, 6);
      expect(settled.y[n]).toBeCloseTo((above.y[own] ?? 0) + (start.y[n] ?? 0) * gap, 6);
    }
    // Then the whole, for as many steps as are asked for.
    fastForceAtlas(bodies, settled, FORCES, 3);
    expect(settle(bodies, start, FORCES, 3)).toEqual(settled);
  });

  const alone = (count: number): Bodies => ({
    mass: new Float64Array(count).fill(1),
    from: new Uint32Array(),
    to: new Uint32Array(),
    pull: new Float64Array(),
  });

  it("settles what cannot be made smaller directly", () => {
    const start = seedPositions(Array.from({ length: 310 }, (_, n) => `node-${n}`));
    const settled = settle(alone(310), start, FORCES, 5);
    fastForceAtlas(alone(310), start, FORCES, 300);
    expect(settled).toEqual(start);
  });

  it("survives points in one place", () => {
    const { x, y } = settle(alone(40), { x: new Float64Array(40), y: new Float64Array(40) }, FORCES, 5);
    expect([...x, ...y].every(Number.isFinite)).toBe(true);
  });
});
