import { element, short, words } from "../../../src/draw/svg-text.ts";
import { count } from "../../../src/wording/counts.ts";
import { drawCaptions } from "../../canvas/captions.ts";
import { guideCaptions } from "../../canvas/guides.ts";
import type { Palette } from "../../canvas/palette.ts";
import type { Emphasis, Projection } from "../../canvas/renderer.ts";
import type { Scene } from "../../canvas/scene.ts";
import { indexScene } from "../../canvas/scene-index.ts";
import { captionedNodes, edgeCaptions } from "../../canvas/what-to-caption.ts";
import type { SourceNotes } from "../source-notes.ts";
import { drawEdges } from "./draw-edges.ts";
import { drawGuides } from "./draw-guides.ts";
import { drawLegend, type LegendContent } from "./draw-legend.ts";
import { drawNodes } from "./draw-nodes.ts";
import { at, type Block, stack } from "./flow.ts";
import { paragraph } from "./lettering.ts";
import { type Measure, SvgPen } from "./svg-pen.ts";

/** What is around a drawing. */
interface Frame {
  readonly palette: Palette;
  /** The headline: what the picture is of, where that is not the graph as a whole; else empty. */
  readonly title: string;
  /** What is shown and what is hidden, or what a step of the story says. */
  readonly sentence: string;
  readonly legend: LegendContent;
  readonly sources: SourceNotes;
  /** Dataset, and link where there is one. */
  readonly origin: string;
}

/** All that a picture of a view is made of. */
export interface View extends Frame {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly emphasis: Emphasis;
}

/** A part of a drawing under its name. */
export interface Layer {
  readonly name: string;
  readonly svg: string;
}

/** A drawing of any kind with what is around it. */
export interface Article extends Frame {
  readonly width: number;
  /** Of the drawing alone. */
  readonly height: number;
  /** From the lowest up. */
  readonly layers: readonly Layer[];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

const MARGIN = 24;
/** Below this a legend has no room. */
const NARROWEST = 480;
const MOST_NOTES = 12;
const MOST_NUMBERS = 4;
const EMPTY: Block = { height: 0, svg: "" };

/** The view as an SVG file of its own: what was on the canvas, what its marks mean, and what it rests on. */
export function drawPicture(view: View, measure: Measure): Picture {
  const { projection } = view;
  const width = Math.max(NARROWEST, projection.width);
  return drawArticle({ ...view, width, height: projection.height, layers: graph(view, measure) }, measure);
}

/**
 * A drawing as an SVG file for an article: headline and sentence above it; below it what its marks mean, its sources in
 * short, and where it comes from. Each part is a layer with a name, in Inkscape and in Illustrator.
 */
export function drawArticle(article: Article, measure: Measure): Picture {
  const { width, height: high, palette, layers } = article;
  const inner = width - 2 * MARGIN;
  const head = stack(
    [
      article.title
        ? paragraph(article.title, inner, { size: 21, color: palette.text, weight: 700 }, measure, 3)
        : EMPTY,
      paragraph(article.sentence, inner, { size: 13, color: article.title ? palette.muted : palette.text }, measure),
    ],
    8,
  );
  const foot = stack(
    [
      drawLegend(article.legend, inner, palette, measure),
      notes(article, inner, measure),
      paragraph(article.origin, inner, { size: 10.5, color: palette.muted }, measure),
    ],
    12,
  );
  const top = MARGIN + head.height + MARGIN / 2;
  const edge = top + high;
  const height = Math.ceil(edge + MARGIN / 2 + foot.height + MARGIN);
  const place = { viewBox: `0 0 ${short(width)} ${height}`, role: "img" };
  const svg = element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", "xmlns:inkscape": INKSCAPE, width, height, ...place },
    element("title", {}, words(article.title || article.sentence)),
    layer("Ground", element("rect", { width, height, fill: palette.background })),
    element("clipPath", { id: "view" }, element("rect", { width, height: high })),
    layer("Headline", at(MARGIN, MARGIN, head.svg)),
    ...layers.map(({ name, svg: drawn }) =>
      layer(name, at(0, top, element("g", { "clip-path": "url(#view)" }, drawn))),
    ),
    layer("Key and sources", at(MARGIN, edge + MARGIN / 2, foot.svg)),
  );
  return { width, height, svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n` };
}

const INKSCAPE = "http://www.inkscape.org/namespaces/inkscape";

function layer(name: string, ...children: string[]): string {
  const id = name.replaceAll(" ", "-");
  return element("g", { id, "inkscape:groupmode": "layer", "inkscape:label": name }, ...children);
}

function graph(view: View, measure: Measure): readonly Layer[] {
  const { scene, projection, emphasis, palette, sources } = view;
  const numbered = scene.edges.map((edge) => ({ ...edge, label: `${edge.label}${numbersIn(sources, edge.facts)}` }));
  const { nodes, edgeNamed, byImportance } = indexScene({ ...scene, edges: numbered });
  const shown = {
    projection,
    emphasis,
    marks: new Map(),
    palette,
    hovered: null,
    awayFrom: scene.awayFrom,
    nodes,
    edges: numbered,
    edgeNamed,
  };
  const pen = new SvgPen(measure);
  const { width, height } = projection;
  const beside = [...guideCaptions(scene.guides, projection, palette), ...edgeCaptions(shown)];
  drawCaptions(pen, captionedNodes(shown, byImportance), beside, palette, width, height);
  const ground = drawGuides(scene, projection, palette);
  return [
    ...(ground ? [{ name: "Ground", svg: ground }] : []),
    { name: "Lines", svg: drawEdges(view) },
    { name: "Entities", svg: drawNodes(scene, projection, emphasis, palette) },
    { name: "Words", svg: pen.svg() },
  ];
}

/** " [1, 4]": which sources a named edge rests on. */
function numbersIn(sources: SourceNotes, facts: readonly string[]): string {
  const numbers = [...new Set(facts.flatMap((fact) => sources.numbersOf(fact)))].sort((a, b) => a - b);
  if (numbers.length === 0) return "";
  const more = numbers.length > MOST_NUMBERS ? ", …" : "";
  return ` [${numbers.slice(0, MOST_NUMBERS).join(", ")}${more}]`;
}

/** In short, one after the other: `Sources: [1] Ed Jones, “A paper”, 2024 (3 facts); [2] ...` */
function notes({ sources, palette }: Frame, width: number, measure: Measure): Block {
  if (sources.notes.length === 0) return EMPTY;
  const shown = sources.notes.slice(0, MOST_NOTES);
  const rest = sources.notes.length - shown.length;
  const list = shown.map(({ number, short: words, facts }) => `[${number}] ${words} (${count(facts, "fact")})`);
  if (rest > 0) list.push(`and ${count(rest, "more source")}`);
  return paragraph(`Sources: ${list.join("; ")}.`, width, { size: 10.5, color: palette.muted }, measure, 12);
}
