import type { Fact } from "../../../src/model/fact.ts";
import { CANVAS_FONT } from "../../canvas/captions.ts";
import { onStage } from "../../canvas/on-stage.ts";
import type { Emphasis, Point, Projection } from "../../canvas/renderer.ts";
import type { Scene } from "../../canvas/scene.ts";
import { nameOf } from "../../derive/atlas.ts";
import { captionOfOpened } from "../../derive/opened.ts";
import { buildScene } from "../../derive/scene/build-scene.ts";
import { emphasisOf, onRibbons } from "../../derive/scene/emphasis.ts";
import { sentenceOf } from "../../derive/sentence.ts";
import type { Session } from "../../state/session.ts";
import { publicLink } from "../permalink.ts";
import { numberSources } from "../source-notes.ts";
import { legendOf } from "./legend-content.ts";
import { drawPicture, type Picture } from "./picture.ts";
import { storyPicture } from "./story-picture.ts";
import type { Measure } from "./svg-pen.ts";

/**
 * The present view as a picture, exactly as the canvas shows it; from the table, all of the graph. Where something is
 * out, title, legend and sources are about that alone.
 */
export function pictureOfView(session: Session): Picture {
  const { atlas, state, seen, shown, drawn, way, arranging, palette } = session;
  const told = storyPicture(session);
  if (told) return told;
  const scene = buildScene(atlas, seen, drawn, state, palette, arranging.layout);
  const emphasis = onRibbons(emphasisOf(state, drawn, way?.path ?? null), scene);
  const subject = standingOut(scene, emphasis);
  const link = publicLink(state, atlas);
  const { shows, hides } = sentenceOf(atlas, { ...state, view: "graph" }, seen, shown, drawn);
  return drawPicture(
    {
      scene,
      projection: onStage() ?? wholeGraph(scene),
      emphasis,
      palette,
      title: titleOf(session),
      sentence: `${shows} ${hides}`,
      legend: legendOf(atlas, subject, state.lens, palette),
      sources: numberSources(atlas, factsOf(session, subject)),
      origin: `Entente, dataset ${atlas.dataset.digest}.${link ? ` ${link}` : ""}`,
    },
    canvasMeasure(),
  );
}

function standingOut(scene: Scene, { dims, selectedNodes, strongNodes, selectedEdges, strongEdges }: Emphasis): Scene {
  if (!dims) return scene;
  return {
    ...scene,
    nodes: scene.nodes.filter(({ id }) => selectedNodes.has(id) || strongNodes.has(id)),
    edges: scene.edges.filter(({ key }) => selectedEdges.has(key) || strongEdges.has(key)),
  };
}

/** What is opened, in a sentence; nothing where the picture is of the graph as a whole. */
function titleOf({ atlas, state, seen }: Session): string {
  const { opened, path } = state;
  if (opened) return captionOfOpened(atlas, seen, opened);
  return path ? `${nameOf(atlas, path.from)} to ${nameOf(atlas, path.to)}` : "";
}

/** The facts that are drawn, as the clocks and the lens let them be seen. */
function factsOf({ atlas, shown }: Session, scene: Scene): readonly Fact[] {
  const facts = new Map(shown.facts.map((fact) => [fact.id, fact]));
  const drawn = new Set(scene.edges.flatMap(({ facts }) => facts));
  return [...drawn].flatMap((id) => facts.get(id) ?? atlas.kg.fact(id) ?? []);
}

/** A canvas of a usual size with everything in it. */
export function wholeGraph({ nodes }: Pick<Scene, "nodes">): Projection {
  const [width, height, margin] = [1200, 800, 80];
  const low = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const xs = nodes.map(({ x }) => x);
  const ys = nodes.map(({ y }) => y);
  const [left, right, bottom, top] = [low(xs), -low(xs.map((x) => -x)), low(ys), -low(ys.map((y) => -y))];
  const step = Math.min(
    (width - 2 * margin) / Math.max(1, right - left),
    (height - 2 * margin) / Math.max(1, top - bottom),
  );
  const spot = ([x, y]: readonly [number, number]): Point => ({
    x: width / 2 + (x - (left + right) / 2) * step,
    y: height / 2 - (y - (bottom + top) / 2) * step,
  });
  const places = new Map(nodes.map(({ id, x, y }) => [id, spot([x, y])]));
  return { width, height, at: (id) => places.get(id) ?? null, spot, scale: (size) => size };
}

function canvasMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (text, font) => {
    if (!context) return text.length * 7;
    const key = `${font} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = font || CANVAS_FONT;
      width = context.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
}
