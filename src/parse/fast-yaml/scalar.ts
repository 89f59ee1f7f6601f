import {
  bailOut,
  COLON,
  type Cursor,
  classOf,
  DASH,
  ENDS_FLOW,
  ENDS_LINE,
  HASH,
  LF,
  MAY_END,
  ODD,
  SPACE,
  STARTS_NUMBER,
  STARTS_PLAIN,
  startsDocument,
} from "./cursor.ts";
import { resolvePlain } from "./resolve-plain.ts";

/** The end of the plain text that starts here, on this line, trailing blanks left out. The cursor stays. */
export function plainEnd(cursor: Cursor, from: number, flow: boolean): number {
  const { codes } = cursor;
  const stop = flow ? ENDS_LINE | ENDS_FLOW | MAY_END | ODD : ENDS_LINE | MAY_END | ODD;
  let at = from;
  for (; ; at += 1) {
    const code = codes[at];
    const kind = classOf(code);
    if ((kind & stop) === 0) continue;
    if ((kind & ODD) !== 0) bailOut();
    if (code === COLON) {
      const next = codes[at + 1];
      if (next === SPACE || next === LF || (flow && (classOf(next) & ENDS_FLOW) !== 0)) bailOut();
    } else if (code !== HASH || codes[at - 1] === SPACE) break;
  }
  while (codes[at - 1] === SPACE) at -= 1;
  return at;
}

/** Whether a plain scalar starts here: `-5` does, `-x` and `- x` are left to the real parser. */
export function startsPlain(codes: Uint16Array, position: number): boolean {
  const code = codes[position];
  if ((classOf(code) & STARTS_PLAIN) !== 0) return true;
  const next = codes[position + 1] ?? 0;
  return code === DASH && next >= 48 && next <= 57;
}

/** A plain scalar; further lines belong to it where they are indented deeper than `parent`. @param flow inside `[]` or `{}` */
export function readPlain(cursor: Cursor, parent: number, flow: boolean): unknown {
  const { text, codes, position } = cursor;
  if (!startsPlain(codes, position)) bailOut();
  const end = plainEnd(cursor, position, flow);
  cursor.position = end;
  const next = continuation(cursor, parent, flow);
  if (next < 0) return resolvePlain(cursor, position, end);
  let value = text.slice(position, end);
  for (let line = next; line >= 0; line = continuation(cursor, parent, flow)) {
    const breaks = countBreaks(codes, cursor.position, line);
    const stop = plainEnd(cursor, line, flow);
    value += (breaks === 1 ? " " : "\n".repeat(breaks - 1)) + text.slice(line, stop);
    cursor.position = stop;
  }
  return value;
}

/** Where the next line goes on with the plain scalar that ends here, or -1. */
function continuation(cursor: Cursor, parent: number, flow: boolean): number {
  const { codes, end } = cursor;
  let at = cursor.position;
  while (codes[at] === SPACE) at += 1;
  if (codes[at] !== LF) return -1;
  let start = at + 1;
  for (at = start; at < end; at += 1) {
    const code = codes[at];
    if (code === LF) start = at + 1;
    else if (code !== SPACE) break;
  }
  if (at >= end || at - start <= parent || codes[at] === HASH) return -1;
  if (flow && (classOf(codes[at]) & ENDS_FLOW) !== 0) return -1;
  if (at === start && startsDocument(codes, at)) bailOut();
  if ((classOf(codes[at]) & (STARTS_PLAIN | STARTS_NUMBER)) === 0) bailOut();
  return at;
}

function countBreaks(codes: Uint16Array, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) if (codes[at] === LF) breaks += 1;
  return breaks;
}
