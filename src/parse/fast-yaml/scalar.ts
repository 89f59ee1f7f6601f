import {
  APOSTROPHE,
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
  QUOTE,
  SPACE,
  STARTS_NUMBER,
  STARTS_PLAIN,
  stepAside,
} from "./cursor.ts";
import { resolvePlain } from "./resolve-plain.ts";

const BACKSLASH = 92;
/** Escapes that YAML and JSON read alike, and that make no control character. */
const SHARED_ESCAPES = '"\\/nt';

/** A quoted scalar on one line; the cursor stands on its first quote. */
export function readQuoted(cursor: Cursor): string {
  return cursor.codes[cursor.position] === QUOTE ? readDouble(cursor) : readSingle(cursor);
}

function readSingle(cursor: Cursor): string {
  const { text, codes, position } = cursor;
  const start = position + 1;
  let doubled = false;
  for (let at = start; ; at += 1) {
    const code = codes[at];
    if ((classOf(code) & (ENDS_LINE | ODD)) !== 0) stepAside();
    if (code !== APOSTROPHE) continue;
    if (codes[at + 1] === APOSTROPHE) {
      doubled = true;
      at += 1;
      continue;
    }
    cursor.position = at + 1;
    const value = text.slice(start, at);
    return doubled ? value.replaceAll("''", "'") : value;
  }
}

function readDouble(cursor: Cursor): string {
  const { text, codes, position } = cursor;
  let escaped = false;
  for (let at = position + 1; ; at += 1) {
    const code = codes[at];
    if ((classOf(code) & (ENDS_LINE | ODD)) !== 0) stepAside();
    if (code === BACKSLASH) {
      if (!SHARED_ESCAPES.includes(text.charAt(at + 1))) stepAside();
      escaped = true;
      at += 1;
    } else if (code === QUOTE) {
      cursor.position = at + 1;
      if (!escaped) return text.slice(position + 1, at);
      return JSON.parse(text.slice(position, at + 1)) as string;
    }
  }
}

/** The end of the plain text that starts here, on this line, trailing blanks left out. The cursor stays. */
export function plainEnd(cursor: Cursor, from: number, flow: boolean): number {
  const { codes } = cursor;
  const stop = flow ? ENDS_LINE | ENDS_FLOW | MAY_END | ODD : ENDS_LINE | MAY_END | ODD;
  let at = from;
  for (; ; at += 1) {
    const code = codes[at];
    const kind = classOf(code);
    if ((kind & stop) === 0) continue;
    if ((kind & ODD) !== 0) stepAside();
    if (code === COLON) {
      const next = codes[at + 1];
      if (next === SPACE || next === LF || (flow && (classOf(next) & ENDS_FLOW) !== 0)) stepAside();
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

/** A plain scalar inside `[]` or `{}`: on one line. */
export function readFlowPlain(cursor: Cursor): unknown {
  const { codes, position } = cursor;
  if (!startsPlain(codes, position)) stepAside();
  const end = plainEnd(cursor, position, true);
  cursor.position = end;
  return resolvePlain(cursor, position, end);
}

/** A plain scalar as a block value; further lines belong to it where they are indented deeper than `parent`. */
export function readBlockPlain(cursor: Cursor, parent: number): unknown {
  const { text, codes, position } = cursor;
  if (!startsPlain(codes, position)) stepAside();
  const end = plainEnd(cursor, position, false);
  cursor.position = end;
  const next = continuation(cursor, parent);
  if (next < 0) return resolvePlain(cursor, position, end);
  let value = text.slice(position, end);
  for (let line = next; line >= 0; line = continuation(cursor, parent)) {
    const breaks = countBreaks(codes, cursor.position, line);
    const stop = plainEnd(cursor, line, false);
    value += (breaks === 1 ? " " : "\n".repeat(breaks - 1)) + text.slice(line, stop);
    cursor.position = stop;
  }
  return value;
}

/** Where the next line goes on with the plain scalar that ends here, or -1. */
function continuation(cursor: Cursor, parent: number): number {
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
  if ((classOf(codes[at]) & (STARTS_PLAIN | STARTS_NUMBER)) === 0) stepAside();
  return at;
}

function countBreaks(codes: Uint16Array, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) if (codes[at] === LF) breaks += 1;
  return breaks;
}
