import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { climb } from "../../src/corroborate/climb.ts";

const names = ["a", "b", "c", "d", "e", "f"];
const graph = fc.dictionary(
  fc.constantFrom(...names),
  fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
  {
    maxKeys: 6,
  },
);

describe("climbing", () => {
  it("ends at those who speak for no one", () => {
    const roots = climb(
      new Map([
        ["general", ["army"]],
        ["army", ["state"]],
        ["envoy", ["army", "union"]],
      ]),
    );
    expect(roots.get("general")).toEqual(["state"]);
    expect(roots.get("envoy")).toEqual(["state", "union"]);
  });

  it("ends at the first of those who speak for one another in a circle", () => {
    const roots = climb(
      new Map([
        ["b", ["c"]],
        ["c", ["b"]],
        ["x", ["c"]],
      ]),
    );
    expect([...roots]).toEqual(
      expect.arrayContaining([
        ["b", ["b"]],
        ["c", ["b"]],
        ["x", ["b"]],
      ]),
    );
  });

  it("does not depend on the order of anything", () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const forward = climb(new Map(Object.entries(edges)));
        const backward = climb(
          new Map(
            Object.entries(edges)
              .reverse()
              .map(([id, to]) => [id, to.toReversed()]),
          ),
        );
        for (const id of names) expect(backward.get(id)).toEqual(forward.get(id));
      }),
    );
  });

  it("finds what a walk from each one finds", () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const reach = (from: string): Set<string> => {
          const seen = new Set([from]);
          for (const id of seen) for (const next of edges[id] ?? []) seen.add(next);
          return seen;
        };
        const roots = climb(new Map(Object.entries(edges)));
        for (const id of Object.keys(edges)) {
          // An end is where everything that can be reached leads back; a circle goes by its first member.
          const ends = [...reach(id)].filter((end) => [...reach(end)].every((next) => reach(next).has(end)));
          const named = new Set(ends.map((end) => [...reach(end)].sort()[0]));
          expect(roots.get(id)).toEqual([...named].sort());
        }
      }),
    );
  });

  it("survives a chain of 50,000", () => {
    const chain = new Map(Array.from({ length: 50_000 }, (_, i) => [`n${i}`, [`n${i + 1}`]] as const));
    expect(climb(chain).get("n0")).toEqual(["n50000"]);
  });
});
