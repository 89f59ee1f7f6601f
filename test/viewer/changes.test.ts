import { describe, expect, it } from "vitest";
import { diffDatasets } from "../../src/diff/diff.ts";
import { unionOf } from "../../src/diff/union.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { pageChanges } from "../../src/report/page-changes.ts";
import { PALETTES, themed } from "../../viewer/canvas/palette.ts";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { CHANGE_COLOR } from "../../viewer/derive/changes.ts";
import { buildScene } from "../../viewer/derive/scene/build-scene.ts";
import { see } from "../../viewer/derive/seen.ts";
import { show } from "../../viewer/derive/shown.ts";
import { fromFragment } from "../../viewer/state/url.ts";
import { NO_CLOCKS } from "../../viewer/state/view-state.ts";
import { sampleDataset, serialized } from "./sample-dataset.ts";

const { dataset: before } = sampleDataset();
const entity = before.entities.find(({ type }) => type === "state");
const [gone, weaker] = before.facts.filter(
  ({ object, rollup, type }) => object !== null && rollup.support !== "denied" && type !== "authored_by",
);
if (!entity || !gone || !weaker) throw new Error("the sample is too small");
const after: Dataset = {
  ...before,
  entities: [...before.entities, { ...entity, id: "zz-new", name: "New", former_ids: [] }],
  facts: before.facts.flatMap((fact) => {
    if (fact === gone) return [];
    return fact === weaker ? { ...fact, rollup: { ...fact.rollup, support: "denied" as const } } : fact;
  }),
};
const [old, now] = [openGraph(before), openGraph(after)];
const diff = diffDatasets(old, now);
const union = unionOf(diff, before, after);
const changes = pageChanges(diff, old, now, "a", "b");
const atlas = buildAtlas(
  { dataset: { ...union, digest: "0" }, graph: serialized({ ...union, digest: "0" }) },
  { overview: null, changes },
);
const state = fromFragment("", "", atlas.steps);
const seen = see(atlas, NO_CLOCKS, null);
const shown = show(atlas, seen, state.filters, null);

describe("two states as one graph", () => {
  it("holds what either of the two has, as the second has it where both do", () => {
    const ids = (facts: Dataset["facts"]): readonly string[] => facts.map(({ id }) => id).sort();
    expect(ids(union.facts)).toEqual(ids(before.facts));
    expect(union.facts.find(({ id }) => id === weaker.id)?.rollup.support).toBe("denied");
    expect(union.entities.map(({ id }) => id)).toContain("zz-new");
  });

  it("says what became of each, what was written and what follows", () => {
    expect(changes.items.map(({ kind, id, change }) => [kind, id, change])).toEqual([
      ["entity", "zz-new", "came"],
      ["fact", gone.id, "went"],
      ["fact", weaker.id, "down"],
    ]);
    expect(changes.items[2]?.follows[0]).toMatch(/^support falls from \w+ to denied/);
  });

  it("opens on what changed, and on nothing else", () => {
    expect(state.filters.changed).toBe(true);
    expect(shown.facts.map(({ id }) => id).sort()).toEqual([gone.id, weaker.id].sort());
    expect(shown.nodes).toContain("zz-new");
    expect(shown.hiddenBy.get("changed")).toBeGreaterThan(10);
  });

  it("draws each change in its colour and with its sign, and the rest in the ground", () => {
    const all = show(atlas, seen, { ...state.filters, changed: false }, null);
    const scene = buildScene(
      atlas,
      seen,
      all,
      { ...state, fanned: all.edges.map(({ source, target }) => [source, target].sort().join("~")) },
      PALETTES.light,
    );
    const edgeOf = (fact: string) => scene.edges.find((edge) => edge.fact === fact);
    expect(edgeOf(gone.id)).toMatchObject({ color: themed(CHANGE_COLOR.went, PALETTES.light) });
    expect(edgeOf(gone.id)?.label).toMatch(/^\u2212 /);
    expect(edgeOf(weaker.id)).toMatchObject({ color: themed(CHANGE_COLOR.down, PALETTES.light) });
    expect(scene.nodes.find(({ id }) => id === "zz-new")?.label ?? "+ New").toBe("+ New");
    const rest = scene.edges.filter(({ facts }) => !facts.some((id) => id === gone.id || id === weaker.id));
    expect(new Set(rest.map(({ color }) => color)).size).toBe(1);
  });
});
