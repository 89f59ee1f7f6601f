import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ringsRound } from "../../../src/draw/rings.ts";

const name = (n: number): string => `n${n}`;
const graph = fc.record({
  size: fc.integer({ min: 1, max: 40 }),
  links: fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 90 }),
  middle: fc.uniqueArray(fc.nat(39), { minLength: 1, maxLength: 3 }),
});

/** Steps by relaxing every link until nothing changes: slow, and sure. */
function distances(ids: readonly string[], middle: readonly string[], links: readonly Link[]): Map<string, number> {
  const away = new Map(ids.map((id) => [id, middle.includes(id) ? 0 : Infinity]));
  for (let round = 0; round < ids.length; round++) {
    for (const { source, target } of links) {
      const [a = Infinity, b = Infinity] = [away.get(source), away.get(target)];
      if (away.has(source)) away.set(source, Math.min(a, b + 1));
      if (away.has(target)) away.set(target, Math.min(b, (away.get(source) ?? Infinity) + 1));
    }
  }
  return away;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function linksOf(pairs: readonly (readonly [number, number])[]): readonly Link[] {
  return pairs.map(([a, b]) => ({ source: name(a), target: name(b) }));
}

describe("rings", () => {
  it("put each entity on the ring of its distance, whatever the graph, and no two on one place", () => {
    fc.assert(
      fc.property(graph, ({ size, links, middle }) => {
        const ids = Array.from({ length: size }, (_, n) => name(n));
        const start = middle.map(name).filter((id) => ids.includes(id));
        fc.pre(start.length > 0);
        const within = linksOf(links).filter(({ source, target }) => ids.includes(source) && ids.includes(target));
        const { places, rings } = ringsRound(start, ids, linksOf(links));
        const away = distances(ids, start, within);
        expect([...places.keys()].sort()).toEqual(ids.toSorted());
        for (const { steps, ids: own } of rings) {
          for (const id of own) expect(away.get(id)).toBe(steps ?? Infinity);
        }
        expect(rings.flatMap((ring) => ring.ids).length + start.length).toBe(size);
        const spots = [...places.values()];
        for (const [n, [x, y]] of spots.entries())
          for (const [u, v] of spots.slice(n + 1)) expect(Math.hypot(x - u, y - v)).toBeGreaterThan(0.05);
      }),
      { numRuns: 200 },
    );
  });

  it("lie around one another, from one step outwards to what no relation leads to", () => {
    const links = linksOf([
      [0, 1],
      [0, 2],
      [2, 3],
    ]);
    const { places, rings } = ringsRound(["n0"], ["n0", "n1", "n2", "n3", "n4"], links);
    expect(rings.map(({ steps, ids }) => [steps, ids.toSorted()])).toEqual([
      [1, ["n1", "n2"]],
      [2, ["n3"]],
      [null, ["n4"]],
    ]);
    expect(places.get("n0")).toEqual([0, 0]);
    const top = rings.map(({ outline }) => Math.max(...outline.map(([, y]) => y)));
    expect(top).toEqual(top.toSorted((a, b) => a - b));
    for (const { ids, outline } of rings)
      for (const id of ids) {
        const [x, y] = places.get(id) ?? [0, 0];
        const nearest = Math.min(...outline.map(([u, v]) => Math.hypot(x - u, y - v)));
        expect(nearest).toBeLessThan(0.1);
      }
  });

  it("set what lies two steps away beyond what ties it to the middle", () => {
    // Two neighbours with three leaves each: every leaf is nearer to its own.
    const links = linksOf([
      [0, 1],
      [0, 2],
      ...[3, 4, 5].map((n) => [1, n] as const),
      ...[6, 7, 8].map((n) => [2, n] as const),
    ]);
    const { places } = ringsRound(
      ["n0"],
      Array.from({ length: 9 }, (_, n) => name(n)),
      links,
    );
    const far = (a: string, b: string): number => {
      const [[x, y] = [0, 0], [u, v] = [0, 0]] = [places.get(a), places.get(b)];
      return Math.hypot(x - u, y - v);
    };
    for (const leaf of ["n3", "n4", "n5"]) expect(far(leaf, "n1")).toBeLessThan(far(leaf, "n2"));
    for (const leaf of ["n6", "n7", "n8"]) expect(far(leaf, "n2")).toBeLessThan(far(leaf, "n1"));
  });

  it("do not depend on the order in which things come", () => {
    fc.assert(
      fc.property(graph, fc.nat(), ({ size, links, middle }, turn) => {
        const ids = Array.from({ length: size }, (_, n) => name(n));
        const cut = turn % size;
        const turned = [...ids.slice(cut), ...ids.slice(0, cut)];
        const one = ringsRound(middle.map(name), ids, linksOf(links));
        const other = ringsRound(middle.map(name).toReversed(), turned, linksOf(links).toReversed());
        expect(new Map([...other.places].sort())).toEqual(new Map([...one.places].sort()));
      }),
      { numRuns: 100 },
    );
  });
});
