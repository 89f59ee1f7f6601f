import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layout } from "../../src/compile/layout/layout.ts";
import type { LayoutInput } from "../../src/compile/layout/layout-input.ts";

function graphOf(count: number, pairs: readonly (readonly [number, number])[]): LayoutInput {
  return {
    ids: Array.from({ length: count }, (_, n) => `node-${n}`),
    from: Uint32Array.from(pairs, ([a]) => a),
    to: Uint32Array.from(pairs, ([, b]) => b),
    pull: new Float32Array(pairs.length).fill(1),
    size: new Float32Array(count).fill(6),
    label: new Uint16Array(count).fill(12),
  };
}

const graphs = fc.integer({ min: 0, max: 60 }).chain((count) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1))), {
      selector: ([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`,
      maxLength: 80,
    })
    .map((pairs) => graphOf(count, count === 0 ? [] : pairs.filter(([a, b]) => a !== b))),
);

describe("layout", () => {
  it("gives every node a finite place of its own, the same each time", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { x, y } = layout(graph);
        const places = new Set<string>();
        for (const [n, value] of x.entries()) {
          expect(Number.isFinite(value) && Number.isFinite(y[n])).toBe(true);
          places.add(`${value} ${y[n]}`);
        }
        expect(places.size).toBe(graph.ids.length);
        expect(layout(graph)).toEqual({ x, y });
      }),
      { numRuns: 40 },
    );
  });

  it("keeps parts that nothing connects apart, and near", () => {
    const ring = (from: number, size: number) =>
      Array.from({ length: size }, (_, n) => [from + n, from + ((n + 1) % size)] as const);
    const graph = graphOf(40, [...ring(0, 20), ...ring(20, 10)]);
    const { x, y } = layout(graph);
    const extent = (axis: Float64Array, from: number, to: number) => {
      const part = axis.slice(from, to).sort();
      return [part.at(0) ?? 0, part.at(-1) ?? 0] as const;
    };
    const [, right] = extent(x, 0, 20);
    const [left, end] = extent(x, 20, 30);
    expect(left).toBeGreaterThan(right);
    expect(end - left + right).toBeLessThan(3000);
    const [below] = extent(y, 0, 30);
    const [, top] = extent(y, 30, 40);
    expect(top).toBeLessThan(below);
  });

  it("keeps the labels of a crowded star clear of one another", () => {
    const graph = graphOf(
      41,
      Array.from({ length: 40 }, (_, n) => [0, n + 1] as const),
    );
    const { x, y } = layout(graph);
    let overlaps = 0;
    for (let a = 0; a < 41; a += 1) {
      for (let b = a + 1; b < 41; b += 1) {
        const apart = Math.abs((x[a] ?? 0) - (x[b] ?? 0)) >= 40 || Math.abs((y[a] ?? 0) - (y[b] ?? 0)) >= 10;
        if (!apart) overlaps += 1;
      }
    }
    expect(overlaps).toBe(0);
  });
});
