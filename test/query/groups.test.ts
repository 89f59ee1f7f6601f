import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestConnected, groupsAround } from "../../src/query/graph/groups.ts";

/** Two stars whose middles, 0 and 5, are tied to one another; 10 is alone. */
const STARS = { nodes: 11, ends: [0, 1, 0, 2, 0, 3, 0, 4, 5, 6, 5, 7, 5, 8, 8, 9, 0, 5] };

describe("the best connected nodes", () => {
  it("are those with the most edges, the first of two alike, and none without", () => {
    expect(bestConnected(STARS, 3)).toEqual([0, 5, 8]);
    expect(bestConnected({ nodes: 3, ends: [1, 2, 2, 1] }, 9)).toEqual([1, 2]);
    expect(bestConnected({ nodes: 2, ends: [] }, 9)).toEqual([]);
  });

  it("are weighed by what their edges count, and not by what they say of themselves", () => {
    expect(bestConnected({ ...STARS, weights: [0, 0, 0, 0, 8, 8, 1, 9, 0] }, 2)).toEqual([5, 8]);
    expect(bestConnected({ nodes: 3, ends: [0, 0, 0, 0, 0, 0, 1, 2] }, 3)).toEqual([1, 2]);
  });
});

describe("groups", () => {
  it("are what is tied to each of the best connected, also through others", () => {
    const { leads, groupOf } = groupsAround(STARS, 2);
    expect(leads).toEqual([0, 5]);
    expect([...groupOf]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, -1]);
  });

  it("take in a node where more of its ties lead than chance has it, by their weight", () => {
    // 2 is tied to both leads.
    const ends = [0, 3, 0, 4, 0, 2, 1, 5, 1, 6, 1, 2];
    const leadOf2 = (weights: readonly number[]): number | undefined => {
      const { leads, groupOf } = groupsAround({ nodes: 7, ends, weights }, 2);
      return leads[groupOf[2] ?? -1];
    };
    expect(leadOf2([5, 5, 2, 5, 5, 1])).toBe(0);
    expect(leadOf2([5, 5, 1, 5, 5, 2])).toBe(1);
    // As many lead to either: to belong to the smaller group says more.
    expect(leadOf2([9, 9, 1, 5, 5, 1])).toBe(1);
  });

  it("hold every node that is tied to a lead, none that is not, and each lead its own", () => {
    const graphs = fc
      .integer({ min: 1, max: 30 })
      .chain((nodes) =>
        fc.record({ nodes: fc.constant(nodes), edges: fc.array(fc.tuple(...[0, 1].map(() => fc.nat(nodes - 1)))) }),
      );
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 8 }), ({ nodes, edges }, most) => {
        const graph = { nodes, ends: edges.flat() };
        const { leads, groupOf } = groupsAround(graph, most);
        expect(groupsAround(graph, most)).toEqual({ leads, groupOf });
        expect(leads.map((lead) => groupOf[lead])).toEqual(leads.map((_, n) => n));
        const tied = new Set(leads);
        for (const node of tied) {
          for (const [a = 0, b = 0] of edges) {
            if (a === node) tied.add(b);
            if (b === node) tied.add(a);
          }
        }
        for (let node = 0; node < nodes; node += 1) expect((groupOf[node] ?? -1) >= 0).toBe(tied.has(node));
      }),
    );
  });
});
