import { SPEAKS_FOR } from "../corroborate/vocabulary.ts";
import { dateOf } from "../model/dates.ts";
import type { Entity } from "../model/entity.ts";
import { isDate, isRef } from "../model/kinds/index.ts";
import { isMapping } from "../model/mapping.ts";
import type { Field, Schema } from "../model/schema.ts";
import { resolveEntities } from "../resolve/resolve.ts";
import type { Kept } from "./cache/keep.ts";
import type { Reuse } from "./cache/reuse.ts";
import type { Aim } from "./compile-block.ts";
import { type Context, redatedContext, symbolsOf } from "./context.ts";
import type { BlockHeads, Head, SentHeads } from "./heads.ts";

/** In so many blocks and files at most: where more differ, it is sooner to read all heads. */
const FEW = 20;

/** What entities say of themselves that they did not say before, where that is all: they have the ids that they had. */
export interface Rewording {
  readonly entities: readonly Entity[];
  /** What blocks must know now: the same as before, but for dates of sources. */
  readonly context: Context;
}

/** What entities say otherwise than the last time; null where that is not all that differs. @param context of the last time */
export function reword(
  schema: Schema,
  aim: Aim,
  heads: readonly SentHeads[],
  before: Kept,
  context: () => Context,
  openHeads: Reuse["openHeads"],
): Rewording | null {
  const reworded = rewordedHeads(schema, aim, heads, before, openHeads);
  if (reworded === null || reworded.length === 0) return reworded && { entities: [], context: context() };
  const { entities } = resolveEntities(schema, reworded, symbolsOf(context()));
  const now = redatedContext(context(), entities);
  return now && { entities: [...entities.values()], context: now };
}

/**
 * Where the heads are those of the last time, but for what a few entities say of themselves alone: these heads as they are now. No other file
 * depends on such words, and of all rules only those of warnings do; but on a source's date, blocks may. Null where anything else differs.
 */
export function rewordedHeads(
  schema: Schema,
  { kinds, onlyErrors, views }: Pick<Aim, "kinds" | "onlyErrors" | "views">,
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
  // Derived edges, which no facts hold, may depend on dates.
  const mayRedate = kinds.every((kind) => kind === "facts");
  const areReworded = now.heads.every((head, n) => {
    const earlier = old.heads[n];
    return isSame(head, earlier) || (earlier !== undefined && isReworded(earlier, head, schema, mayRedate));
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
function isReworded(a: Head, b: Head, schema: Schema, mayRedate: boolean): boolean {
  if (a.file !== b.file) return false;
  const type = String(a.value["type"]);
  const attributes = Object.hasOwn(schema.entities, type) ? schema.entities[type]?.attributes : undefined;
  if (attributes === undefined) return false;
  const keys = new Set([...Object.keys(a.value), ...Object.keys(b.value)]);
  return [...keys].every((key) => {
    const values = [a.value[key], b.value[key]];
    if (isSame(values[0], values[1])) return true;
    if (OF_WORDS.includes(key)) return values.every(areWords);
    const field = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    if (field === undefined) return false;
    return isApart(field)
      ? values.every(isPlain)
      : mayRedate && key === DATE && isDay(field) && values.every(isForwards);
  });
}

/** What every entity may be called. */
const OF_WORDS: readonly string[] = ["name", "names", "aliases", "description"];
const DATE = "date";
/** What is asked of entities by the name of an attribute, whatever kind of value that has. */
const ASKED: readonly string[] = [SPEAKS_FOR, DATE, "kind"];

/** Whether nothing but an entity's own page or row draws on an attribute. */
function isApart({ name, type, life }: Field): boolean {
  return !ASKED.includes(name) && !isRef(type) && !isDate(type) && life === undefined;
}

function isDay({ type, life }: Field): boolean {
  return isDate(type) && life === undefined;
}

/** A date that no rule finds wrong by itself. */
function isForwards(value: unknown): boolean {
  const date = dateOf(value);
  return date !== null && date.firstDay <= date.lastDay;
}

/** Texts, or nothing. An alias that names who uses it refers to another file. */
function areWords(value: unknown): boolean {
  if (value === undefined || typeof value === "string") return true;
  const parts = Array.isArray(value) ? value : isMapping(value) ? Object.values(value) : [value];
  return parts.every((part) => typeof part === "string");
}

/** One value or several, or nothing. One with claims is a fact. */
function isPlain(value: unknown): boolean {
  return [value].flat().every((one) => one === undefined || ["string", "number", "boolean"].includes(typeof one));
}

/** Both come of JSON. The order counts: of one's relations as well. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
