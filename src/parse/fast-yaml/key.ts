import {
  COLON,
  type Cursor,
  classOf,
  ENDS_FLOW,
  ENDS_LINE,
  HASH,
  LF,
  MAY_END,
  ODD,
  SPACE,
  STARTS_KEY,
  stepAside,
} from "./cursor.ts";
import { intern } from "./intern.ts";

/** `yaml` refuses implicit keys beyond 1024 characters. */
const LONGEST = 1000;
/** Keys that resolve to something else than a string, or that objects treat in a way of their own. */
const UNUSUAL = new Set(["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "__proto__"]);

/**
 * Reads `key:` and stands behind the colon; null (and unmoved) where the line holds no such key.
 * Steps aside for keys that only a full parser reads rightly.
 */
export function readKey(cursor: Cursor, flow: boolean): string | null {
  const { text, position: start } = cursor;
  if ((classOf(text.charCodeAt(start)) & STARTS_KEY) === 0) return null;
  const stop = flow ? ENDS_LINE | ENDS_FLOW | ODD : ENDS_LINE | ODD;
  let hash = 0;
  let position = start;
  for (; ; position += 1) {
    const code = text.charCodeAt(position);
    const kind = classOf(code);
    if ((kind & stop) !== 0) return null;
    if ((kind & MAY_END) !== 0) {
      if (code === COLON) {
        if (endsKey(text.charCodeAt(position + 1))) break;
        if (flow) stepAside();
      } else if (code === HASH && text.charCodeAt(position - 1) === SPACE) return null;
    }
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  if (position - start > LONGEST || text.charCodeAt(position - 1) === SPACE) stepAside();
  const key = intern(text, start, position, hash);
  if (UNUSUAL.has(key)) stepAside();
  cursor.position = position + 1;
  return key;
}

/** A blank or a line end. */
function endsKey(code: number): boolean {
  return code === SPACE || code === LF;
}

/** Sets a key; a second one of the same name is the real parser's to report. Inherited names count as seen. */
export function setKey(map: Record<string, unknown>, key: string, value: unknown): void {
  if (map[key] !== undefined) stepAside();
  map[key] = value;
}
