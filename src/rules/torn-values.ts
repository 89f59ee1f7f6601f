import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Document } from "../model/document.ts";
import { pointerTo, pointerTokens, valueAt } from "../model/pointer.ts";
import type { SymbolTable } from "../resolve/symbol-table.ts";

const WORDS_OF_REFERENCES: ReadonlySet<string> = new Set(["unresolved-reference", "not-an-id"]);

/** The files whose documents `mendTorn` looks at. */
export function mayBeTorn(findings: readonly Finding[]): ReadonlySet<string> {
  const telling = findings.filter(({ name }) => name === "unknown-key" || WORDS_OF_REFERENCES.has(name));
  return new Set(telling.map(({ place }) => place.file));
}

/**
 * A comma inside braces or brackets ends a value: `{to: rus,sia}` has a value that leads nowhere and a key that is not declared. That is
 * one slip, so one finding is left of the two: of a mapping the key, with what to do; of a list the first piece, with what was meant.
 */
export function mendTorn(
  findings: readonly Finding[],
  documents: readonly Document[],
  symbols: SymbolTable,
): readonly Finding[] {
  if (findings.length < 2) return findings;
  const files = new Map(documents.map(({ file, value }) => [file, value]));
  const byPlace = new Map<string, Finding>();
  const torn = new Set<string>();
  const keyBefore = keysBefore();
  for (const found of findings) {
    const { place } = found;
    if (!("pointer" in place)) continue;
    const before = found.name === "unknown-key" ? keyBefore(files.get(place.file), place.pointer) : undefined;
    if (before !== undefined) torn.add(`${place.file} ${before}`);
    if (WORDS_OF_REFERENCES.has(found.name)) byPlace.set(`${place.file} ${place.pointer}`, found);
  }
  const left = findings.filter(({ name, place }) => {
    return name === "unknown-key" || !("pointer" in place) || !torn.has(`${place.file} ${place.pointer}`);
  });
  return byPlace.size < 2 ? left : joinPieces(left, byPlace, files, symbols);
}

/** Gives the pointer to the value before a key that has none. The keys of each mapping are looked at once. */
function keysBefore(): (document: unknown, pointer: string) => string | undefined {
  const known = new WeakMap<object, ReadonlyMap<string, string | undefined>>();
  return (document, pointer) => {
    const { parent, last } = split(pointer);
    const mapping = valueAt(document, parent);
    if (typeof mapping !== "object" || mapping === null || Array.isArray(mapping)) return undefined;
    let neighbours = known.get(mapping);
    if (neighbours === undefined) {
      const keys = Object.keys(mapping);
      neighbours = new Map(keys.map((key, at) => [key, keys[at - 1]]));
      known.set(mapping, neighbours);
    }
    const before = neighbours.get(last);
    return valueAt(document, pointer) === null && before !== undefined ? pointerTo(parent, before) : undefined;
  };
}

/** Two neighbours of a list that lead nowhere, and one id without the comma between them. */
function joinPieces(
  findings: readonly Finding[],
  byPlace: ReadonlyMap<string, Finding>,
  files: ReadonlyMap<string, unknown>,
  symbols: SymbolTable,
): readonly Finding[] {
  const mended = new Map<Finding, Finding | null>();
  for (const [key, first] of byPlace) {
    const { place } = first;
    if (!("pointer" in place) || mended.has(first) || first.related) continue;
    const { parent, last } = split(place.pointer);
    const next = byPlace.get(`${place.file} ${pointerTo(parent, Number(last) + 1)}`);
    if (!/^\d+$/.test(last) || !next || next.related || key === "") continue;
    const list = valueAt(files.get(place.file), parent);
    const meant = Array.isArray(list) ? joined(list[Number(last)], list[Number(last) + 1], symbols) : undefined;
    if (meant === undefined) continue;
    mended.set(first, { ...first, hint: `did you mean \`${meant}\`? The comma makes two of it` });
    mended.set(next, null);
  }
  return mended.size === 0
    ? findings
    : findings.flatMap((found) => mended.get(found) ?? (mended.has(found) ? [] : found));
}

/** What an id may hold where the comma is. */
const REPLACED = ["", ..."-abcdefghijklmnopqrstuvwxyz0123456789"];

/** The id that two pieces give, with the one character that the comma may have replaced. */
function joined(a: unknown, b: unknown, { declared }: SymbolTable): string | undefined {
  if (typeof a !== "string" || typeof b !== "string") return undefined;
  const character = REPLACED.find((one) => declared.has(a + one + b));
  return character === undefined ? undefined : a + character + b;
}

function split(pointer: string): { readonly parent: string; readonly last: string } {
  const tokens = pointerTokens(pointer);
  const last = tokens.pop() ?? "";
  return { parent: tokens.reduce((parent: string, token) => pointerTo(parent, token), ""), last };
}
