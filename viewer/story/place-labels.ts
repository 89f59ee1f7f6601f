import type { Point } from "../canvas/renderer.ts";
import { type Curve, pointOn } from "./curves.ts";
import type { Room } from "./layout.ts";

export interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly tone: "text" | "muted" | "deny";
}

export interface Block {
  readonly key: string;
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Mark {
  readonly key: string;
  readonly at: Point;
  readonly radius: number;
  readonly name: Block;
}

export interface Ribbon {
  readonly key: string;
  readonly curve: Curve;
  /** With its glow. */
  readonly width: number;
  /** null: it has no words. */
  readonly words: Block | null;
  /** Written whatever it covers. */
  readonly must: boolean;
}

/** Height of a line of this size. */
export const LEADING = 1.28;

/** What it costs a text to cover another: more than there is to gain. */
const COVERING = 4000;

const NONE: ReadonlyMap<string, Box> = new Map();

/**
 * Finds a place for every name, then for what is told in words, then for the verbs on ribbons. No two texts overlap: verbs
 * for which there is no room are left out, and are still in the list beside the picture.
 *
 * @param held texts that have their places already. Beside them, a name for which there is no room is left out as well
 */
export function placeLabels(
  marks: readonly Mark[],
  ribbons: readonly Ribbon[],
  room: Room,
  top: number,
  held: ReadonlyMap<string, Box> = NONE,
): ReadonlyMap<string, Box> {
  const placed = new Map(held);
  const shapes = marks.map(({ at, radius }) => around(at, radius + 2, radius + 2));
  const traces = ribbons.map(({ key, curve, width, must }) => ({ key, width, must, points: traced(curve) }));
  const cost = (box: Box, own: string): number => {
    let sum = 0;
    for (const shape of shapes) sum += overlap(box, shape) > 0 ? 400 : 0;
    for (const other of placed.values()) sum += overlap(grown(box, 2), other) > 0 ? COVERING : 0;
    for (const { key, width, must, points } of traces) {
      if (key === own) continue;
      const around = grown(box, width / 2);
      // The wider a ribbon, the worse what lies on it can be read; and what is told is not to be taken for anything else.
      sum += (4 + width * (must ? 3 : 0.8)) * points.filter((point) => contains(around, point)).length;
    }
    return sum;
  };
  const choose = (boxes: readonly (readonly [Box, number])[], own: string): readonly [Box, number] => {
    const costs = boxes.map(([place, extra]) => {
      const box = within(place, room, top);
      return [box, extra + Math.abs(box.left - place.left) + Math.abs(box.top - place.top) + cost(box, own)] as const;
    });
    return costs.reduce((best, one) => (one[1] < best[1] ? one : best));
  };
  for (const { key, at, radius, name } of marks) {
    if (held.has(key)) continue;
    const [box, found] = choose(namePlaces(at, radius, name), "");
    if (held.size === 0 || found < COVERING) placed.set(key, box);
  }
  for (const must of [true, false]) {
    for (const { key, curve, width, words, must: isMust } of ribbons) {
      if (words === null || isMust !== must || held.has(key)) continue;
      // Words that are long must not lie on their own ribbon either.
      const near = ribbonPlaces(curve, width, words, must);
      const places = must
        ? [...near, ...anywhere(pointOn(curve, 0.5), words, room, top)]
        : near.map(([box, extra]) => [box, extra + farFrom(traced(curve), box)] as const);
      const [box, found] = choose(places, must || width > 6 ? "" : key);
      if (found < (must ? COVERING : mostFor(width))) placed.set(key, box);
    }
  }
  return placed;
}

function namePlaces({ x, y }: Point, radius: number, { width, height }: Block): readonly (readonly [Box, number])[] {
  const gap = radius + 5;
  const at = (left: number, up: number): Box => ({ left, top: up, right: left + width, bottom: up + height });
  return [
    [at(x - width / 2, y + gap), 0],
    [at(x - width / 2, y - gap - height), 6],
    [at(x + gap, y - height / 2), 8],
    [at(x - gap - width, y - height / 2), 8],
    [at(x + gap * 0.7, y + gap * 0.7), 12],
    [at(x - gap * 0.7 - width, y + gap * 0.7), 12],
    [at(x + gap * 0.7, y - gap * 0.7 - height), 14],
    [at(x - gap * 0.7 - width, y - gap * 0.7 - height), 14],
  ];
}

function ribbonPlaces(
  curve: Curve,
  ribbonWidth: number,
  { width, height }: Block,
  must: boolean,
): readonly (readonly [Box, number])[] {
  const boxes: (readonly [Box, number])[] = [];
  const shares = must ? [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] : [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74];
  for (const t of shares) {
    const { x, y } = pointOn(curve, t);
    const off = Math.abs(t - 0.5) * 40;
    const ahead = pointOn(curve, t + 0.02);
    const length = Math.hypot(ahead.x - x, ahead.y - y) || 1;
    const [nx, ny] = [-(ahead.y - y) / length, (ahead.x - x) / length];
    // As near to the ribbon as a box comes without touching it, on either side.
    const beside = ribbonWidth / 2 + 5;
    const reach = (Math.abs(nx) * width) / 2 + (Math.abs(ny) * height) / 2 + beside;
    // Words on a line can be read, words on a wide ribbon can't.
    if (!must && ribbonWidth <= 8)
      boxes.push([around({ x, y }, width / 2, height / 2), off + (ribbonWidth > 6 ? 44 : 0)]);
    for (const [dx, dy, extra] of [
      [nx * reach, ny * reach, ny < 0 ? 4 : 5],
      [-nx * reach, -ny * reach, ny < 0 ? 5 : 4],
      [0, -(height + beside * 2), 30],
      [0, height + beside * 2, 30],
      [width * 0.75, -(height * 0.9), 36],
      [-width * 0.75, -(height * 0.9), 36],
      [width * 0.75, height * 0.9, 36],
      [-width * 0.75, height * 0.9, 36],
    ] as const) {
      boxes.push([around({ x: x + dx, y: y + dy }, width / 2, height / 2), off + extra]);
    }
  }
  return boxes;
}

function around({ x, y }: Point, w: number, h: number): Box {
  return { left: x - w, top: y - h, right: x + w, bottom: y + h };
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function overlap(a: Box, b: Box): number {
  const w = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return w > 0 && h > 0 ? w * h : 0;
}

function contains({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
  return x > left && x < right && y > top && y < bottom;
}

/** What the words of a ribbon may cost: the more facts it shows, the more they are worth. */
function mostFor(width: number): number {
  if (width > 10) return 800;
  return width > 4 ? 320 : 120;
}

/** In pixels: of what is traced. */
const STEP = 6;

/** Points on a curve, about as far from one another on any curve. */
function traced(curve: Curve): readonly Point[] {
  const { from, over, to } = curve;
  const length = Math.hypot(over.x - from.x, over.y - from.y) + Math.hypot(to.x - over.x, to.y - over.y);
  const count = Math.max(2, Math.ceil(length / STEP));
  return Array.from({ length: count + 1 }, (_, n) => pointOn(curve, n / count));
}

/** What it costs words to be so far from their ribbon that one may take another for it. */
function farFrom(points: readonly Point[], { left, top, right, bottom }: Box): number {
  const nearest = points.map(({ x, y }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)),
  );
  return 2 * Math.max(0, Math.min(...nearest) - 12);
}

/** Further off, where there is no room beside the ribbon: the nearer, the better. */
function anywhere(near: Point, { width, height }: Block, room: Room, top: number): readonly (readonly [Box, number])[] {
  const boxes: (readonly [Box, number])[] = [];
  for (let y = top + height / 2; y <= room.height - height / 2; y += 24) {
    for (let x = width / 2 + 4; x <= room.width - width / 2; x += 24) {
      boxes.push([around({ x, y }, width / 2, height / 2), 40 + Math.hypot(x - near.x, y - near.y)]);
    }
  }
  return boxes;
}

/** A box moved into the room where it reaches over its edge. */
function within({ left, top, right, bottom }: Box, { width, height }: Room, upper: number): Box {
  const dx = Math.max(4 - left, 0) - Math.max(right - width + 4, 0);
  const dy = Math.max(upper - top, 0) - Math.max(bottom - height + 4, 0);
  return { left: left + dx, top: top + dy, right: right + dx, bottom: bottom + dy };
}

/** Breaks text into lines of a width in pixels; a word that is longer has a line of its own. */
export function wrap(text: string, most: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The same in lines of about equal length: no more of them, and no word left alone at the end. */
export function balanced(text: string, most: number, measure: (text: string) => number): readonly string[] {
  const lines = wrap(text, most, measure);
  let [low, high] = [most / 2, most];
  let best = lines;
  for (let n = 0; n < 6; n++) {
    const middle = (low + high) / 2;
    const tried = wrap(text, middle, measure);
    const fits = tried.length === lines.length && tried.every((line) => measure(line) <= most);
    if (fits) [best, high] = [tried, middle];
    else low = middle;
  }
  return best;
}
