import {
  APOSTROPHE,
  bailOut,
  COLON,
  type Cursor,
  classOf,
  ENDS_FLOW,
  ENDS_LINE,
  HASH,
  LF,
  MAY_END,
  ODD,
  QUOTE,
  SPACE,
  STARTS_KEY,
} from "./cursor.ts";
import { internKey } from "./intern.ts";

const BACKSLASH = 92;
/** `yaml` refuses implicit keys beyond 1024 characters. */
const LONGEST = 1000;
/** Keys that resolve to something else than a string, or that objects treat in a way of their own. */
const UNUSUAL = new Set(["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "__proto__"]);

/**
 * Reads `key:` and moves behind the colon; null (and unmoved) where the line holds no such key.
 * Bails out on keys that only a full parser reads rightly.
 */
export function readKey(cursor: Cursor, flow: boolean): string | null {
  const { codes, position: start } = cursor;
  const first = codes[start];
  if (first === QUOTE || first === APOSTROPHE) return readQuotedKey(cursor, first, flow);
  if ((classOf(first) & STARTS_KEY) === 0) return null;
  const stop = flow ? ENDS_LINE | ENDS_FLOW | ODD : ENDS_LINE | ODD;
  let hash = 0;
  let position = start;
  for (; ; position += 1) {
    const code = codes[position] ?? 0;
    const kind = classOf(code);
    if ((kind & stop) !== 0) return null;
    if ((kind & MAY_END) !== 0) {
      if (code === COLON) {
        if (endsKey(codes[position + 1])) break;
        if (flow) bailOut();
      } else if (code === HASH && codes[position - 1] === SPACE) return null;
    }
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  if (codes[position - 1] === SPACE) bailOut();
  return takeKey(cursor, start, position, hash, position + 1);
}

/** The same of `"key":`. In a flow collection, as in JSON, nothing need follow the colon. */
function readQuotedKey(cursor: Cursor, quote: number, flow: boolean): string | null {
  const { codes, position } = cursor;
  const start = position + 1;
  let hash = 0;
  let end = start;
  for (; codes[end] !== quote; end += 1) {
    const code = codes[end] ?? 0;
    if ((classOf(code) & (ENDS_LINE | ODD)) !== 0 || (code === BACKSLASH && quote === QUOTE)) return null;
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  let colon = end + 1;
  while (codes[colon] === SPACE) colon += 1;
  if (codes[colon] !== COLON || !(flow || endsKey(codes[colon + 1]))) return null;
  if ((classOf(codes[start]) & STARTS_KEY) === 0) bailOut();
  return takeKey(cursor, start, end, hash, colon + 1);
}

function takeKey(cursor: Cursor, start: number, end: number, hash: number, next: number): string {
  if (end - start > LONGEST) bailOut();
  const key = internKey(cursor.text, start, end, hash, refuseUnusual);
  cursor.position = next;
  cursor.keyBit = 1 << (hash ^ (hash >>> 5));
  return key;
}

function refuseUnusual(key: string): void {
  if (UNUSUAL.has(key) || key in Object.prototype) bailOut();
}

/** A blank or a line end. */
function endsKey(code: number | undefined): boolean {
  return code === SPACE || code === LF;
}

/**
 * Makes sure that the key just read is not in the map yet; a second one of the same name is the real parser's to report.
 *
 * @param bits those of the keys in the map
 * @returns those and the key's own: mostly this alone shows that the key is new
 */
export function addKeyBit(cursor: Cursor, bits: number, map: Readonly<Record<string, unknown>>, key: string): number {
  const { keyBit } = cursor;
  if ((bits & keyBit) !== 0 && Object.hasOwn(map, key)) bailOut();
  return bits | keyBit;
}
