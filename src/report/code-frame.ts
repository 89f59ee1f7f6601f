import type { Span } from "../diagnostics/diagnostic.ts";
import type { LineIndex } from "../text/line-index.ts";
import { type Cell, cellsOf } from "./display.ts";

/** The line of a span and the carets under it. */
export interface CodeFrame {
  readonly line: number;
  readonly column: number;
  /** The line, cut to a window around the span. */
  readonly source: string;
  /** Spaces, and carets under the span. */
  readonly carets: string;
}

const MAX_WIDTH = 110;
const BEFORE = 40;

/** Cuts the frame of a span out of its file. A span over several lines is marked to the end of its first. */
export function codeFrame(lines: LineIndex, span: Span): CodeFrame {
  const { line, column } = lines.position(span.start);
  const start = span.start - lines.lineStart(line);
  const end = Math.max(start + 1, span.end - lines.lineStart(line));
  const window = cut(near(lines.lineText(line), start), start);
  let before = window.isCutBefore ? 1 : 0;
  let marked = 0;
  for (const cell of window.cells) {
    if (cell.offset < start) before += cell.width;
    else if (cell.offset < end) marked += cell.width;
  }
  const source = `${window.isCutBefore ? "…" : ""}${window.cells.map((cell) => cell.text).join("")}${window.isCutAfter ? "…" : ""}`;
  return { line, column, source, carets: " ".repeat(before) + "^".repeat(Math.max(1, marked)) };
}

/** So much of a line on each side of a span may come to be shown. */
const NEAR = 1000;

/** The cells of a line; of a very long one, which thousands of findings may point into, those around a span. */
function near(text: string, start: number): readonly Cell[] {
  if (text.length <= 2 * NEAR) return cellsOf(text);
  const from = Math.max(0, Math.min(start, text.length) - NEAR);
  const cells = cellsOf(text.slice(from, from + 2 * NEAR));
  return cells.map((cell) => ({ ...cell, offset: cell.offset + from }));
}

function cut(
  cells: readonly Cell[],
  start: number,
): { cells: readonly Cell[]; isCutBefore: boolean; isCutAfter: boolean } {
  const total = cells.reduce((sum, { width }) => sum + width, 0);
  if (total <= MAX_WIDTH) return { cells, isCutBefore: false, isCutAfter: false };
  const found = cells.findIndex(({ offset }) => offset >= start);
  const at = found < 0 ? cells.length : found;
  const from = at <= MAX_WIDTH - BEFORE ? 0 : at - BEFORE;
  let width = 0;
  let to = from;
  while (to < cells.length && width + (cells[to]?.width ?? 0) <= MAX_WIDTH) {
    width += cells[to]?.width ?? 0;
    to += 1;
  }
  return { cells: cells.slice(from, to), isCutBefore: from > 0, isCutAfter: to < cells.length };
}
