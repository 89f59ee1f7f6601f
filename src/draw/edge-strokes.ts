import type { Contested, Support } from "../model/support.ts";
import { DASHES } from "./line-styles.ts";
import type { Point } from "./place.ts";
import { element } from "./svg-text.ts";
import { pair, type Track } from "./track.ts";

/** What of an edge tells how it is drawn. */
export interface EdgeStyle {
  readonly directed: boolean;
  readonly support: Support;
  readonly contested: Contested;
}

/** An edge: dashes by support, an arrow, the marks of what is contested or denied. @param start along its track, to `end` */
export function strokes(
  edge: EdgeStyle,
  track: Track,
  start: number,
  end: number,
  { color, thickness, ground }: { readonly color: string; readonly thickness: number; readonly ground: string },
): string {
  const arrow = edge.directed ? Math.min(end - start, thickness * 2.2 + 5) : 0;
  const dashes = DASHES[edge.support];
  const line = element("path", {
    d: track.path(start, end - arrow),
    stroke: color,
    "stroke-width": thickness,
    "stroke-dasharray": dashes.length > 0 ? dashes.map((n) => n || 0.01).join(" ") : undefined,
    "stroke-linecap": dashes[0] === 0 ? "round" : undefined,
  });
  const head = arrow > 0 ? arrowHead(track, end, arrow, thickness * 1.1 + 2.2, color) : "";
  const middle = (start + end - arrow) / 2;
  const [at, along] = [track.at(middle), track.heading(middle)];
  const arms = Math.max(6.5, thickness * 1.25);
  if (edge.support === "denied") return line + head + cross(at, along, color, arms);
  if (edge.contested === "no") return line + head;
  return line + head + slashes(at, along, edge.contested === "independently", color, ground, arms);
}

function arrowHead(track: Track, end: number, length: number, half: number, color: string): string {
  const [tip, foot, along] = [track.at(end), track.at(end - length), track.heading(end - length / 2)];
  const left = off(foot, along, 0, half);
  const right = off(foot, along, 0, -half);
  return element("path", { d: `M${pair(tip)}L${pair(left)}L${pair(right)}Z`, fill: color });
}

function cross(at: Point, along: Point, color: string, arms: number): string {
  const arm = arms * Math.SQRT1_2;
  const d = [arm, -arm].map((y) => `M${pair(off(at, along, -arm, -y))}L${pair(off(at, along, arm, y))}`).join("");
  return element("path", { d, stroke: color, "stroke-width": 2.2 });
}

/** One slash: a party to the fact denies it; two: another does. A gap sets them off from the line. */
function slashes(at: Point, along: Point, two: boolean, color: string, ground: string, arms: number): string {
  const slash = (shift: number): string =>
    `M${pair(off(at, along, shift - arms / 2, -arms))}L${pair(off(at, along, shift + arms / 2, arms))}`;
  const gap = element("path", { d: slash(0), stroke: ground, "stroke-width": two ? 9.6 : 5.2 });
  const d = two ? slash(-2.2) + slash(2.2) : slash(0);
  return gap + element("path", { d, stroke: color, "stroke-width": 2 });
}

/** A point so far along and so far beside. */
function off({ x, y }: Point, along: Point, forwards: number, beside: number): Point {
  return { x: x + along.x * forwards + along.y * beside, y: y + along.y * forwards - along.x * beside };
}
