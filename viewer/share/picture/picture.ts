import { count } from "../../../src/wording/counts.ts";
import { drawCaptions } from "../../canvas/captions.ts";
import type { Palette } from "../../canvas/palette.ts";
import type { Emphasis, Projection } from "../../canvas/renderer.ts";
import type { Scene } from "../../canvas/scene.ts";
import { captionedNodes, edgeCaptions } from "../../canvas/what-to-caption.ts";
import type { SourceNotes } from "../source-notes.ts";
import { drawEdges } from "./draw-edges.ts";
import { drawLegend, type LegendContent } from "./draw-legend.ts";
import { drawNodes } from "./draw-nodes.ts";
import { at, type Block, stack } from "./flow.ts";
import { paragraph } from "./lettering.ts";
import { type Measure, SvgPen } from "./svg-pen.ts";
import { element, short } from "./svg-text.ts";

/** All that a picture of a view is made of. */
export interface View {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly emphasis: Emphasis;
  readonly palette: Palette;
  /** What the picture is of, where that is not the graph as a whole; else empty. */
  readonly title: string;
  /** What is shown and what is hidden. */
  readonly sentence: string;
  readonly legend: LegendContent;
  readonly sources: SourceNotes;
  /** Dataset, and link where there is one. */
  readonly origin: string;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

const MARGIN = 24;
/** Below this a legend has no room. */
const NARROWEST = 480;
const MOST_NOTES = 40;
const MOST_NUMBERS = 4;
const EMPTY: Block = { height: 0, svg: "" };

/** The view as an SVG file of its own: what was on the canvas, what its marks mean, and what it rests on. */
export function drawPicture(view: View, measure: Measure): Picture {
  const { projection, palette } = view;
  const width = Math.max(NARROWEST, projection.width);
  const inner = width - 2 * MARGIN;
  const foot = stack(
    [
      view.title ? paragraph(view.title, inner, { size: 15, color: palette.text, weight: 600 }, measure, 6) : EMPTY,
      paragraph(view.sentence, inner, { size: 12, color: view.title ? palette.muted : palette.text }, measure),
      drawLegend(view.legend, inner, palette, measure),
      notes(view, inner, measure),
      paragraph(view.origin, inner, { size: 10.5, color: palette.muted }, measure),
    ],
    12,
  );
  const height = Math.ceil(projection.height + MARGIN + foot.height + MARGIN);
  const edge = projection.height;
  const svg = element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${short(width)} ${height}`, role: "img" },
    element("rect", { width, height, fill: palette.background }),
    element("clipPath", { id: "view" }, element("rect", { width, height: edge })),
    element("g", { "clip-path": "url(#view)" }, graph(view, measure)),
    element("path", { d: `M0 ${short(edge)}H${short(width)}`, stroke: palette.muted, "stroke-opacity": 0.4 }),
    at(MARGIN, edge + MARGIN, foot.svg),
  );
  return { width, height, svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n` };
}

function graph(view: View, measure: Measure): string {
  const { scene, projection, emphasis, palette, sources } = view;
  const numbered = scene.edges.map((edge) => ({ ...edge, label: `${edge.label}${numbersIn(sources, edge.facts)}` }));
  const shown = {
    projection,
    emphasis,
    marks: new Map(),
    palette,
    hovered: null,
    nodes: new Map(scene.nodes.map((node) => [node.id, node])),
    edges: new Map(numbered.map((edge) => [edge.key, edge])),
  };
  const byImportance = [...scene.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  const pen = new SvgPen(measure);
  const { width, height } = projection;
  drawCaptions(pen, captionedNodes(shown, byImportance), edgeCaptions(shown), palette, width, height);
  return drawEdges(view) + drawNodes(scene, projection, emphasis, palette) + pen.svg();
}

/** " [1, 4]": which sources a named edge rests on. */
function numbersIn(sources: SourceNotes, facts: readonly string[]): string {
  const numbers = [...new Set(facts.flatMap((fact) => sources.numbersOf(fact)))].sort((a, b) => a - b);
  if (numbers.length === 0) return "";
  const more = numbers.length > MOST_NUMBERS ? ", …" : "";
  return ` [${numbers.slice(0, MOST_NUMBERS).join(", ")}${more}]`;
}

function notes({ sources, palette }: View, width: number, measure: Measure): Block {
  const style = { size: 10.5, color: palette.muted };
  const shown = sources.notes.slice(0, MOST_NOTES);
  const rest = sources.notes.length - shown.length;
  const blocks = shown.map(({ number, words, facts }) =>
    paragraph(`[${number}] ${words} (${count(facts, "fact")})`, width, style, measure, 2),
  );
  if (rest > 0) blocks.push(paragraph(`and ${count(rest, "more source")}`, width, style, measure));
  return stack(blocks, 1);
}
