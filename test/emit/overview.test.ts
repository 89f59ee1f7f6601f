import { describe, expect, it } from "vitest";
import type { Links } from "../../src/compile/links.ts";
import { overviewOf } from "../../src/emit/page/overview.ts";
import type { Entity } from "../../src/model/entity.ts";
import { schema } from "../resolve/tiny-schema.ts";

describe("the first picture of a large graph", () => {
  /** Stars of so many points each, one after the other, then nodes that nothing ties. */
  function stars(sizes: readonly number[], alone: number, between: readonly (readonly [number, number])[]) {
    const pairs: (readonly [number, number])[] = [...between];
    let at = 0;
    for (const size of sizes) {
      for (let n = 1; n < size; n += 1) pairs.push([at, at + n]);
      at += size;
    }
    const count = at + alone;
    const entities = Array.from({ length: count }, (_, n) => ({
      id: `n${n}`,
      name: `N ${n}`,
      type: "state",
    })) as unknown as Entity[];
    const links: Links = {
      ends: Uint32Array.from(pairs.flat()),
      pulls: new Float64Array(pairs.length).fill(1),
      shaping: new Uint8Array(pairs.length).fill(1),
      steps: new Uint8Array(pairs.length),
    };
    const places = new Map(entities.map(({ id }, n) => [id, { x: n, y: -n }]));
    return { entities, links, places };
  }

  /** As many as there are groups at most: of 80 points, of 79, ... of 41. */
  const sizes = Array.from({ length: 40 }, (_, n) => 80 - n);
  const centres = sizes.map((_, n) => sizes.slice(0, n).reduce((sum, size) => sum + size, 0));
  const count = sizes.reduce((sum, size) => sum + size, 0);
  // Two of the first star know one each of the second, and one of the third one of the fourth.
  const between = [
    [1, 81],
    [2, 82],
    [160, 240],
    [5, 5],
  ] as const;

  it("is of groups round the best connected, the largest first, with what ties them", () => {
    const { entities, links, places } = stars(sizes, 5, between);
    const overview = overviewOf(entities, schema, [links], places);
    expect(overview?.groups).toEqual(
      sizes.map((members, n) => {
        const lead = centres[n] ?? 0;
        const middle = lead + Math.floor(members / 2);
        const y = -(lead + members - 1 - Math.floor(members / 2));
        return { lead: `n${lead}`, name: `N ${lead}`, type: "state", members, relations: members - 1, x: middle, y };
      }),
    );
    expect(overview).toMatchObject({ untold: 0, apart: 5 });
    expect(overview?.ties).toEqual([
      [0, 1, 2],
      [2, 3, 1],
    ]);
    expect(overview?.types).toEqual({ state: { label: "state", color: "#000000", dark: null } });
  });

  it("leaves out evidence and judgements, what shapes nothing, and what is small enough to be drawn", () => {
    const { entities, links, places } = stars(sizes, 5, between);
    const shaping = links.shaping.map((one, n) => (n === 0 ? 0 : one));
    expect(overviewOf(entities, schema, [{ ...links, shaping }], places)?.ties).toEqual([
      [0, 1, 1],
      [2, 3, 1],
    ]);
    const withSources = entities.map((one, n) => (n >= count || n === 2 ? { ...one, type: "source" } : one));
    const overview = overviewOf(withSources, schema, [links], places);
    expect(overview?.apart).toBe(0);
    expect(overview?.groups.find(({ lead }) => lead === "n0")).toMatchObject({ members: 79, relations: 78 });
    expect(overview?.ties.map(([, , relations]) => relations)).toEqual([1, 1]);
    expect(overviewOf(entities.slice(0, 2000), schema, [links], places)).toBeNull();
  });

  it("draws the ties that stand out, two of each group at least and some sixty in all", () => {
    // Each star knows each other by one of its points: 780 ties that are much alike.
    const all = sizes.flatMap((_, a) =>
      sizes.slice(a + 1).map((__, n) => [(centres[a] ?? 0) + 1 + n, (centres[a + 1 + n] ?? 0) + 1 + a] as const),
    );
    const { entities, links, places } = stars(sizes, 0, all);
    const overview = overviewOf(entities, schema, [links], places);
    const ties = overview?.ties ?? [];
    expect(ties.length).toBeGreaterThanOrEqual(60);
    expect(ties.length).toBeLessThan(100);
    for (const group of overview?.groups.keys() ?? []) {
      expect(ties.filter(([a, b]) => a === group || b === group).length).toBeGreaterThanOrEqual(2);
    }
    const told = ties.reduce((sum, [, , relations]) => sum + relations, 0);
    expect(ties.every(([a, b]) => a < b)).toBe(true);
    expect(told + (overview?.untold ?? 0)).toBeLessThanOrEqual(all.length);
    expect(overview?.untold).toBeGreaterThan(600);
  });
});
