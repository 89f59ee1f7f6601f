import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layersText } from "../../../src/wording/picture/arrangements.ts";
import { PALETTES } from "../../../viewer/canvas/palette.ts";
import { layOut } from "../../../viewer/derive/arrange/arrange.ts";
import { inLayers, type Rank } from "../../../viewer/derive/arrange/layers.ts";
import { buildScene } from "../../../viewer/derive/scene/build-scene.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

/** Some ids that every object has as a property. */
const IDS = [...Array.from({ length: 24 }, (_, n) => `n${n}`), "constructor", "__proto__", "7"];
const pairs = fc.array(fc.tuple(fc.nat(IDS.length - 1), fc.nat(IDS.length - 1)), { maxLength: 50 });
const narrow = (): number => 100;

function ranksOf(all: readonly (readonly [number, number])[]): readonly Rank[] {
  return all.map(([a, b]) => ({ above: IDS[a] ?? "", below: IDS[b] ?? "" }));
}

const NAMES: ReadonlySet<string> = new Set(["leads", "part_of", "member_of", "organises", "affiliated_with"]);

describe("layers", () => {
  it("set each entity below all that rank above it, where no circle keeps them from it", () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const ranks = ranksOf(all.map(([a, b]) => (a < b ? [a, b] : [b, a])));
        const { places, circular } = inLayers(ranks, narrow);
        const y = (id: string): number => places.get(id)?.[1] ?? Number.NaN;
        const proper = ranks.filter(({ above, below }) => above !== below);
        for (const { above, below } of proper) expect(y(above)).toBeGreaterThan(y(below));
        expect(circular).toBe(0);
        expect([...places.keys()].sort()).toEqual(
          [...new Set(proper.flatMap(({ above, below }) => [above, below]))].sort(),
        );
        const spots = [...places.values()];
        for (const [n, [x, height]] of spots.entries())
          for (const [u, v] of spots.slice(n + 1)) expect(Math.hypot(x - u, height - v)).toBeGreaterThan(20);
      }),
      { numRuns: 80 },
    );
  });

  it("break circles, the same way in whatever order the relations come", () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const ranks = ranksOf(all);
        const { places, ...counts } = inLayers(ranks, narrow);
        const again = inLayers([...ranks].reverse(), narrow);
        expect(again).toEqual({ places, ...counts });
        const y = (id: string): number => places.get(id)?.[1] ?? Number.NaN;
        const upwards = ranks.filter(({ above, below }) => above !== below && y(above) <= y(below));
        expect(new Set(upwards.map(({ above, below }) => `${above} ${below}`)).size).toBe(counts.circular);
      }),
      { numRuns: 80 },
    );
    const circle = ranksOf([
      [0, 1],
      [1, 2],
      [2, 0],
    ]);
    expect(inLayers(circle, narrow)).toMatchObject({ levels: 3, groups: 1, circular: 1 });
  });

  it("keep groups without a tie apart, and list what belongs to one alone", () => {
    const { places, ...counts } = inLayers(
      ranksOf([...Array.from({ length: 9 }, (_, n) => [0, n + 1] as const), [20, 21]]),
      narrow,
    );
    expect(counts).toEqual({ levels: 2, groups: 2, circular: 0 });
    const columns = [1, 2, 3, 4, 5].map((n) => places.get(`n${n}`)?.[0] ?? 0);
    expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(100);
    expect(new Set([1, 2, 3, 4, 5].map((n) => places.get(`n${n}`)?.[1])).size).toBe(5);
    expect(inLayers([], narrow)).toEqual({ places: new Map(), levels: 0, groups: 0, circular: 0 });
  });

  it("are as many as there are entities where each is above all that follow", () => {
    const ids = Array.from({ length: 120 }, (_, n) => `n${n}`);
    const ranks = ids.flatMap((above, n) => ids.slice(n + 1).map((below) => ({ above, below })));
    const { places, ...counts } = inLayers(ranks, narrow);
    expect(counts).toEqual({ levels: 120, groups: 1, circular: 0 });
    for (const { above, below } of ranks)
      expect(places.get(above)?.[1] ?? 0).toBeGreaterThan(places.get(below)?.[1] ?? 0);
  });

  it("are said in words, with what is left out", () => {
    const counts = { entities: 79, levels: 4, groups: 17, circular: 0, leftOut: 82 };
    expect(layersText(counts)).toBe(
      "From the top down, who commands whom and what belongs to what: 79 entities in 17 groups of up to 4 layers. Other relations are not drawn. 82 entities without such a relation in view are left out.",
    );
    expect(layersText({ entities: 2, levels: 2, groups: 1, circular: 1, leftOut: 1 })).toBe(
      "From the top down, who commands whom and what belongs to what: 2 entities in 2 layers. Other relations are not drawn. 1 entity without such a relation in view is left out. 1 relation closes a circle: its upper end is drawn below the other.",
    );
    expect(layersText({ ...counts, circular: 3, leftOut: 0 })).toMatch(
      /drawn\. 3 relations close circles: their upper ends are drawn below the others\.$/,
    );
  });
});

