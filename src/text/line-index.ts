/** A place as people count: lines and columns from 1; columns are UTF-16 code units. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Finds lines by offset. Lines end at LF, CRLF or CR. */
export interface LineIndex {
  readonly lineCount: number;
  position(offset: number): LinePosition;
  /** The line's characters without its end; empty where there is no such line. */
  lineText(line: number): string;
  /** Where a line begins. */
  lineStart(line: number): number;
  /** What is put behind a file's name for a place, where that is not its line and column. */
  placeText?(line: number, column: number): string;
}

/** Indexes a text once; each look-up is then a binary search. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);

  const lineStart = (line: number): number => starts[line - 1] ?? text.length;
  return {
    lineCount: starts.length,
    lineStart,
    position(offset: number): LinePosition {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
    },
    lineText(line: number): string {
      let end = lineStart(line + 1);
      // A line has one end, of two characters at most: a pattern would look through all of a long line.
      if (end > lineStart(line) && text.charAt(end - 1) === "\n") end -= 1;
      if (end > lineStart(line) && text.charAt(end - 1) === "\r") end -= 1;
      return text.slice(lineStart(line), end);
    },
  };
}
