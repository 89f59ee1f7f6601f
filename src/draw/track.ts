import type { Point } from "./place.ts";
import { short } from "./svg-text.ts";

/** The way of an edge on the screen, by length from its source's middle: what the shader draws along. */
export interface Track {
  readonly length: number;
  at(along: number): Point;
  /** Unit vector forwards. */
  heading(along: number): Point;
  /** SVG path data of a stretch. */
  path(from: number, to: number): string;
}

const STEPS = 24;

/** A straight line, or a curve whose control point is off the middle by a share of the distance. */
export function curveTrack(a: Point, b: Point, curvature: number): Track {
  // Screen y runs down where the shader's runs up, hence the signs.
  const control = {
    x: (a.x + b.x) / 2 + (b.y - a.y) * curvature,
    y: (a.y + b.y) / 2 - (b.x - a.x) * curvature,
  };
  const pointAt = (t: number): Point => between(between(a, control, t), between(control, b, t), t);
  const lengths = [0];
  let before = a;
  for (let step = 1; step <= STEPS; step++) {
    const point = pointAt(step / STEPS);
    lengths.push((lengths.at(-1) ?? 0) + Math.hypot(point.x - before.x, point.y - before.y));
    before = point;
  }
  const length = lengths.at(-1) ?? 0;
  const shareOf = (along: number): number => {
    const next = Math.max(
      1,
      lengths.findIndex((sum) => sum >= along),
    );
    const [low, high] = [lengths[next - 1] ?? 0, lengths[next] ?? length];
    return Math.min(1, Math.max(0, (next - 1 + (along - low) / Math.max(1e-6, high - low)) / STEPS));
  };
  return {
    length,
    at: (along) => pointAt(shareOf(along)),
    heading(along) {
      const t = shareOf(along);
      return unit(between(a, control, t), between(control, b, t), unit(a, b, { x: 1, y: 0 }));
    },
    path(from, to) {
      const [t, u] = [shareOf(from), shareOf(to)];
      const [start, end] = [pointAt(t), pointAt(u)];
      if (curvature === 0) return `M${pair(start)}L${pair(end)}`;
      const middle = between(between(a, control, t), between(control, b, t), u);
      return `M${pair(start)}Q${pair(middle)} ${pair(end)}`;
    },
  };
}

/** A circle beside its node; parallel ones, numbered from 1, are larger and turned. */
export function loopTrack(a: Point, nodeRadius: number, number: number): Track {
  const radius = nodeRadius * 0.7 + 5 + 6 * number;
  const start = Math.PI * 1.25 + number * 0.4;
  const center = { x: a.x - Math.cos(start) * radius, y: a.y + Math.sin(start) * radius };
  const at = (along: number): Point => {
    const angle = start + along / radius;
    return { x: center.x + Math.cos(angle) * radius, y: center.y - Math.sin(angle) * radius };
  };
  return {
    length: 2 * Math.PI * radius,
    at,
    heading(along) {
      const angle = start + along / radius;
      return { x: -Math.sin(angle), y: -Math.cos(angle) };
    },
    path(from, to) {
      const large = (to - from) / radius > Math.PI ? 1 : 0;
      return `M${pair(at(from))}A${short(radius)} ${short(radius)} 0 ${large} 0 ${pair(at(to))}`;
    },
  };
}

export function pair({ x, y }: Point): string {
  return `${short(x)} ${short(y)}`;
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

function unit(a: Point, b: Point, otherwise: Point): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length < 1e-9 ? otherwise : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}
