import type { Place } from "./arranged.ts";

/** How far apart two marks must lie, across or down: names are wider than high. */
export interface Gap {
  readonly across: number;
  readonly down: number;
}

/** Turns by the golden angle fill a disc evenly. */
const TURN = Math.PI * (3 - Math.sqrt(5));
/** How densely the spots are tried. */
const STEP = 0.3;

/** Each at its own point, or at the nearest spot round it that is free. Who comes first keeps its point. */
export function fanOut(points: ReadonlyMap<string, Place>, { across, down }: Gap): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const taken: Place[] = [];
  const step = STEP * Math.sqrt(across * down);
  const isFree = (x: number, y: number): boolean =>
    taken.every(([otherX, otherY]) => Math.abs(x - otherX) >= across || Math.abs(y - otherY) >= down);
  for (const [id, [x, y]] of points) {
    let spot: Place = [x, y];
    for (let n = 1; !isFree(...spot); n++) {
      const [away, angle] = [step * Math.sqrt(n), n * TURN];
      spot = [x + away * Math.cos(angle), y + away * Math.sin(angle)];
    }
    places.set(id, spot);
    taken.push(spot);
  }
  return places;
}
