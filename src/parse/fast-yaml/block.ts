import {
  bailOut,
  type Cursor,
  DASH,
  finishLine,
  HASH,
  LF,
  lineEnd,
  nextContent,
  OPEN_LIST,
  OPEN_MAP,
  SPACE,
  startsDocument,
} from "./cursor.ts";
import { readFlow, readValue } from "./flow.ts";
import { addKeyBit, readKey } from "./key.ts";

/** Well below what parseYaml refuses as nested too deep; a compact mapping in a sequence is not counted. */
const DEEPEST = 16;

/** The node whose first character the cursor is on, at the start of a line; `parent` is the column it must exceed. */
export function readBlockNode(cursor: Cursor, parent: number): unknown {
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) bailOut();
  const column = cursor.column;
  let value: unknown;
  if (startsItem(cursor)) value = readSequence(cursor, column);
  else {
    const key = readKey(cursor, false);
    if (key !== null) value = readMapping(cursor, column, key);
    else {
      // `yaml` reads some scalars below a comment in a way of its own.
      if (cursor.commented) bailOut();
      value = readValue(cursor, parent, false);
      finishLine(cursor);
    }
  }
  cursor.depth -= 1;
  return value;
}

function startsItem(cursor: Cursor): boolean {
  const { codes, position } = cursor;
  if (codes[position] !== DASH) return false;
  const next = codes[position + 1];
  return next === SPACE || next === LF;
}

/** A mapping whose first key has just been read. Afterwards the cursor is on the first line that is not its own. */
function readMapping(cursor: Cursor, column: number, firstKey: string): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  let key: string | null = firstKey;
  let bits = 0;
  for (;;) {
    bits = addKeyBit(cursor, bits, map, key);
    map[key] = readMember(cursor, column);
    if (cursor.column < column) return map;
    if (cursor.column > column) bailOut();
    if (startsItem(cursor)) bailOut();
    key = readKey(cursor, false);
    if (key === null) bailOut();
  }
}

/** The value behind `key:`, on the same line or on deeper ones below. A sequence may be as deep as its key. */
function readMember(cursor: Cursor, column: number): unknown {
  if (!blankRest(cursor)) {
    const value = readValue(cursor, column, false);
    finishLine(cursor);
    return value;
  }
  finishLine(cursor);
  if (cursor.column > column) return readBlockNode(cursor, column);
  if (cursor.column === column && startsItem(cursor)) return readSequence(cursor, column);
  return null;
}

function readSequence(cursor: Cursor, column: number): unknown[] {
  const items: unknown[] = [];
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) bailOut();
  while (cursor.column === column && startsItem(cursor)) {
    const dash = cursor.position;
    cursor.position += 1;
    items.push(readItem(cursor, column, dash));
  }
  if (cursor.column > column) bailOut();
  cursor.depth -= 1;
  return items;
}

function readItem(cursor: Cursor, column: number, dash: number): unknown {
  if (blankRest(cursor)) {
    finishLine(cursor);
    return cursor.column > column ? readBlockNode(cursor, column) : null;
  }
  if (startsItem(cursor)) bailOut();
  const inner = column + cursor.position - dash;
  const key = readKey(cursor, false);
  if (key !== null) return readMapping(cursor, inner, key);
  const value = readValue(cursor, column, false);
  finishLine(cursor);
  return value;
}

/** Skips blanks; whether nothing but a comment follows on the line. */
function blankRest(cursor: Cursor): boolean {
  const { codes } = cursor;
  let at = cursor.position;
  while (codes[at] === SPACE) at += 1;
  const code = codes[at];
  if (code === LF || code === HASH) return true;
  cursor.position = at;
  return false;
}

/**
 * The whole text as a mapping of which one member is read in part: of the mapping that `of` names only the members in `kept`, all
 * others being null. Where that cannot be, it is read whole. What is passed over may be faulty.
 */
export function readHead(cursor: Cursor, of: string, kept: ReadonlySet<string>): unknown {
  startDocument(cursor);
  if (startsFlow(cursor)) return readRoot(cursor);
  if (startsItem(cursor)) bailOut();
  const map: Record<string, unknown> = {};
  let bits = 0;
  while (cursor.column === 0) {
    const key = readKey(cursor, false);
    if (key === null) bailOut();
    bits = addKeyBit(cursor, bits, map, key);
    map[key] = key === of ? readPart(cursor, kept) : readMember(cursor, 0);
  }
  if (cursor.column > 0) bailOut();
  return map;
}

function readPart(cursor: Cursor, kept: ReadonlySet<string>): unknown {
  if (!blankRest(cursor)) return readMember(cursor, 0);
  finishLine(cursor);
  const { column } = cursor;
  if (column <= 0 || startsItem(cursor)) bailOut();
  const map: Record<string, unknown> = {};
  let bits = 0;
  while (cursor.column === column) {
    const key = readKey(cursor, false);
    if (key === null) bailOut();
    bits = addKeyBit(cursor, bits, map, key);
    map[key] = kept.has(key) ? readMember(cursor, column) : null;
    if (!kept.has(key)) passOver(cursor, column);
  }
  if (cursor.column > column) bailOut();
  return map;
}

/** To the next line that is no deeper than a key; the items of its sequence may be as deep. */
function passOver(cursor: Cursor, column: number): void {
  const { codes } = cursor;
  do {
    cursor.position = lineEnd(codes, cursor.position) + 1;
    nextContent(cursor);
  } while (cursor.column > column || (cursor.column === column && startsItem(cursor)));
}

/** To the first line of the document, behind the `---` that may begin it. */
function startDocument(cursor: Cursor): void {
  nextContent(cursor);
  if (cursor.column === 0 && cursor.codes[cursor.position] === DASH && startsDocument(cursor.codes, cursor.position)) {
    cursor.position += 3;
    finishLine(cursor);
  }
  if (cursor.column !== 0) bailOut();
}

function startsFlow({ codes, position }: Cursor): boolean {
  return codes[position] === OPEN_MAP || codes[position] === OPEN_LIST;
}

/** The whole text as one collection. */
export function readDocument(cursor: Cursor): unknown {
  startDocument(cursor);
  return readRoot(cursor);
}

function readRoot(cursor: Cursor): unknown {
  if (startsFlow(cursor)) {
    const value = readFlow(cursor, -1);
    finishLine(cursor);
    if (cursor.column >= 0) bailOut();
    return value;
  }
  if (startsItem(cursor)) {
    const items = readSequence(cursor, 0);
    if (cursor.column >= 0) bailOut();
    return items;
  }
  const key = readKey(cursor, false);
  if (key === null) bailOut();
  const map = readMapping(cursor, 0, key);
  return map;
}
