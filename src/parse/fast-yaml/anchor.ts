import { ASTERISK, bailOut, type Cursor, classOf, ENDS_FLOW, LF, SPACE, STARTS_KEY } from "./cursor.ts";

/** Aliases that a file may have here; parseYaml refuses files with more than a thousand. */
const MOST = 500;

/** Longer texts, which aliases could make a hundred megabytes of, are for the real parser, which counts. */
const LONGEST = 2000;

/** `&name ` before a scalar: gives the name, and moves to the scalar. Null where there is none. */
export function readAnchor(cursor: Cursor, flow: boolean): string | null {
  if (cursor.codes[cursor.position] !== 38) return null;
  const name = readName(cursor, flow);
  const { codes } = cursor;
  let at = cursor.position;
  if (codes[at] !== SPACE) bailOut();
  while (codes[at] === SPACE) at += 1;
  cursor.position = at;
  return name;
}

/** Remembers the value that an anchor names. Only scalars: what an alias to a collection means is for the real parser. */
export function keepAnchored(cursor: Cursor, name: string, value: unknown): void {
  if ((typeof value === "object" && value !== null) || (typeof value === "string" && value.length > LONGEST)) bailOut();
  cursor.anchors ??= new Map();
  cursor.anchors.set(name, value);
}

/** Whether `*name` is here. */
export function startsAlias(cursor: Cursor): boolean {
  return cursor.codes[cursor.position] === ASTERISK;
}

/** The value of the scalar that `*name` stands for. */
export function readAlias(cursor: Cursor, flow: boolean): unknown {
  const name = readName(cursor, flow);
  cursor.aliases += 1;
  if (cursor.aliases > MOST || !cursor.anchors?.has(name)) bailOut();
  return cursor.anchors?.get(name);
}

/** Letters, digits and `_`, up to a blank, a line end or, in a flow collection, what ends a value. */
function readName(cursor: Cursor, flow: boolean): string {
  const { text, codes, position } = cursor;
  let at = position + 1;
  for (; ; at += 1) {
    const code = codes[at] ?? 0;
    const digit = code >= 48 && code <= 57;
    if (!digit && (code >= 128 || (classOf(code) & STARTS_KEY) === 0)) break;
  }
  const next = codes[at];
  const ends = next === SPACE || next === LF || (flow && (classOf(next) & ENDS_FLOW) !== 0);
  if (at === position + 1 || !ends) bailOut();
  cursor.position = at;
  return text.slice(position + 1, at);
}
