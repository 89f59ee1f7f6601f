import { isText } from "../model/kinds/index.ts";
import { isMapping } from "../model/mapping.ts";
import type { Schema } from "../model/schema.ts";
import type { Kept } from "./cache/keep.ts";
import type { Reuse } from "./cache/reuse.ts";
import type { Aim } from "./compile-block.ts";
import type { BlockHeads, Head, SentHeads } from "./heads.ts";

/** In so many blocks and files at most: where more differ, it is sooner to read all heads. */
const FEW = 20;

/**
 * Where the heads are those of the last time, but for words with which a few entities describe themselves: these heads as they are now. No
 * other file depends on such words, and of all rules only those of warnings do. Null where anything else differs.
 */
export function rewordedHeads(
  schema: Schema,
  { onlyErrors, views }: Pick<Aim, "onlyErrors" | "views">,
  heads: readonly SentHeads[],
  { blocks, state }: Kept,
  openHeads: Reuse["openHeads"],
): readonly Head[] | null {
  const before = blocks.map((block) => block.heads);
  const [gone, come] = [without(before, heads), without(heads, before)];
  if (Buffer.concat(gone).equals(Buffer.concat(come))) return [];
  if (gone.length > FEW || come.length > FEW) return null;
  // A file that is edited is in another block than before.
  const [old, now] = [joined(gone.map(openHeads)), joined(come.map(openHeads))];
  if (old.heads.length !== now.heads.length || !isSame(old.relations, now.relations)) return null;
  const found = now.heads.filter((head, n) => !isSame(head, old.heads[n]));
  if (found.length === 0) return [];
  // What meets the conditions of views may depend on any word.
  const isAsked = views.some(({ where = [] }) => where.length > 0);
  if (state !== "whole" || !onlyErrors || isAsked || found.length > FEW) return null;
  const areReworded = now.heads.every((head, n) => {
    const earlier = old.heads[n];
    return isSame(head, earlier) || (earlier !== undefined && isReworded(earlier, head, schema));
  });
  return areReworded ? found : null;
}

function without(all: readonly SentHeads[], others: readonly SentHeads[]): readonly SentHeads[] {
  const known = new Set(others);
  return all.filter((one) => !known.has(one));
}

function joined(all: readonly BlockHeads[]): BlockHeads {
  return {
    heads: all.flatMap(({ heads }) => heads),
    relations: [...new Set(all.flatMap(({ relations }) => relations))].sort(),
  };
}

/** Whether two heads of one file differ in words alone. */
function isReworded(a: Head, b: Head, schema: Schema): boolean {
  if (a.file !== b.file) return false;
  const type = String(a.value["type"]);
  const attributes = Object.hasOwn(schema.entities, type) ? schema.entities[type]?.attributes : undefined;
  if (attributes === undefined) return false;
  const isOfWords = (key: string): boolean =>
    OF_WORDS.includes(key) || (Object.hasOwn(attributes, key) && isText(attributes[key]?.type));
  const keys = new Set([...Object.keys(a.value), ...Object.keys(b.value)]);
  return [...keys].every((key) => {
    const [old, now] = [a.value[key], b.value[key]];
    return isSame(old, now) || (isOfWords(key) && isWords(old) && isWords(now));
  });
}

/** What every entity may be called. */
const OF_WORDS: readonly string[] = ["name", "names", "aliases", "description"];

/** Texts, or nothing. An alias that names who uses it refers to another file. */
function isWords(value: unknown): boolean {
  if (value === undefined || typeof value === "string") return true;
  const parts = Array.isArray(value) ? value : isMapping(value) ? Object.values(value) : [value];
  return parts.every((part) => typeof part === "string");
}

/** Both come of JSON. The order counts: of one's relations as well. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
