/** A statement as it is sent, and the place in the one that was written for a place in it. */
export interface Rewritten {
  readonly sql: string;
  readonly placeOf: (position: number) => number;
}

/** Comments, texts, names, parameters, numbers, spaces; anything else is one character. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|[eE]'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|[A-Za-z_\u0080-\uFFFF][\w$\u0080-\uFFFF]*|\$\w+|\d+|\s+|->>|->|::|[\s\S]/y;
/** Begins what has an end of its own. Where that is missing, the rest is one token, and is not searched again and again. */
const OPENER = /'|"|\/\*|\$(?:[A-Za-z_]\w*)?\$/y;

/**
 * Puts parentheses around `column->>'key'`. In DuckDB the arrow binds more loosely than `=` and AND; in PostgreSQL, and in the
 * eyes of readers, more tightly. A left side that is not a column's name, and a right side that is an expression, stay as they are.
 */
export function bindArrows(sql: string): Rewritten {
  if (!sql.includes("->")) return { sql, placeOf: (position) => position };
  const tokens = tokensOf(sql);
  const places: number[] = [];
  let text = "";
  for (let at = 0; at < tokens.length; ) {
    const end = arrowEnd(tokens, at);
    const taken = tokens.slice(at, end ?? at + 1).join("");
    if (end !== null) places.push(text.length, text.length + taken.length + 1);
    text += end === null ? taken : `(${taken})`;
    at = end ?? at + 1;
  }
  return { sql: text, placeOf: (position) => position - places.filter((place) => place < position).length };
}

function tokensOf(sql: string): readonly string[] {
  const tokens: string[] = [];
  for (let at = 0; at < sql.length; ) {
    TOKEN.lastIndex = at;
    OPENER.lastIndex = at;
    const token = TOKEN.exec(sql)?.[0] ?? "";
    const opener = OPENER.exec(sql)?.[0] ?? "";
    const whole = opener.length >= token.length ? sql.slice(at) : token;
    tokens.push(whole);
    at += whole.length;
  }
  return tokens;
}

/** Where a column's name with its arrows and keys ends that begins here; null where none does. */
function arrowEnd(tokens: readonly string[], start: number): number | null {
  if (!isName(tokens[start]) || tokens[before(tokens, start)] === ".") return null;
  let end = start + 1;
  for (let dot = next(tokens, end); tokens[dot] === "."; dot = next(tokens, end)) {
    const name = next(tokens, dot + 1);
    if (!isName(tokens[name])) return null;
    end = name + 1;
  }
  let arrows = 0;
  for (let arrow = next(tokens, end); isArrow(tokens[arrow]); arrow = next(tokens, end)) {
    const key = next(tokens, arrow + 1);
    if (!isKey(tokens[key])) return null;
    end = key + 1;
    arrows += 1;
  }
  const after = tokens[next(tokens, end)] ?? "";
  return arrows === 0 || after === "::" || after === "[" || after === "." ? null : end;
}

function next(tokens: readonly string[], at: number): number {
  let place = at;
  while (isSpace(tokens[place])) place += 1;
  return place;
}

function before(tokens: readonly string[], at: number): number {
  let place = at - 1;
  while (isSpace(tokens[place])) place -= 1;
  return place;
}

const isSpace = (token = ""): boolean => /^(?:\s|--|\/\*)/.test(token);
const isName = (token = ""): boolean => /^(?:"|[A-Za-z_\u0080-\uFFFF])/.test(token) && !/^[eE]'/.test(token);
const isArrow = (token = ""): boolean => token === "->" || token === "->>";
const isKey = (token = ""): boolean => /^(?:(?:[eE]?)'[\s\S]*'$|\d|\$\w+$)/.test(token);
