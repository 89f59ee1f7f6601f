import { describe, expect, it } from "vitest";
import { checkProject } from "../../../src/build.ts";
import { memoryHost } from "../../../src/host/memory-host.ts";
import { LAYOUTS } from "../../../src/model/project.ts";
import { buildAtlas } from "../../../viewer/derive/atlas.ts";
import { reduce } from "../../../viewer/state/reduce.ts";
import { canUndo } from "../../../viewer/state/undo.ts";
import { fromFragment, toFragment } from "../../../viewer/state/url.ts";
import { FIRST_VIEW } from "../../../viewer/state/view-state.ts";
import { harbourProject } from "../../helpers/harbour-project.ts";

/** What `arrange` says, and what the view that it opens is. */
const ARRANGED: Readonly<Record<(typeof LAYOUTS)[number], readonly [string, object]>> = {
  rings: ["{rings: norland, steps: 3}", { arrange: { by: "rings", of: [] }, focus: { ids: ["norland"], depth: 3 } }],
  sides: [
    "{sides: [norland, sudmark]}",
    { arrange: { by: "sides", of: [] }, focus: { ids: ["norland", "sudmark"], depth: 1 } },
  ],
  layers: ["layers", { arrange: { by: "layers", of: [] }, focus: null }],
  map: ["map", { arrange: { by: "map", of: [] }, focus: null }],
  matrix: ["{matrix: [state, agreement]}", { arrange: { by: "matrix", of: ["state", "agreement"] }, focus: null }],
};

function stepOf(arrange: string) {
  const text = `title: Coal\nviews:\n  - id: coal\n    title: Coal?\n    arrange: ${arrange}\n`;
  const { dataset, diagnostics } = checkProject(memoryHost(harbourProject().set("entente.yaml", text)), {
    partial: true,
  });
  expect(diagnostics.filter(({ span, severity }) => span.file === "entente.yaml" && severity === "error")).toEqual([]);
  if (!dataset) throw new Error("no dataset");
  const { steps } = buildAtlas({ dataset, graph: { nodes: [], edges: [] } });
  const step = steps.get("coal");
  if (!step) throw new Error("no step");
  return { step, steps };
}

describe("a view that names how it is laid out", () => {
  it.each(LAYOUTS)("opens the graph in that way: %s", (by) => {
    const [arrange, expected] = ARRANGED[by];
    const { step, steps } = stepOf(arrange);
    expect(step).toMatchObject({ view: "story", ...expected });
    const opened = reduce(FIRST_VIEW, { type: "step", to: step });
    expect(canUndo(opened)).toBe(false);
    expect(toFragment(opened, "", steps)).toBe("step=coal");
    expect(fromFragment("step=coal", "", steps)).toMatchObject(expected);
  });

  it("has rings of two steps, and two sides of a lens", () => {
    expect(stepOf("{rings: [norland, sudmark]}").step.focus).toEqual({ ids: ["norland", "sudmark"], depth: 2 });
    const { step } = stepOf("sides\n    lens: {a: norland, b: sudmark}");
    expect([step.arrange, step.focus, step.lens?.b]).toEqual([{ by: "sides", of: [] }, null, "sudmark"]);
  });

  it("is rows of a picture where it names rows", () => {
    expect(stepOf("[[norland, sudmark]]").step).toMatchObject({ arrange: null, focus: null });
  });
});
