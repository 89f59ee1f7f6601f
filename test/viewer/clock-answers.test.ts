import { wcagContrast } from "culori";
import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { legible, PALETTES, themed } from "../../viewer/canvas/palette.ts";
import { buildAtlas } from "../../viewer/derive/atlas.ts";
import { buildScene, faded } from "../../viewer/derive/scene/build-scene.ts";
import { see } from "../../viewer/derive/seen.ts";
import { show } from "../../viewer/derive/shown.ts";
import { EvidencePanel } from "../../viewer/evidence/evidence-panel.tsx";
import { SupportScale } from "../../viewer/legend/support-scale.tsx";
import { fromFragment, toFragment } from "../../viewer/state/url.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS, type ViewState } from "../../viewer/state/view-state.ts";
import { compose } from "../../viewer/story/compose.ts";
import { TableView } from "../../viewer/table/table-view.tsx";
import { Timeline } from "../../viewer/timeline/timeline.tsx";
import { htmlOf, sessionOf, textOf } from "../faces/page-text.ts";
import { rome } from "../time/rome-project.ts";
import { serialized } from "./sample-dataset.ts";

const { dataset } = checkProject(
  rome({
    "data/states/rome.yaml": `type: state
name: Rome
relations:
  opposes:
    - {to: parthia, when: -0042/0014, source: digest}
    - {to: carthage, when: -0264/-0146, source: digest}
    - {to: augustus, when: 0010/0020, source: digest}
  occupies: {to: gaul, when: -0051/.., claims: [{source: digest}, {source: gallic-war}]}
`,
  }),
);
if (dataset === null) throw new Error("faulty");
const atlas = buildAtlas({ dataset, graph: serialized(dataset) });

/** Rome on a day: what is drawn, and what the page says of it. */
function on(trueOn: string, change: Partial<ViewState["clocks"]> = {}, isolated = false) {
  const clocks = { ...NO_CLOCKS, trueOn, ...change };
  const seen = see(atlas, clocks, null);
  const shown = show(atlas, seen, { ...NO_FILTERS, isolated }, null);
  const scene = buildScene(atlas, seen, shown, FIRST_VIEW, PALETTES.light);
  const says = (what: Parameters<typeof createElement>[0], opened: ViewState["opened"] = null) =>
    textOf(htmlOf(sessionOf(atlas, { clocks, opened }), createElement(what)));
  const { bands, marks, blocks } = compose(
    ...([atlas, seen, shown, { told: ["rome.occupies.gaul"], expanded: [], arrange: [] }, PALETTES.light] as const),
    ...([{ width: 900, height: 700 }, (text: string, size: number) => text.length * size * 0.6] as const),
  );
  const story = (key: string) =>
    blocks
      .get(key)
      ?.lines.map(({ text }) => text)
      .join(" ");
  const ribbon = (id: string) => bands.find(({ band }) => band.facts.some((fact) => fact.id === id));
  const mark = (id: string) => marks.find(({ key }) => key === id);
  return {
    ...{ seen, shown, scene, says, story, ribbon, mark },
    edge: (id: string) => scene.edges.find(({ fact }) => fact === id),
  };
}

