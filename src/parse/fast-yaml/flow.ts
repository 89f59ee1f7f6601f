import { keepAnchored, readAlias, readAnchor, startsAlias } from "./anchor.ts";
import { readBlockScalar } from "./block-scalar.ts";
import {
  APOSTROPHE,
  bailOut,
  CLOSE_LIST,
  CLOSE_MAP,
  COMMA,
  type Cursor,
  HASH,
  LF,
  lineEnd,
  OPEN_LIST,
  OPEN_MAP,
  QUOTE,
  SPACE,
  startsDocument,
} from "./cursor.ts";
import { addKeyBit, readKey } from "./key.ts";
import { readQuoted } from "./quoted.ts";
import { readPlain } from "./scalar.ts";

/** Well below what parseYaml refuses as nested too deep; a compact mapping in a sequence is not counted. */
const DEEPEST = 16;
const BAR = 124;
const GREATER = 62;

/** `[...]` or `{...}`; every further line must be indented deeper than `parent`. */
export function readFlow(cursor: Cursor, parent: number): unknown {
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) bailOut();
  const list = cursor.codes[cursor.position] === OPEN_LIST;
  cursor.position += 1;
  const value = list ? readList(cursor, parent) : readMap(cursor, parent);
  cursor.depth -= 1;
  return value;
}

function readList(cursor: Cursor, parent: number): unknown[] {
  const items: unknown[] = [];
  while (skip(cursor, parent) !== CLOSE_LIST) {
    items.push(readValue(cursor, parent, true));
    if (!separated(cursor, parent, CLOSE_LIST)) break;
  }
  cursor.position += 1;
  return items;
}

function readMap(cursor: Cursor, parent: number): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  let bits = 0;
  while (skip(cursor, parent) !== CLOSE_MAP) {
    const key = readKey(cursor, true);
    if (key === null) bailOut();
    bits = addKeyBit(cursor, bits, map, key);
    skip(cursor, parent);
    map[key] = readValue(cursor, parent, true);
    if (!separated(cursor, parent, CLOSE_MAP)) break;
  }
  cursor.position += 1;
  return map;
}

/** Past the comma after an item; false where the collection closes instead. */
function separated(cursor: Cursor, parent: number, close: number): boolean {
  const code = skip(cursor, parent);
  if (code === close) return false;
  if (code !== COMMA) bailOut();
  cursor.position += 1;
  return true;
}

/**
 * A scalar or flow collection that starts here; deeper lines than `parent` may go on with it.
 *
 * @param inFlow whether it is inside `[...]` or `{...}`
 */
export function readValue(cursor: Cursor, parent: number, inFlow: boolean): unknown {
  const anchor = readAnchor(cursor, inFlow);
  if (anchor !== null) {
    const value = readScalarOrFlow(cursor, parent, inFlow);
    keepAnchored(cursor, anchor, value);
    return value;
  }
  return startsAlias(cursor) ? readAlias(cursor, inFlow) : readScalarOrFlow(cursor, parent, inFlow);
}

function readScalarOrFlow(cursor: Cursor, parent: number, inFlow: boolean): unknown {
  const code = cursor.codes[cursor.position];
  if (code === OPEN_LIST || code === OPEN_MAP) return readFlow(cursor, parent);
  if (code === QUOTE || code === APOSTROPHE) return readQuoted(cursor, parent);
  if (!inFlow && (code === BAR || code === GREATER)) return readBlockScalar(cursor, parent);
  return readPlain(cursor, parent, inFlow);
}

/** Over blanks, comments and line breaks; gives the character it stops at. */
function skip(cursor: Cursor, parent: number): number {
  const { codes } = cursor;
  let at = cursor.position;
  for (;;) {
    const code = codes[at] ?? 0;
    if (code === SPACE) at += 1;
    else if (code === LF) at = indented(codes, at + 1, parent);
    else if (code === HASH) {
      const before = codes[at - 1];
      if (before !== SPACE) bailOut();
      at = lineEnd(codes, at);
    } else {
      cursor.position = at;
      return code;
    }
  }
}

/** To the first character of a line, which must be deep enough unless the line is blank. */
function indented(codes: Uint16Array, start: number, parent: number): number {
  let at = start;
  while (codes[at] === SPACE) at += 1;
  if (codes[at] !== LF && (at - start <= parent || (at === start && startsDocument(codes, at)))) bailOut();
  return at;
}
