import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumPairs } from "../../../src/compile/layout/sum-pairs.ts";

describe("sumPairs", () => {
  it("joins edges between the same two points as a Map would, adding up in their order", () => {
    const end = fc.nat(9);
    const edge = fc.record({ a: end, b: end, pull: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 80 }), (edges) => {
        const sums = new Map<number, number>();
        for (const { a, b, pull } of edges) {
          const pair = Math.min(a, b) * 10 + Math.max(a, b);
          if (a !== b) sums.set(pair, (sums.get(pair) ?? 0) + pull);
        }
        const { from, to, pull } = sumPairs(
          {
            from: Uint32Array.from(edges, ({ a }) => a),
            to: Uint32Array.from(edges, ({ b }) => b),
            pull: Float64Array.from(edges, (one) => one.pull),
          },
          10,
        );
        const joined = [...from].map((a, n) => [a * 10 + (to[n] ?? 0), pull[n]]);
        expect(joined).toEqual([...sums].sort(([a], [b]) => a - b));
      }),
    );
  });
});