describe("layers of the shipped data", () => {
  const atlas = shippedAtlas();
  const seen = see(atlas, NO_CLOCKS, null);
  const state = { focus: null, lens: null };
  const by = { by: "layers", of: [] } as const;

  it("lead from a leader down to what was sent, and draw rank and membership alone", () => {
    const shown = show(atlas, seen, NO_FILTERS, null);
    const layout = layOut(atlas, seen, shown, by, state);
    const y = (id: string): number => layout?.places.get(id)?.[1] ?? Number.NaN;
    const chain = ["kim-jong-un", "north-korea", "korean-peoples-army", "nk-elite-troops"];
    for (const [n, id] of chain.slice(1).entries()) expect(y(id), id).toBeLessThan(y(chain[n] ?? ""));
    expect(y("russian-armed-forces")).toBeLessThan(y("russia"));
    expect(y("nk-battalion-2024")).toBeLessThan(y("russian-armed-forces"));
    const hang = shown.edges.filter(({ attributes }) => NAMES.has(attributes.kind));
    const tied = new Set(hang.flatMap(({ source, target }) => [source, target]));
    expect([...(layout?.places.keys() ?? [])].sort()).toEqual([...tied].sort());
    expect(layout?.words).toContain(`${tied.size} entities in`);
    expect(layout?.words).toContain(`${shown.nodes.size - tied.size} entities without such a relation`);
    const scene = buildScene(atlas, seen, shown, FIRST_VIEW, PALETTES.light, layout);
    expect(scene.nodes.length).toBe(tied.size);
    expect(scene.upright).toBe(true);
    const drawn = new Set(scene.edges.flatMap(({ facts }) => facts));
    expect(drawn).toEqual(new Set(hang.map(({ attributes }) => attributes.fact)));
  });

  it("do not depend on what a relation is called, but on the end that its type says ranks above", () => {
    const shown = show(atlas, seen, NO_FILTERS, null);
    const { schema } = atlas.dataset;
    const { leads } = schema.relations;
    if (!leads) throw new Error("the shipped schema has leads");
    const relations = { leads: { ...leads, above: "to" as const } };
    const turned = { ...atlas, dataset: { ...atlas.dataset, schema: { ...schema, relations } } };
    const layout = layOut(turned, seen, shown, by, state);
    const y = (id: string): number => layout?.places.get(id)?.[1] ?? Number.NaN;
    expect(y("north-korea")).toBeGreaterThan(y("kim-jong-un"));
    expect(layout?.places.has("mi5")).toBe(false);
  });

  it("need a relation of rank or membership in view", () => {
    const shown = show(atlas, seen, NO_FILTERS, null);
    const edges = shown.edges.filter(({ attributes }) => attributes.kind === "supplies");
    expect(edges.length).toBeGreaterThan(0);
    expect(layOut(atlas, seen, { ...shown, edges }, by, state)).toBeNull();
  });
});
