import { shortened } from "../data/plain-text.ts";
import type { Palette } from "./palette.ts";

export const CANVAS_FONT = '"Inter", -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/** A node as it is on the screen, most important first in a list of them. */
export interface Captioned {
  readonly id: string;
  readonly label: string;
  /** Written behind the name, however short that is cut; may be empty. */
  readonly mark: string;
  readonly x: number;
  readonly y: number;
  /** Radius in CSS pixels. */
  readonly radius: number;
  readonly emphasis: "selected" | "must" | "strong" | "normal" | "dimmed";
  readonly hub: boolean;
  /** Its name is tried on the left before the right. */
  readonly leftFirst: boolean;
}

export interface EdgeCaption {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly color: string;
  /** Of the edge, in CSS pixels: its name goes beside what is too wide to be written over. */
  readonly thickness: number;
  /** The way that the edge leads, one pixel long. */
  readonly along: { readonly x: number; readonly y: number };
}

/** What names are written with: a canvas, or the writer of an SVG. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  "font" | "fillStyle" | "strokeStyle" | "lineWidth" | "lineJoin" | "textBaseline" | "fillText" | "strokeText"
> & { measureText(text: string): { readonly width: number } };

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where something is already. */
interface Taken {
  readonly names: Box[];
  readonly marks: readonly (Box & { readonly large: boolean })[];
}

const MOST = 160;
/** So few marks are all named, in full and before any line. */
const FEW = 30;
/** In letters: of a name among many, and of one that is emphasised. */
const [SHORT, LONG] = [30, 56];
/** In CSS pixels. */
const LARGE = 11;

/**
 * Writes names beside nodes, in order of importance, and leaves out what would cover a name already written. What is
 * selected or next to it is always written.
 */
export function drawCaptions(
  context: Pen,
  nodes: readonly Captioned[],
  edges: readonly EdgeCaption[],
  palette: Palette,
  width: number,
  height: number,
): void {
  const large = nodes.filter(({ radius, emphasis }) => radius > 7 && emphasis !== "dimmed");
  const boxes = large.slice(0, 300).map((node) => ({ ...around(node), large: node.radius > LARGE }));
  const taken: Taken = { names: [], marks: boxes };
  const named = nodes.filter((node) => node.emphasis !== "dimmed" && !outside(node, width, height));
  const isFew = named.length <= FEW;
  context.lineJoin = "round";
  context.textBaseline = "middle";
  let written = 0;
  const writeEdges = (): void => {
    for (const edge of edges) if (writeEdge(context, edge, palette, taken, width)) written++;
  };
  if (!isFew) writeEdges();
  for (const node of named) {
    if (written >= MOST) break;
    if (writeNode(context, node, palette, taken, width, isFew)) written++;
  }
  if (isFew) writeEdges();
}

function writeNode(
  context: Pen,
  node: Captioned,
  palette: Palette,
  taken: Taken,
  width: number,
  isFew: boolean,
): boolean {
  const chosen = node.emphasis === "selected";
  // To the quarter of a pixel, so that names keep their widths while marks grow by less.
  const size = chosen ? 14 : Math.min(14, 10.5 + Math.round(node.radius * 0.64) / 4);
  const font = `${chosen || node.radius > 12 ? 600 : node.hub ? "italic 500" : 500} ${size}px ${CANVAS_FONT}`;
  context.font = font;
  const written = (most: number): string => {
    const name = shortened(node.label, most);
    return node.mark === "" ? name : `${name}  ${node.mark}`;
  };
  const placed = (text: string): Box | null => place(widthOf(context, font, text), size, node, taken, width, isFew);
  let label = written(node.emphasis === "normal" && !isFew ? SHORT : LONG);
  let box = placed(label);
  if (box ? box.right > width : isFew) {
    label = written(SHORT);
    box = placed(label);
  }
  if (!box) return false;
  taken.names.push(box);
  halo(context, label, box.left + 2, (box.top + box.bottom) / 2, palette);
  context.fillStyle = palette.text;
  context.fillText(label, box.left + 2, (box.top + box.bottom) / 2);
  return true;
}

/**
 * Right, left, below, above and between: the first that is free. The name of a large mark may cover small marks, though
 * no large one and no other name, and so may any name among few; the name of what is selected is on the right, whatever it covers.
 */
