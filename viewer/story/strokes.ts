import { DASHES } from "../../src/draw/line-styles.ts";
import type { DrawnBand } from "./compose.ts";
import { type Curve, pointOn } from "./curves.ts";

/** The paths of a ribbon, for the page and for saved pictures alike. */
export interface Strokes {
  /** The whole way. */
  readonly whole: string;
  /** The way without what its arrow covers. */
  readonly line: string;
  /** null: it leads neither way. */
  readonly arrow: string | null;
  /** Two strokes across it, where some voice denies it. */
  readonly slashes: string | null;
  /** `stroke-dasharray`; undefined: solid. */
  readonly dashes: string | undefined;
  readonly cap: "round" | "butt";
}

export function strokesOf({ band, curve, width }: DrawnBand): Strokes {
  const dashes = DASHES[band.support].map((n) => (n === 0 ? 0.01 : n * Math.max(1, width / 3)));
  const arrow = Math.max(9, width * 1.9);
  return {
    whole: pathOf(curve),
    line: pathOf(band.directed ? shortened(curve, arrow * 0.8) : curve),
    arrow: band.directed ? arrowHead(curve, arrow) : null,
    slashes: band.denied > 0 ? slashes(curve, width) : null,
    dashes: dashes.length > 0 ? dashes.join(" ") : undefined,
    cap: band.support === "alleged" ? "round" : "butt",
  };
}

function pathOf({ from, over, to }: Curve): string {
  return `M${from.x} ${from.y}Q${over.x} ${over.y} ${to.x} ${to.y}`;
}

function shortened(curve: Curve, by: number): Curve {
  const { over, to } = curve;
  const length = Math.hypot(to.x - over.x, to.y - over.y) || 1;
  return { ...curve, to: { x: to.x - ((to.x - over.x) / length) * by, y: to.y - ((to.y - over.y) / length) * by } };
}

function arrowHead({ over, to }: Curve, size: number): string {
  const length = Math.hypot(to.x - over.x, to.y - over.y) || 1;
  const [dx, dy] = [(to.x - over.x) / length, (to.y - over.y) / length];
  const [bx, by] = [to.x - dx * size, to.y - dy * size];
  const half = size * 0.55;
  return `M${to.x} ${to.y}L${bx - dy * half} ${by + dx * half}L${bx + dy * half} ${by - dx * half}Z`;
}

/** A quarter of its way from its start. */
function slashes(curve: Curve, width: number): string {
  return [0.2, 0.225]
    .map((t) => {
      const at = pointOn(curve, t);
      const next = pointOn(curve, t + 0.01);
      const length = Math.hypot(next.x - at.x, next.y - at.y) || 1;
      const [dx, dy] = [(next.x - at.x) / length, (next.y - at.y) / length];
      const half = width / 2 + 5;
      const [ax, ay] = [at.x - dy * half - dx * 3, at.y + dx * half - dy * 3];
      const [bx, by] = [at.x + dy * half + dx * 3, at.y - dx * half + dy * 3];
      return `M${ax} ${ay}L${bx} ${by}`;
    })
    .join("");
}
