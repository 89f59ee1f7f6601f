import type { Positions } from "./layout-input.ts";

/** Width that a name takes, and one that a thesis or a title takes. */
const NAME = 120;
const SENTENCE = 210;
const ROW = 22;

/** A stretch of the picture. Large y is up, as graph tools have it. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Columns right of a box and about as high: left to right, then down. */
export function columnsBeside(box: Box, count: number, texts: "names" | "sentences", gap: number): Positions {
  const column = texts === "names" ? NAME : SENTENCE;
  // Never much higher than a square of them would be, however low the box is.
  const height = Math.max(box.height * 1.2, Math.sqrt(count * column * ROW));
  const columns = Math.max(1, Math.round((count * ROW) / height));
  const rows = Math.ceil(count / columns);
  const top = box.bottom + box.height / 2 + ((rows - 1) * ROW) / 2;
  return grid(count, columns, { left: box.left + box.width + gap, top, column });
}

/** Rows below a box and about as wide: left to right, then down. */
export function rowsBelow(box: Box, count: number, texts: "names" | "sentences", gap: number): Positions {
  const column = texts === "names" ? NAME : SENTENCE;
  const width = Math.max(box.width, Math.sqrt(count * column * ROW));
  const columns = Math.max(1, Math.min(count, Math.round(width / column)));
  return grid(count, columns, { left: box.left, top: box.bottom - gap, column });
}

function grid(count: number, columns: number, at: { left: number; top: number; column: number }): Positions {
  return {
    x: Float64Array.from({ length: count }, (_, n) => at.left + (n % columns) * at.column),
    y: Float64Array.from({ length: count }, (_, n) => at.top - Math.floor(n / columns) * ROW),
  };
}
