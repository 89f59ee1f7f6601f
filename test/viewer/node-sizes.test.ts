import { describe, expect, it } from "vitest";
import { compileRows } from "../../src/compile/compile.ts";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { nodeSizes } from "../../viewer/derive/scene/node-sizes.ts";
import { see } from "../../viewer/derive/seen.ts";
import { show } from "../../viewer/derive/shown.ts";
import { NO_CLOCKS, NO_FILTERS, SIZE_MEASURES, type SizeMeasure } from "../../viewer/state/view-state.ts";
import { sampleDataset } from "./sample-dataset.ts";

const atlas = buildAtlas(sampleDataset());
const shown = show(atlas, see(atlas, NO_CLOCKS, null), NO_FILTERS, null);

/** How much each measure counts of one entity, counted here one by one. */
const COUNTED: { readonly [M in SizeMeasure]: (id: string) => number } = {
  relations: (id) =>
    shown.edges
      .filter(({ attributes }) => attributes.origin !== "projected")
      .flatMap(({ source, target }) => [source, target])
      .filter((end) => end === id).length,
  claims: (id) => factsOf(id).reduce((sum, { claims }) => sum + claims.length, 0),
  voices: (id) => new Set(factsOf(id).flatMap(({ rollup }) => rollup.voices)).size,
  same: () => 1,
};

function factsOf(id: string) {
  return shown.facts.filter(({ subject, object }) => subject === id || object === id);
}

describe.each(SIZE_MEASURES)("nodes sized by %s", (measure) => {
  const sizes = nodeSizes(atlas, shown, measure);
  const isHub = (id: string) => atlas.dataset.schema.entities[atlas.kg.entity(id)?.type ?? ""]?.hub === true;
  const ids = [...shown.nodes].filter((id) => !isHub(id)).sort();

  it("are larger where more is counted, and as large where as much is", () => {
    expect(ids.length).toBeGreaterThan(4);
    for (const a of ids) {
      for (const b of ids) {
        const [more, fewer] = [COUNTED[measure](a), COUNTED[measure](b)];
        const [large, small] = [sizes.get(a) ?? 0, sizes.get(b) ?? 0];
        if (more > fewer) expect(large, `${a} and ${b}`).toBeGreaterThan(small);
        if (more === fewer) expect(large, `${a} and ${b}`).toBe(small);
      }
    }
  });
});

it("nodes sized by relations are as large as in graph.json, but for the scale", () => {
  const sizes = nodeSizes(atlas, shown, "relations");
  const written = new Map([...compileRows(atlas.dataset).nodes].map(({ key, attributes }) => [key, attributes.size]));
  const ratios = [...shown.nodes]
    .filter((id) => atlas.dataset.schema.entities[atlas.kg.entity(id)?.type ?? ""]?.hub !== true)
    .map((id) => (sizes.get(id) ?? 0) / (written.get(id) ?? 1));
  for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0] ?? 0, 2);
});
