import type { LayoutInput, Positions } from "./layout-input.ts";

/** Where nodes were in an earlier picture, by id. */
export type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** With fewer of its nodes known, a picture is another one, and is laid out anew. */
const ENOUGH = 0.7;
/** What a node keeps clear around it, where it is put among others. */
const CLEAR = 18;
/** Places tried around the middle of a node's neighbours. */
const TRIES = 600;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const ROW = 28;
const COLUMN = 110;

/**
 * Leaves every node where it was, and puts new ones beside their neighbours, so that a picture that people know does
 * not jump. Null where too little of it is known.
 */
export function keepPlaces(input: LayoutInput, before: Places): Positions | null {
  const { ids } = input;
  const positions = { x: new Float64Array(ids.length), y: new Float64Array(ids.length) };
  const waiting = new Set<number>();
  for (const [n, id] of ids.entries()) {
    const place = before.get(id);
    if (place === undefined) waiting.add(n);
    else [positions.x[n], positions.y[n]] = [place.x, place.y];
  }
  if (ids.length - waiting.size < ENOUGH * ids.length) return null;
  if (waiting.size > 0) placeNew(input, positions, waiting);
  return positions;
}

function placeNew(input: LayoutInput, positions: Positions, waiting: Set<number>): void {
  const taken = new Taken();
  for (const n of input.ids.keys()) if (!waiting.has(n)) taken.add(positions.x[n] ?? 0, positions.y[n] ?? 0);
  let bottom = 0;
  for (const n of input.ids.keys()) if (!waiting.has(n)) bottom = Math.min(bottom, positions.y[n] ?? 0);
  // A new node may know only other new ones: they get their places one after another.
  for (let placed = true; placed && waiting.size > 0; ) {
    placed = false;
    for (const [n, middle] of middles(input, positions, waiting)) {
      [positions.x[n], positions.y[n]] = taken.nearest(middle.x, middle.y);
      waiting.delete(n);
      placed = true;
    }
  }
  const columns = Math.max(1, Math.ceil(Math.sqrt(waiting.size)));
  for (const [i, n] of [...waiting].entries()) {
    positions.x[n] = (i % columns) * COLUMN;
    positions.y[n] = bottom - 2 * ROW - Math.floor(i / columns) * ROW;
  }
}

/** Of each waiting node that has placed neighbours, their middle, by how strongly each pulls. */
function middles(
  { from, to, pull }: LayoutInput,
  { x, y }: Positions,
  waiting: ReadonlySet<number>,
): Map<number, { readonly x: number; readonly y: number }> {
  const sums = new Map<number, { x: number; y: number; pull: number }>();
  const add = (n: number, other: number, strength: number) => {
    if (!waiting.has(n) || waiting.has(other)) return;
    const sum = sums.get(n) ?? { x: 0, y: 0, pull: 0 };
    sums.set(n, sum);
    sum.x += strength * (x[other] ?? 0);
    sum.y += strength * (y[other] ?? 0);
    sum.pull += strength;
  };
  for (const [edge, a] of from.entries()) {
    const [b, strength] = [to[edge] ?? 0, (pull[edge] ?? 0) + 1e-9];
    add(a, b, strength);
    add(b, a, strength);
  }
  const sorted = [...sums].sort(([a], [b]) => a - b);
  return new Map(sorted.map(([n, sum]) => [n, { x: sum.x / sum.pull, y: sum.y / sum.pull }]));
}

/** Places that are taken, by the cell of a grid. */
class Taken {
  readonly #cells = new Map<string, (readonly [number, number])[]>();

  add(x: number, y: number): void {
    const key = cellOf(x, y);
    const cell = this.#cells.get(key);
    if (cell) cell.push([x, y]);
    else this.#cells.set(key, [[x, y]]);
  }

  /** The first clear place on a spiral around a point, which is taken from then on. */
  nearest(x: number, y: number): readonly [number, number] {
    let place: readonly [number, number] = [x, y];
    for (let n = 0; n < TRIES; n += 1) {
      const [angle, radius] = [n * GOLDEN_ANGLE, CLEAR * Math.sqrt(n) * 0.6];
      place = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      if (this.#isClear(...place)) break;
    }
    this.add(...place);
    return place;
  }

  #isClear(x: number, y: number): boolean {
    for (const dx of [-CLEAR, 0, CLEAR]) {
      for (const dy of [-CLEAR, 0, CLEAR]) {
        const cell = this.#cells.get(cellOf(x + dx, y + dy)) ?? [];
        if (cell.some(([a, b]) => (a - x) ** 2 + (b - y) ** 2 < CLEAR ** 2)) return false;
      }
    }
    return true;
  }
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / CLEAR)},${Math.floor(y / CLEAR)}`;
}
