import { compareText } from "../../src/model/order.ts";
import type { Point } from "../canvas/renderer.ts";
import type { Band } from "../derive/scene/bands.ts";

/** Where a picture may be drawn. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

type Rows = readonly (readonly (string | null)[])[];

/** Places entities in rows: declared ones as they are, the others in rows of their own. Depends on nothing but its arguments. */
export function placeEntities(
  ids: readonly string[],
  declared: Rows,
  bands: readonly Band[],
  { width, height }: Room,
  top: number,
): ReadonlyMap<string, Point> {
  const known = new Set(ids);
  const kept = declared.map((row) => row.map((id) => (id !== null && known.has(id) ? id : null)));
  const placed = new Set(kept.flat());
  const rest = ids.filter((id) => !placed.has(id));
  const rows = [...kept.filter((row) => row.length > 0), ...rowsOf(rest, bands, width > height)];
  const places = new Map<string, Point>();
  const high = (height - top) / rows.length;
  for (const [r, row] of rows.entries()) {
    for (const [c, id] of row.entries()) {
      // The row's half on which a lone entity is placed is a matter of its row's length alone.
      if (id !== null) places.set(id, { x: ((c + 0.5) / row.length) * width, y: top + (r + 0.42) * high });
    }
  }
  return places;
}

/** Rows for what the author did not arrange: the best connected in the middle, those tied to one another close. */
function rowsOf(ids: readonly string[], bands: readonly Band[], isWide: boolean): Rows {
  if (ids.length === 0) return [];
  const degree = (id: string): number => bands.filter(({ source, target }) => source === id || target === id).length;
  const sorted = [...ids].sort((a, b) => degree(b) - degree(a) || compareText(a, b));
  const columns = Math.min(isWide ? 4 : 3, Math.ceil(Math.sqrt(ids.length)));
  const count = Math.ceil(ids.length / columns);
  const middle = (count - 1) / 2;
  const order = Array.from({ length: count }, (_, r) => r).sort(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b,
  );
  const rows: string[][] = Array.from({ length: count }, () => []);
  for (const [n, id] of sorted.entries()) rows[order[Math.floor(n / columns)] ?? 0]?.push(id);
  return rows;
}