function place(
  textWidth: number,
  size: number,
  node: Captioned,
  taken: Taken,
  width: number,
  isFew: boolean,
): Box | null {
  const { x, y, radius } = node;
  const [w, h, gap] = [textWidth + 4, size + 3, radius * 1.15 + 3];
  const right: Box = { left: x + gap, top: y - h / 2, right: x + gap + w, bottom: y + h / 2 };
  const left: Box = { left: x - gap - w, top: y - h / 2, right: x - gap, bottom: y + h / 2 };
  const below: Box = { left: x - w / 2, top: y + gap, right: x + w / 2, bottom: y + gap + h };
  const above: Box = { left: x - w / 2, top: y - gap - h, right: x + w / 2, bottom: y - gap };
  const lower = { ...right, top: right.top + radius * 0.8, bottom: right.bottom + radius * 0.8 };
  const upper = { ...right, top: right.top - radius * 0.8, bottom: right.bottom - radius * 0.8 };
  const choices = [...(node.leftFirst ? [left, right] : [right, left]), below, above, lower, upper];
  const inside = choices.filter((box) => box.left >= 2 && box.right <= width - 2);
  const unnamed = inside.filter((box) => !taken.names.some((other) => overlap(box, other)));
  const free = unnamed.find((box) => !taken.marks.some((other) => overlap(box, other)));
  if (free) return free;
  if (node.emphasis === "selected" || node.emphasis === "must") return unnamed[0] ?? inside[0] ?? right;
  const bearable = unnamed.find((box) => !taken.marks.some((other) => other.large && overlap(box, other)));
  if (isFew) return bearable ?? unnamed[0] ?? null;
  return radius > LARGE ? (bearable ?? null) : null;
}

const EDGE_FONT = `500 10.5px ${CANVAS_FONT}`;

function writeEdge(context: Pen, edge: EdgeCaption, palette: Palette, taken: Taken, canvasWidth: number): boolean {
  context.font = EDGE_FONT;
  const label = shortened(edge.label, 80);
  const width = widthOf(context, EDGE_FONT, label) + 6;
  for (const [dx, dy] of edge.thickness > 5 ? besideEdge(edge, width) : OVER) {
    const [x, y] = [edge.x + dx, edge.y + dy];
    const box = { left: x - width / 2, top: y - 7, right: x + width / 2, bottom: y + 7 };
    const isCut = box.left < 2 || box.right > canvasWidth - 2;
    if (isCut || [...taken.names, ...taken.marks].some((other) => overlap(box, other))) continue;
    taken.names.push(box);
    halo(context, label, box.left + 3, y, palette);
    context.fillStyle = edge.color;
    context.fillText(label, box.left + 3, y);
    return true;
  }
  return false;
}

type Shift = readonly [number, number];

/** From the middle of a thin line, over which its name is written. */
const OVER: readonly Shift[] = [0, -14, 14, -28, 28].map((y) => [0, y]);

/** As near to a thick line as a name comes without lying on it, on either side and a bit on. */
function besideEdge({ along, thickness }: EdgeCaption, width: number): readonly Shift[] {
  const [nx, ny] = along.x < 0 ? [along.y, -along.x] : [-along.y, along.x];
  const reach = (Math.abs(nx) * width) / 2 + Math.abs(ny) * 7 + thickness / 2 + 2;
  return [0, 30, -30].flatMap((on) =>
    [-1, 1].map((side): Shift => [nx * reach * side + along.x * on, ny * reach * side + along.y * on]),
  );
}

const widths = new WeakMap<Pen, Map<string, Map<string, number>>>();
/** Beyond this the names of earlier views are forgotten. */
const MOST_WIDTHS = 5_000;

/**
 * To measure a name takes longer than to write it, and a picture that moves has the same names again and again.
 *
 * @param font what the pen is set to
 */
function widthOf(context: Pen, font: string, text: string): number {
  const byFont = widths.get(context) ?? new Map<string, Map<string, number>>();
  widths.set(context, byFont);
  let known = byFont.get(font);
  if (!known || known.size > MOST_WIDTHS) {
    known = new Map();
    byFont.set(font, known);
  }
  let width = known.get(text);
  if (width === undefined) {
    width = context.measureText(text).width;
    known.set(text, width);
  }
  return width;
}

function halo(context: Pen, label: string, x: number, y: number, palette: Palette): void {
  context.strokeStyle = palette.background;
  context.lineWidth = 3.5;
  context.strokeText(label, x, y);
}

function around({ x, y, radius }: Captioned): Box {
  const r = radius * 0.85;
  return { left: x - r, top: y - r, right: x + r, bottom: y + r };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function outside({ x, y }: Captioned, width: number, height: number): boolean {
  return x < -40 || y < -20 || x > width + 40 || y > height + 20;
}
