import { bailOut, type Cursor, LF, lineEnd, SPACE } from "./cursor.ts";

const BAR = 124;

/** A literal or folded scalar; the cursor is on `|` or `>`, and afterwards on the line break before what follows. */
export function readBlockScalar(cursor: Cursor, parent: number): string {
  const { text, codes, end } = cursor;
  const literal = codes[cursor.position] === BAR;
  let at = cursor.position + 1;
  const strip = codes[at] === 45;
  if (strip) at += 1;
  while (codes[at] === SPACE) at += 1;
  if (codes[at] !== LF) bailOut();
  let value = "";
  let indent = -1;
  let blanks = 0;
  let last = at;
  for (let start = at + 1; start < end; ) {
    let content = start;
    while (codes[content] === SPACE) content += 1;
    const column = content - start;
    if (codes[content] === LF) {
      if (column > 0 && (indent < 0 || column > indent)) bailOut();
      blanks += 1;
      start = content + 1;
      continue;
    }
    if (content >= end) {
      if (column > 0) bailOut();
      break;
    }
    if (column <= parent) break;
    if (indent < 0) indent = column;
    if (column < indent || (column > indent && !literal)) bailOut();
    const stop = lineEnd(codes, content);
    if (!literal && codes[stop - 1] === SPACE) bailOut();
    value += gap(literal, blanks, value === "") + text.slice(start + indent, stop);
    blanks = 0;
    last = stop;
    start = stop + 1;
  }
  if (indent < 0 || (cursor.unfinished && last === end - 1)) bailOut();
  cursor.position = last;
  return strip ? value : `${value}\n`;
}

/** What is between two lines of a block scalar. */
function gap(literal: boolean, blanks: number, first: boolean): string {
  if (first) return "\n".repeat(blanks);
  if (literal) return "\n".repeat(blanks + 1);
  return blanks === 0 ? " " : "\n".repeat(blanks);
}