describe("the clock of what is true on a day", () => {
  it("draws what is only possible fainter, and says so beside the line", () => {
    const { seen, edge } = on("0014-06-01");
    expect(seen.possible).toBe(1);
    expect(edge("rome.opposes.parthia")?.label).toBe("opposes (possibly)");
    const certain = on("0013-06-01").edge("rome.opposes.parthia");
    expect(certain?.label).toBe("opposes");
    expect(edge("rome.opposes.parthia")?.color).toBe(faded(certain?.color ?? "", PALETTES.light));
    expect(edge("rome.occupies.gaul")?.label).toBe("occupies");
  });

  it("draws it fainter in the story, too, and says so on the ribbon and of whom it names", () => {
    const { ribbon, story, mark } = on("0014-06-01");
    const possible = ribbon("rome.opposes.parthia");
    const certain = on("0013-06-01").ribbon("rome.opposes.parthia");
    expect(possible?.color).toBe(faded(certain?.color ?? "", PALETTES.light));
    expect(story(possible?.band.key ?? "")).toBe("opposes (possibly)");
    expect(certain?.band.phrases).toEqual(["opposes"]);
    const told = on("-0051-06-01");
    expect(told.story(told.ribbon("rome.occupies.gaul")?.band.key ?? "")).toContain("Rome occupies Gaul (possibly)");
    expect(on("0013-06-01").story("augustus")).toBe("Augustus");
    expect(on("0015-06-01").story("augustus")).toBe("Augustus (not there then)");
    expect(on("0015-06-01").mark("augustus")?.color).toBe(faded(mark("augustus")?.color ?? "", PALETTES.light));
  });

  it.each(["light", "dark"] as const)("leaves the words beside fainter lines legible on %s ground", (theme) => {
    const palette = PALETTES[theme];
    for (const { color, dark } of Object.values(dataset.schema.families)) {
      const ink = legible(faded(themed(color, palette, dark), palette), palette);
      expect(wcagContrast(ink, palette.background), color).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("says it in the legend, the timeline, the table and on the fact's page, and nowhere where all is certain", () => {
    const fact = { kind: "fact", id: "rome.opposes.parthia" } as const;
    const { says } = on("0014-06-01");
    expect(says(SupportScale)).toContain("possible then, not certain");
    expect(says(Timeline)).toContain("1 fact is possible then, not certain");
    expect(says(Timeline)).toContain("Only what is certain then");
    expect(says(EvidencePanel, fact)).toContain("Possible then, not certain.");
    expect(says(TableView)).toMatch(/Holds then.*certain.*possible/);
    const sure = on("0013-06-01", { certain: true });
    expect(sure.says(SupportScale)).not.toContain("not certain");
    expect(sure.says(EvidencePanel, fact)).not.toContain("not certain");
    expect(textOf(htmlOf(sessionOf(atlas, {}), createElement(TableView)))).not.toContain("Holds then");
  });

  it("leaves out what is only possible where the reader asks for what is certain; the link keeps that", () => {
    expect(on("0014-06-01").seen.facts.map(({ id }) => id)).toContain("rome.opposes.parthia");
    const sure = on("0014-06-01", { certain: true });
    expect(sure.seen.facts.map(({ id }) => id)).toEqual(["rome.occupies.gaul", "rome.opposes.augustus"]);
    expect(sure.seen.possible).toBe(0);
    const state = { ...FIRST_VIEW, clocks: { ...NO_CLOCKS, trueOn: "0014-06-01", certain: true } };
    expect(fromFragment(toFragment(state, "")).clocks).toEqual(state.clocks);
  });

  it("draws no entity as there that does not exist then", () => {
    const isolated = on("0013-06-01", {}, true);
    expect(isolated.shown.nodes.has("caesar")).toBe(false);
    expect(isolated.shown.nodes.has("charlemagne")).toBe(false);
    expect(on("-0080-06-01", {}, true).shown.nodes.has("caesar")).toBe(true);
    // What a fact of that day names is drawn, but not as what is there.
    const { scene, says } = on("0015-06-01");
    const augustus = scene.nodes.find(({ id }) => id === "augustus");
    expect(augustus?.label).toBe("Augustus (not there then)");
    expect(augustus?.color).not.toBe(on("0012-06-01").scene.nodes.find(({ id }) => id === "augustus")?.color);
    expect(says(EvidencePanel, { kind: "entity", id: "augustus" })).toContain("Did not exist then.");
    expect(on("0814-06-01").says(EvidencePanel, { kind: "entity", id: "charlemagne" })).toContain(
      "May have existed then.",
    );
  });
});
