import type { Document } from "../model/document.ts";
import { isMapping } from "../model/mapping.ts";
import { withSources } from "../model/several-sources.ts";
import { type Hidden, textsIn } from "./hidden.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** Keys whose values are words of the grammar, which an entity may have for an id. */
export const GRAMMAR: readonly string[] = ["type", "stance", "basis", "support", "spell", "private", "without_types"];

/** What names nothing by its id: these words, and texts for readers. */
const NAMELESS: ReadonlySet<string> = new Set([
  ...GRAMMAR,
  ...["description", "note", "quote", "why", "name", "names", "identifiers", "at"],
]);

/** What is left of a document; null: nothing. The very same document where nothing is to be left out. */
export function redactDocument(document: Document, hidden: Hidden): Document | null {
  if (hidden.files.has(document.file)) return null;
  const isFact = document.value["from"] !== undefined;
  const value = isFact ? factWithout(document.value, hidden) : entityWithout(document.value, hidden);
  if (value === null) return null;
  return value === document.value ? document : { ...document, value };
}

function entityWithout(entity: Mapping, hidden: Hidden): Mapping {
  return mapped(withoutKeys(entity), (key, value) => {
    if (key === "relations") return isMapping(value) ? relationsWithout(value, hidden) : value;
    if (key === "aliases") return listWithout(value, (alias) => (names(alias, hidden) ? undefined : alias));
    if (NAMELESS.has(key) || key === "former_ids") return value;
    // An attribute: a reference, a list of them, or a value with its claims.
    return listWithout(value, (one) => {
      if (!isMapping(one)) return names(one, hidden) ? undefined : one;
      return factWithout(one, hidden) ?? undefined;
    });
  });
}

function relationsWithout(relations: Mapping, hidden: Hidden): Mapping | undefined {
  const left = mapped(relations, (type, entries) => {
    if (hidden.types.has(type)) return undefined;
    return listWithout(entries, (entry) => {
      if (isMapping(entry)) return factWithout(entry, hidden) ?? undefined;
      return names(entry, hidden) ? undefined : entry;
    });
  });
  return Object.keys(left).length === 0 ? undefined : left;
}

/** A fact that names what is hidden goes, and so does one of whose claims none is left. */
function factWithout(fact: Mapping, hidden: Hidden): Mapping | null {
  if (fact["private"] === true) return null;
  const said = openSources(fact, hidden);
  if (said === null) return null;
  if (said !== fact) {
    const { assessment: _, ...rest } = said;
    return factWithout(rest, hidden);
  }
  for (const [key, value] of Object.entries(fact)) {
    if (key !== "claims" && key !== "former_ids" && !NAMELESS.has(key) && names(value, hidden)) return null;
  }
  const open = withoutKeys(fact);
  const { claims } = open;
  if (claims === undefined) return open;
  const all = Array.isArray(claims) ? claims : [claims];
  const left = all.flatMap((claim) => (isMapping(claim) ? (claimWithout(claim, hidden) ?? []) : [claim]));
  if (left.length === 0) return null;
  if (left.length === all.length && left.every((claim, n) => claim === all[n])) return open;
  const isWhole =
    left.length === all.length && all.every((claim) => !isMapping(claim) || openSources(claim, hidden) === claim);
  // A verdict on claims of which some are gone would tell of them.
  const { assessment, ...rest } = open;
  return isWhole ? { ...open, claims: left } : { ...rest, claims: left };
}

function claimWithout(claim: Mapping, hidden: Hidden): Mapping | null {
  if (claim["private"] === true) return null;
  const said = openSources(claim, hidden);
  if (said === null) return null;
  const isNamed = Object.entries(said).some(([key, value]) => !NAMELESS.has(key) && names(value, hidden));
  return isNamed ? null : withoutKeys(said);
}

/** A claim in several sources is one in each: without those that are hidden. Null: none is left. */
function openSources(claim: Mapping, hidden: Hidden): Mapping | null {
  const { source } = claim;
  if (!Array.isArray(source)) return claim;
  const kept = [...source.keys()].filter((n) => !names(source[n], hidden));
  if (kept.length === source.length) return claim;
  return kept.length === 0 ? null : withSources(claim, kept);
}

/** Without the keys that `private: [note, quote]` lists, and without that list. */
function withoutKeys(mapping: Mapping): Mapping {
  if (mapping["private"] === undefined) return mapping;
  const gone = new Set(["private", ...textsIn(mapping["private"])]);
  return Object.fromEntries(Object.entries(mapping).filter(([key]) => !gone.has(key)));
}

/** Whether a value is a hidden id, or has one anywhere in it. */
export function names(value: unknown, hidden: Hidden): boolean {
  if (typeof value === "string") return hidden.ids.has(value);
  if (Array.isArray(value)) return value.some((one) => names(one, hidden));
  return isMapping(value) && Object.values(value).some((one) => names(one, hidden));
}

/** The same mapping where nothing changes; keys whose value becomes undefined go. */
function mapped(mapping: Mapping, change: (key: string, value: unknown) => unknown): Mapping {
  let isSame = true;
  const left: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(mapping)) {
    const next = change(key, value);
    if (next !== value) isSame = false;
    if (next !== undefined) left[key] = next;
  }
  return isSame ? mapping : left;
}

/** The same for a list or what stands for a list of one; undefined where nothing is left. */
function listWithout(value: unknown, change: (one: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return change(value);
  if (value.length === 0) return value;
  const left = value.map(change).filter((one) => one !== undefined);
  if (left.length === 0) return undefined;
  return left.length === value.length && left.every((one, n) => one === value[n]) ? value : left;
}
