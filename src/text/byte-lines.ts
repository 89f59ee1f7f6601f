/** The code of a line break. */
export const LINE_END = 10;

/** Where the line of a place ends: at its break, or at the end of the bytes. */
export function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LINE_END, from);
  return end < 0 ? bytes.length : end;
}

/** The lines of some bytes, without their breaks: views, not copies. */
export function linesOf<T extends Uint8Array>(bytes: T): readonly T[] {
  const lines: T[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = endOfLine(bytes, at);
    lines.push(bytes.subarray(at, end) as T);
    at = end + 1;
  }
  return lines;
}
