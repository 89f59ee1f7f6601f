import { parseJson } from "../tables/json-record.ts";

/** Where a value is in a text of JSON. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** What keeps a text from being taken apart. */
export class JsonFault extends Error {
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

/** Finds the items of a list, of which `start` is the bracket, without reading what is in them: a file of 50 MB is not made a tree. */
export function* itemsAt(text: string, start: number): Generator<Part> {
  let at = skipSpace(text, start + 1);
  while (text[at] !== "]") {
    if (at >= text.length) throw new JsonFault("close bracket expected", text.length);
    const end = endOfValue(text, at);
    if (end === at) throw new JsonFault("value expected", at);
    yield { start: at, end };
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
}

/** The values of an object, of which `start` is the brace, by their keys. */
export function entriesAt(text: string, start: number): ReadonlyMap<string, Part> {
  const entries = new Map<string, Part>();
  let at = skipSpace(text, start + 1);
  while (text[at] !== "}") {
    if (at >= text.length) throw new JsonFault("close brace expected", text.length);
    if (text[at] !== '"') throw new JsonFault("property name expected", at);
    const keyEnd = endOfValue(text, at);
    const key = String(valueAt(text, { start: at, end: keyEnd }));
    at = skipSpace(text, keyEnd);
    if (text[at] !== ":") throw new JsonFault("colon expected", at);
    at = skipSpace(text, at + 1);
    const end = endOfValue(text, at);
    entries.set(key, { start: at, end });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return entries;
}

/**
 * The value of a part.
 * @throws JsonFault where it is not JSON
 */
export function valueAt(text: string, { start, end }: Part): unknown {
  const own = text.slice(start, end);
  try {
    return JSON.parse(own);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const read = parseJson(own);
    throw new JsonFault(
      "reason" in read ? read.reason : "it is not JSON",
      start + ("reason" in read ? read.offset : 0),
    );
  }
}

/** The first character from here on that is not white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\n\r\uFEFF".includes(text.charAt(at))) at += 1;
  return at;
}

/** What goes deeper is not data, and functions that read it would call themselves as often. */
const DEEPEST = 500;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      if (depth === 0) return Math.min(at + 1, text.length);
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) throw new JsonFault("its lists and objects are nested too deeply", at);
    } else if (code === 0x5d || code === 0x7d) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (code === COMMA && depth === 0) return at;
  }
  return text.length;
}

/** The closing quote of the string that opens here. */
function endOfString(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 1) return at;
  }
  return text.length;
}
