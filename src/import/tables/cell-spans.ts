import type { Span } from "../../diagnostics/diagnostic.ts";
import type { LineIndex } from "../../text/line-index.ts";
import type { CellPlace } from "./table.ts";

/** So many characters of a line have offsets of their own. */
const WIDTH = 1 << 20;

/**
 * Spans in files that are not kept in memory: an offset is made of the line and the column, and of each line that something was found in,
 * its text is remembered.
 */
export class CellSpans {
  readonly #lines = new Map<string, Map<number, string>>();
  readonly #names = new Map<string, NonNullable<LineIndex["placeText"]>>();

  /** Has the cells of a file called otherwise than by line and column. */
  nameCells(file: string, nameOf: (line: number, column: number) => string): void {
    this.#names.set(file, nameOf);
  }

  span(file: string, { line, column, length, text }: CellPlace): Span {
    const lines = this.#lines.get(file) ?? new Map<number, string>();
    if (text !== "" || !lines.has(line)) lines.set(line, text);
    this.#lines.set(file, lines);
    const start = line * WIDTH + column - 1;
    return { file, start, end: start + length };
  }

  /** The lines of a file that a span was made for; undefined: none was. */
  linesOf(file: string): LineIndex | undefined {
    const lines = this.#lines.get(file);
    const placeText = this.#names.get(file);
    return (
      lines && {
        lineCount: [...lines.keys()].reduce((most, line) => Math.max(most, line), 0),
        lineText: (line) => lines.get(line) ?? "",
        lineStart: (line) => line * WIDTH,
        ...(placeText && { placeText }),
        position: (offset) => ({ line: Math.floor(offset / WIDTH), column: (offset % WIDTH) + 1 }),
      }
    );
  }
}

/** Finds a cell in a row as it is written. */
export function cellPlace(raw: string, line: number, column: number, delimiter: string): CellPlace {
  let [at, start, cell, isQuoted] = [0, 0, 0, false];
  for (; at < raw.length; at += 1) {
    const mark = raw[at];
    if (mark === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (mark === "\n" || mark === "\r") break;
    else if (raw.startsWith(delimiter, at)) {
      if (cell === column) break;
      cell += 1;
      start = at + delimiter.length;
    }
  }
  if (cell < column) start = at;
  const before = raw.slice(0, start);
  const lineStart = before.lastIndexOf("\n") + 1;
  const lineEnd = raw.indexOf("\n", start);
  const text = raw.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, "");
  return {
    line: line + (before.match(/\n/g)?.length ?? 0),
    column: start - lineStart + 1,
    length: Math.max(1, at - start),
    text,
  };
}
