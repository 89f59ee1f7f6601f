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

/** More cells than any map is high. */
const ROW = 65_536;

/** Each at its own point, or at the nearest spot round it that is free. Who comes first keeps its point. */
export function fanOut(points: ReadonlyMap<string, Place>, gap: Gap): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const room = new Room(gap);
  const step = STEP * Math.sqrt(gap.across * gap.down);
  for (const [id, [x, y]] of points) {
    let spot: Place = [x, y];
    for (let n = 1; !room.isFree(spot); n++) {
      const [away, angle] = [step * Math.sqrt(n), n * TURN];
      spot = [x + away * Math.cos(angle), y + away * Math.sin(angle)];
    }
    places.set(id, spot);
    room.take(spot);
  }
  return places;
}

/** What is taken, by cells of the gap's size: a spot can only meet what is in the cells round its own. */
class Room {
  readonly #gap: Gap;
  readonly #cells = new Map<number, Place[]>();

  constructor(gap: Gap) {
    this.#gap = gap;
  }

  isFree([x, y]: Place): boolean {
    const { across, down } = this.#gap;
    const cell = this.#cellOf(x, y);
    for (const right of [-1, 0, 1]) {
      for (const up of [-1, 0, 1]) {
        for (const [otherX, otherY] of this.#cells.get(cell + right * ROW + up) ?? [])
          if (Math.abs(x - otherX) < across && Math.abs(y - otherY) < down) return false;
      }
    }
    return true;
  }

  take(place: Place): void {
    const cell = this.#cellOf(...place);
    this.#cells.set(cell, [...(this.#cells.get(cell) ?? []), place]);
  }

  /** One number for both: cells that should happen to share one only cost a comparison more. */
  #cellOf(x: number, y: number): number {
    return Math.floor(x / this.#gap.across) * ROW + Math.floor(y / this.#gap.down);
  }
}
