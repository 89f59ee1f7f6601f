import { APOSTROPHE, bailOut, type Cursor, classOf, LF, ODD, QUOTE, SPACE, startsDocument } from "./cursor.ts";

const BACKSLASH = 92;
const LETTER_U = 117;
/** Escapes that YAML and JSON read alike, and that make no control character. */
const SHARED_ESCAPES = '"\\/nt';
/** Escapes by what they stand for: those, and a blank at the end of a line. */
const ESCAPES = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["n", "\n"],
  ["t", "\t"],
  [" ", " "],
]);
const HEX = /^[0-9a-fA-F]{4}$/;

/** A quoted scalar; the cursor is on its first quote. Further lines must be indented deeper than `parent`. */
export function readQuoted(cursor: Cursor, parent: number): string {
  return cursor.codes[cursor.position] === QUOTE ? readDouble(cursor, parent) : readSingle(cursor, parent);
}

function readSingle(cursor: Cursor, parent: number): string {
  const { text, codes, position } = cursor;
  const start = position + 1;
  let doubled = false;
  for (let at = start; ; at += 1) {
    const code = codes[at];
    if (code === LF) return readLines(cursor, parent, APOSTROPHE);
    if ((classOf(code) & ODD) !== 0) bailOut();
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

function readDouble(cursor: Cursor, parent: number): string {
  const { text, codes, position } = cursor;
  let escaped = false;
  for (let at = position + 1; ; at += 1) {
    const code = codes[at];
    if (code === LF) return readLines(cursor, parent, QUOTE);
    if ((classOf(code) & ODD) !== 0) bailOut();
    if (code === BACKSLASH) {
      if (!SHARED_ESCAPES.includes(text.charAt(at + 1))) return readLines(cursor, parent, QUOTE);
      escaped = true;
      at += 1;
    } else if (code === QUOTE) {
      cursor.position = at + 1;
      if (!escaped) return text.slice(position + 1, at);
      return JSON.parse(text.slice(position, at + 1)) as string;
    }
  }
}

/** The same over several lines, or with escapes that JSON does not read so: piece by piece. */
function readLines(cursor: Cursor, parent: number, quote: number): string {
  const { text, codes } = cursor;
  let value = "";
  let start = cursor.position + 1;
  for (let at = start; ; ) {
    const code = codes[at];
    if (code === quote && (quote === QUOTE || codes[at + 1] !== APOSTROPHE)) {
      cursor.position = at + 1;
      return value + text.slice(start, at);
    }
    if (code === LF) {
      value += withoutBlanks(text, codes, start, at);
      const next = nextLine(cursor, at, parent);
      value += next.breaks === 1 ? " " : "\n".repeat(next.breaks - 1);
      at = next.at;
      start = at;
    } else if (code === quote) {
      // Two of them are one.
      value += text.slice(start, at + 1);
      at += 2;
      start = at;
    } else if (code === BACKSLASH && quote === QUOTE) {
      value += text.slice(start, at);
      if (codes[at + 1] === LF) {
        const next = nextLine(cursor, at + 1, parent);
        value += "\n".repeat(next.breaks - 1);
        at = next.at;
      } else {
        value += escapeAt(cursor, at);
        at += codes[at + 1] === LETTER_U ? 6 : 2;
      }
      start = at;
    } else if ((classOf(code) & ODD) !== 0) bailOut();
    else at += 1;
  }
}

function withoutBlanks(text: string, codes: Uint16Array, start: number, end: number): string {
  let stop = end;
  while (stop > start && codes[stop - 1] === SPACE) stop -= 1;
  return text.slice(start, stop);
}

/** From a line break: how many there are up to the next text, and where that is. */
function nextLine({ codes, end }: Cursor, from: number, parent: number): { readonly breaks: number; at: number } {
  let breaks = 0;
  let at = from;
  let start = from;
  while (codes[at] === LF) {
    breaks += 1;
    start = at + 1;
    at = start;
    while (codes[at] === SPACE) at += 1;
  }
  if (at >= end || at - start <= parent || (at === start && startsDocument(codes, at))) bailOut();
  return { breaks, at };
}

/** What the escape stands for whose backslash is at this place. What makes a control character is for the real parser, which says so. */
function escapeAt({ text, codes }: Cursor, at: number): string {
  if (codes[at + 1] !== LETTER_U) return ESCAPES.get(text.charAt(at + 1)) ?? bailOut();
  const digits = text.slice(at + 2, at + 6);
  const code = HEX.test(digits) ? Number.parseInt(digits, 16) : 0;
  if (code < 0xa0 || (code >= 0xd800 && code < 0xe000) || code >= 0xfffe) bailOut();
  return String.fromCharCode(code);
}
