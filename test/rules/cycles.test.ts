import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCycles } from "../../src/rules/cycles.ts";

const names = ["a", "b", "c", "d", "e"];
const graph = fc.dictionary(fc.constantFrom(...names), fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }));

describe("circles of a graph", () => {
  it("are circles: each leads to the next, and the last to the first", () => {
    fc.assert(
      fc.property(graph, (edges) => {
        for (const cycle of findCycles(new Map(Object.entries(edges)))) {
          for (const [i, id] of cycle.entries()) expect(edges[id]).toContain(cycle[(i + 1) % cycle.length]);
          expect(cycle[0]).toBe([...cycle].sort()[0]);
        }
      }),
    );
  });

  it("are found wherever there is one", () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const below = (from: string): Set<string> => {
          const seen = new Set(edges[from] ?? []);
          for (const id of seen) for (const next of edges[id] ?? []) seen.add(next);
          return seen;
        };
        const isCyclic = names.some((id) => below(id).has(id));
        expect(findCycles(new Map(Object.entries(edges))).length > 0).toBe(isCyclic);
      }),
    );
  });

  it("do not end the call stack", () => {
    const ring = new Map(Array.from({ length: 20_000 }, (_, i) => [`n${i}`, [`n${(i + 1) % 20_000}`]] as const));
    expect(findCycles(ring)[0]).toHaveLength(20_000);
  });
});
