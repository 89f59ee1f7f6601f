import { strokes } from "../draw/edge-strokes.ts";
import { THICKNESS } from "../draw/line-styles.ts";
import { shape } from "../draw/mark.ts";
import type { Place, Point } from "../draw/place.ts";
import { element, short, words } from "../draw/svg-text.ts";
import { curveTrack } from "../draw/track.ts";
import type { Contested, Support } from "../model/support.ts";
import { shortened } from "../text/plain.ts";
import { drawn, type Html } from "./html.ts";
import { type Site, UP } from "./site.ts";
import { colorClass } from "./style/colors.ts";

/** A line of a picture. */
export interface Line {
  /** The relation type that gives it its colour. */
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly support: Support;
  readonly contested: Contested;
  readonly directed: boolean;
  /** It follows from a fact that another line tells. */
  readonly isAside: boolean;
}

const WIDTH = 680;
/** What the ring fills, and room around it for names. */
const RING: Point = { x: 165, y: 128 };
const MARGIN = 40;
const [MIDDLE_SIZE, MARK_SIZE] = [13, 8];
const LONGEST_NAME = 20;

/** Entities at their places, drawn as the canvas draws them. Each but the one in the middle leads to its page. */
export function pictureOf(
  site: Site,
  middle: string,
  places: ReadonlyMap<string, Place>,
  lines: readonly Line[],
  label: string,
): Html {
  const points = new Map([...places].map(([id, place]) => [id, pointOf(place, places)]));
  const at = (id: string): Point => points.get(id) ?? { x: 0, y: 0 };
  const heights = [...points.values()].map(({ y }) => y);
  const [top, bottom] = [Math.min(...heights) - MARGIN, Math.max(...heights) + MARGIN];
  const edges = lines.map((line, n) => edge(line, at, curvature(lines, n), middle));
  const marks = [...places.keys()].map((id) => mark(site, id, at(id), id === middle));
  const box = {
    viewBox: `${-WIDTH / 2} ${short(top)} ${WIDTH} ${short(bottom - top)}`,
    ...{ class: "neighbourhood", role: "group", "aria-label": label },
  };
  const parts = [element("g", { fill: "none" }, ...edges), element("g", { "stroke-linejoin": "round" }, ...marks)];
  return drawn(`<figure>${element("svg", box, ...parts)}</figure>\n`);
}

/** The ring fills the picture, whatever its radius. */
function pointOf([x, y]: Place, places: ReadonlyMap<string, Place>): Point {
  const most = (n: 0 | 1): number => Math.max(...[...places.values()].map((place) => Math.abs(place[n])));
  const share = (value: number, n: 0 | 1): number => (most(n) < 0.01 ? 0 : value / most(n));
  return { x: share(x, 0) * RING.x, y: -share(y, 1) * RING.y };
}

/** Lines between the same two bend apart. */
function curvature(lines: readonly Line[], n: number): number {
  const { from, to } = lines[n] ?? { from: "", to: "" };
  const same = lines.flatMap((line, i) => ([from, to].every((id) => id === line.from || id === line.to) ? [i] : []));
  const offset = (same.indexOf(n) - (same.length - 1) / 2) * 0.2;
  return from < to ? offset : -offset;
}

function edge(line: Line, at: (id: string) => Point, bend: number, middle: string): string {
  const { type, from, to, support, isAside } = line;
  const track = curveTrack(at(from), at(to), bend);
  const [start, reach] = [from, to].map((id) => (id === middle ? MIDDLE_SIZE : MARK_SIZE) + 2);
  const thickness = THICKNESS[support] * (isAside ? 0.75 : 1);
  const look = { color: "currentColor", thickness, ground: "var(--ground)" };
  const svg = strokes(line, track, start ?? 0, track.length - (reach ?? 0), look);
  return element("g", { class: colorClass("r", type) }, svg);
}

function mark(site: Site, id: string, { x, y }: Point, isMiddle: boolean): string {
  const entity = site.graph.entity(id);
  const type = site.graph.schema.entities[entity?.type ?? ""];
  const size = isMiddle ? MIDDLE_SIZE : MARK_SIZE;
  const look = { shape: type?.shape ?? "circle", variant: site.variants.get(type?.name ?? "") ?? "filled" };
  const placed = { class: colorClass("t", type?.name ?? ""), transform: `translate(${short(x)} ${short(y)})` };
  const name = words(shortened(entity?.name ?? id, LONGEST_NAME));
  const svg = shape(look, size, "currentColor", "var(--ground)");
  const whole = element("g", placed, svg, element("text", labelPlace(x, y, size, isMiddle), name));
  return isMiddle ? whole : element("a", { href: site.links.page("entity", id, UP) }, whole);
}

/** A name is on the side that faces away from the middle; those above and below do not meet their neighbours. */
function labelPlace(x: number, y: number, size: number, isMiddle: boolean): Readonly<Record<string, string | number>> {
  const anchor = isMiddle || Math.abs(x) < 8 ? "middle" : x < 0 ? "end" : "start";
  const isAside = anchor !== "middle" && Math.abs(x) > 60;
  const away = anchor === "end" ? -1 : anchor === "start" ? 1 : 0;
  if (isAside) return { x: away * (size + 6), y: 5, "text-anchor": anchor };
  return { x: -away * size, y: isMiddle || y > 0 ? size + 16 : -size - 7, "text-anchor": anchor };
}
