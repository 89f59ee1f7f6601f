import { readDocument, readHead } from "./fast-yaml/block.ts";
import { BAILOUT, Cursor, SPACE } from "./fast-yaml/cursor.ts";

/** Blanks in a row that parseYaml may take for hostile nesting. */
const WIDE = 200;
/** Characters that mean something to YAML, or to some of its readers, beyond what is read here: tab, CR, NEL, LS, PS, BOM. */
const ODD = ["\t", "\r", "\u0085", "\u2028", "\u2029", "\ufeff"] as const;

/**
 * The value of the plain YAML that people write by hand (block and flow collections, plain, quoted, literal and folded
 * scalars, comments, anchors of scalars, JSON), equal to what `yaml` gives for it under YAML 1.2's core schema, about twenty times as fast.
 *
 * Gives undefined, and so leaves the text to the real parser, for everything else: anchored collections, tags, tabs, several
 * documents, complex keys, duplicates, odd indentation, and whatever is an error or a warning.
 * It keeps no positions: code that needs them has something to report, and parses again.
 *
 * @param plain the text is known to hold none of the odd characters
 */
export function fastYaml(text: string, plain?: boolean): unknown | undefined {
  return readWith(readDocument, text, plain);
}

/**
 * The same of a text of which most is of no interest yet: of the mapping under the key `of` only the members in `kept` are read,
 * all others being null. Whether these are sound remains to be seen.
 */
export function fastHead(text: string, of: string, kept: ReadonlySet<string>, plain?: boolean): unknown | undefined {
  return readWith((cursor) => readHead(cursor, of, kept), text, plain);
}

function readWith(read: (cursor: Cursor) => unknown, text: string, plain = false): unknown | undefined {
  // No positions are kept, and the value is that of the same text with other line breaks.
  const unified = !plain && text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
  if ((!plain && ODD.some((odd) => unified.includes(odd))) || isWide(unified)) return undefined;
  try {
    return read(new Cursor(unified));
  } catch (thrown) {
    if (thrown === BAILOUT) return undefined;
    throw thrown;
  }
}

/** Whether there are so many blanks in a row: then one of them is at a multiple of their number. */
function isWide(text: string): boolean {
  for (let at = 0; at < text.length; at += WIDE) {
    if (text.charCodeAt(at) === SPACE && blanksAround(text, at) >= WIDE) return true;
  }
  return false;
}

function blanksAround(text: string, at: number): number {
  let [start, end] = [at, at + 1];
  while (text.charCodeAt(start - 1) === SPACE) start -= 1;
  while (text.charCodeAt(end) === SPACE) end += 1;
  return end - start;
}
