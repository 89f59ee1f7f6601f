import { isCollection, isNode, isScalar, Lexer, type Pair } from "yaml";

type Mapping = Readonly<Record<string, unknown>>;

/** A piece of a text, and what to put in its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Comments in a piece of YAML, without those within quotes or blocks of text. */
export function commentsIn(text: string): readonly string[] {
  if (!text.includes("#")) return [];
  const found: string[] = [];
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && token.startsWith("#")) found.push(token);
    isScalar = token === "\u001f";
  }
  return found;
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  const sorted = splices
    .map((splice, n) => ({ ...splice, n }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.n - b.n);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  let [out, at] = ["", 0];
  for (const { start, end, text: made } of sorted) {
    out += text.slice(at, start) + (eol === "\n" ? made : made.replaceAll("\n", eol));
    at = Math.max(at, end);
  }
  return out + text.slice(at);
}

export function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Where a node's own text ends: that of a block with its last line. */
export function endOf(node: unknown): number {
  if (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1);
    if (isNode(last)) return endOf(last);
    if (last !== undefined) return pairEnd(last as Pair);
  }
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

export function pairEnd({ key, value }: Pair): number {
  return Math.max(endOf(key), endOf(value));
}

/** The start of the line below; of a block of text, which ends with its line, the same place. */
export function lineEndAfter(text: string, end: number): number {
  if (end > 0 && text[end - 1] === "\n") return end;
  const at = text.indexOf("\n", end);
  return at < 0 ? text.length : at + 1;
}

export function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf("\n", at - 1) + 1);
}

export function shareKeys(a: Mapping, b: Mapping): boolean {
  return Object.keys(a).some((key) => Object.hasOwn(b, key));
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
