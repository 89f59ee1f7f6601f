import { describe, expect, it } from "vitest";
import { shapeVariants } from "../../src/draw/mark.ts";
import { PALETTES } from "../../viewer/canvas/palette.ts";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { buildScene } from "../../viewer/derive/scene/build-scene.ts";
import { emphasisOf } from "../../viewer/derive/scene/emphasis.ts";
import { pairOf } from "../../viewer/derive/scene/ribbons.ts";
import { see } from "../../viewer/derive/seen.ts";
import { show } from "../../viewer/derive/shown.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS } from "../../viewer/state/view-state.ts";
import { sampleDataset } from "./sample-dataset.ts";

const atlas = buildAtlas(sampleDataset());
const seen = see(atlas, NO_CLOCKS, null);
const shown = show(atlas, seen, NO_FILTERS, null);
const scene = buildScene(atlas, seen, shown, FIRST_VIEW, PALETTES.light);

describe("the scene", () => {
  it("tells apart by filling the types that share a shape", () => {
    const variants = shapeVariants(atlas.dataset.schema);
    expect([variants.get("organisation"), variants.get("source")]).toEqual(["filled", "hollow"]);
  });

  it("bends parallel edges apart, whichever way they point", () => {
    const bends = new Map<string, number[]>();
    const fanned = shown.edges.map(({ source, target }) => pairOf(source, target));
    for (const { source, target, curvature } of buildScene(
      atlas,
      seen,
      shown,
      { ...FIRST_VIEW, fanned },
      PALETTES.light,
    ).edges) {
      const pair = [source, target].sort().join(" ");
      bends.set(pair, [...(bends.get(pair) ?? []), source < target ? curvature : -curvature]);
    }
    const bundles = [...bends.values()].filter(({ length }) => length > 1);
    expect(bundles.length).toBeGreaterThan(3);
    for (const bundle of bundles) expect(new Set(bundle.map((bend) => bend.toFixed(6))).size).toBe(bundle.length);
  });

  it("draws in the line style of the roll-up that the clocks and the lens left", () => {
    const supports = new Map(shown.facts.map(({ id, rollup }) => [id, rollup.support]));
    const stated = scene.edges.filter(({ secondary, facts }) => !secondary && facts.length === 1);
    expect(stated.length).toBeGreaterThan(10);
    expect(stated.every(({ fact, support }) => supports.get(fact) === support)).toBe(true);
  });

  it("has one order, so that equal views give equal pictures", () => {
    expect(scene.nodes.map(({ id }) => id)).toEqual(scene.nodes.map(({ id }) => id).toSorted());
    const again = buildAtlas(sampleDataset());
    const shownAgain = show(again, see(again, NO_CLOCKS, null), NO_FILTERS, null);
    expect(buildScene(again, seen, shownAgain, FIRST_VIEW, PALETTES.light)).toEqual(scene);
  });

  it("lets a fact stand out with its ends", () => {
    const fact = shown.facts.find(({ type }) => type === "opposes");
    const emphasis = emphasisOf({ opened: { kind: "fact", id: fact?.id ?? "" }, picked: [] }, shown, null);
    expect([...emphasis.selectedEdges]).toEqual([fact?.id]);
    expect([...emphasis.strongNodes].sort()).toEqual([fact?.subject, fact?.object].sort());
    expect(emphasis.dims).toBe(true);
  });
});
