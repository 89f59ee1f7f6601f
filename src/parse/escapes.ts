/** An escape of a double-quoted scalar: offsets in its source, and what it stands for. */
export interface Escape {
  readonly start: number;
  readonly end: number;
  readonly character: string;
}

const ESCAPE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/g;
/** What YAML 1.2 adds to the escapes that say their number. */
const NAMED: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\u0007",
  b: "\b",
  e: "\u001B",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  "\t": "\t",
  v: "\v",
  N: "\u0085",
  _: "\u00A0",
  L: "\u2028",
  P: "\u2029",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
};

/** The escapes in the source of a double-quoted scalar. Two halves of a surrogate pair are one. */
export function escapesIn(source: string): readonly Escape[] {
  const escapes: Escape[] = [];
  for (const { 0: written, index } of source.matchAll(ESCAPE)) {
    const character = characterOf(written);
    const before = escapes.at(-1);
    if (before && before.end === index && isHigh(before.character) && isLow(character)) {
      escapes[escapes.length - 1] = { ...before, end: index + written.length, character: before.character + character };
    } else escapes.push({ start: index, end: index + written.length, character });
  }
  return escapes;
}

function characterOf(written: string): string {
  if (written.length === 2) return NAMED[written.charAt(1)] ?? "";
  const code = Number.parseInt(written.slice(2), 16);
  return code > 0x10ffff ? "" : String.fromCodePoint(code);
}

function isHigh(character: string): boolean {
  return /^[\uD800-\uDBFF]$/.test(character);
}

function isLow(character: string): boolean {
  return /^[\uDC00-\uDFFF]$/.test(character);
}
