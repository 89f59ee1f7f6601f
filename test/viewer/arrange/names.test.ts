import { describe, expect, it } from "vitest";
import { drawCaptions, type Pen } from "../../../viewer/canvas/captions.ts";
import { guideCaptions } from "../../../viewer/canvas/guides.ts";
import { PALETTES } from "../../../viewer/canvas/palette.ts";
import { NO_EMPHASIS } from "../../../viewer/canvas/renderer.ts";
import { indexScene } from "../../../viewer/canvas/scene-index.ts";
import { captionedNodes, edgeCaptions } from "../../../viewer/canvas/what-to-caption.ts";
import { layOut } from "../../../viewer/derive/arrange/arrange.ts";
import { choose } from "../../../viewer/derive/arrange/choose.ts";
import { layOutMap } from "../../../viewer/derive/arrange/map.ts";
import { buildScene } from "../../../viewer/derive/scene/build-scene.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { wholeGraph } from "../../../viewer/share/picture/view-picture.ts";
import { FIRST_VIEW, type ViewState } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

interface Written {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Keeps where each text was written; letters are as wide as those of a wide font. */
function recordingPen(written: Written[]): Pen {
  const size = (font: string): number => Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
  return {
    ...{ font: "", fillStyle: "", strokeStyle: "", lineWidth: 0, lineJoin: "round", textBaseline: "middle" },
    measureText(text: string) {
      return { width: text.length * size(this.font) * 0.6 };
    },
    strokeText() {},
    fillText(text: string, x: number, y: number) {
      const [high, width] = [size(this.font) / 2, this.measureText(text).width];
      written.push({ text, left: x, right: x + width, top: y - high, bottom: y + high });
    },
  };
}

const atlas = shippedAtlas();
const palette = PALETTES.light;
const steps = [...atlas.steps].flatMap(([step, state]) =>
  (["rings", "layers", "sides", "map"] as const).map(
    (by) => [step, by, { ...state, view: "graph" } as ViewState] as const,
  ),
);

describe("names in an arrangement", () => {
  it.each(steps)("of the step %s, in %s, never overlap, and most are written", (_step, by, state) => {
    const seen = see(atlas, state.clocks, state.lens);
    const before = show(atlas, seen, state.filters, state.focus);
    const { arrange, focus } = choose(atlas, before, by, state);
    const shown = show(atlas, seen, state.filters, focus);
    const layout =
      by === "map" ? layOutMap(atlas, seen, shown) : layOut(atlas, seen, shown, arrange, { focus, lens: state.lens });
    expect(layout?.words).not.toBe("");
    const scene = buildScene(atlas, seen, shown, { ...FIRST_VIEW, lens: state.lens }, palette, layout);
    const view = {
      ...{
        projection: wholeGraph(scene),
        emphasis: NO_EMPHASIS,
        marks: new Map(),
        hovered: null,
        palette,
        awayFrom: scene.awayFrom,
      },
      ...indexScene(scene),
      edges: scene.edges,
    };
    const written: Written[] = [];
    const beside = [...guideCaptions(scene.guides, view.projection, palette), ...edgeCaptions(view)];
    drawCaptions(recordingPen(written), captionedNodes(view, scene.nodes), beside, palette, 1200, 800);
    for (const [n, a] of written.entries())
      for (const b of written.slice(n + 1)) {
        const isOver = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        expect(isOver, `${a.text} / ${b.text}`).toBe(false);
      }
    const names = scene.nodes.filter(({ label }) =>
      written.some(({ text }) => text.slice(0, 12) === label.slice(0, 12)),
    );
    expect(names.length).toBeGreaterThan(scene.nodes.length * 0.7);
  });
});
