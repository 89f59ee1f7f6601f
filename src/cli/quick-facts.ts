import { UNKNOWN } from "../model/entity.ts";
import { relationNamed } from "../query/ground.ts";
import { type KnowledgeGraph, openGraph } from "../query/knowledge-graph.ts";
import { bareEntity, type FactCache, type FactKeys } from "./fact-cache.ts";
import type { SelectionFlags } from "./selection-options.ts";

/** A graph of the few facts that a question can be about; the filters themselves run on it as on the whole. */
export interface FewFacts {
  readonly graph: KnowledgeGraph;
  /** The same filters with ids for names, and parts for sources. */
  readonly flags: SelectionFlags;
}

const NAMED = ["from", "to", "about", "by", "deniedBy", "source"] as const;
type Ids = { [Name in (typeof NAMED)[number]]?: readonly string[] };

/**
 * Answers from the cache where the filters narrow the facts by their keys. Null where only the whole graph can tell: views in
 * time, texts, and names that no or several entities bear (so that the message is the same).
 */
export function fewFacts(cache: FactCache, flags: SelectionFlags): FewFacts | null {
  const { asOf, fact, known, undated, text, where } = flags;
  if ([asOf, fact, known, undated, text].some((flag) => flag !== undefined)) return null;
  if (where?.some((one) => one.includes("="))) return null;
  const named = NAMED.filter((name) => flags[name] !== undefined);
  if (named.length === 0) return null;
  const ids: Ids = {};
  for (const name of named) {
    const found = (flags[name] ?? []).map((one) => (one === UNKNOWN ? one : cache.idOf(one)));
    const all = found.filter((id) => id !== null);
    if (all.length < found.length) return null;
    ids[name] = name === "source" ? all.flatMap((id) => [...cache.withParts(id)]) : all;
  }
  const dataset = cache.pick(narrowest(ids), testOf(ids));
  const there = new Set(dataset.entities.map((entity) => entity.id));
  const missing = [...new Set(Object.values(ids).flat())].filter((id) => !there.has(id));
  const graph = openGraph({ ...dataset, entities: [...dataset.entities, ...missing.map(bareEntity)] });
  // A wrong relation is refused as ever; a symmetric one is why `from` and `to` were tested at both ends.
  for (const type of flags.type ?? []) relationNamed(dataset.schema, type);
  return { graph, flags: { ...flags, ...ids } };
}

/** Of the filters that were given, the one that names fewest: each fact that passes bears one of its ids. */
function narrowest(ids: Ids): readonly string[] {
  return Object.values(ids).reduce((a, b) => (b.length < a.length ? b : a));
}

/** Lets through whatever may pass the filters, and not much more. */
function testOf(ids: Ids): (keys: FactKeys) => boolean {
  const ends = [ids.from, ids.to].filter((one) => one !== undefined);
  const about = ids.about;
  const heard = [ids.by, ids.deniedBy].filter((one) => one !== undefined);
  const sources = ids.source && new Set(ids.source);
  return (keys) =>
    ends.every((end) => end.includes(keys.subject) || end.includes(keys.object)) &&
    (about === undefined || about.some((id) => keys.about.includes(id))) &&
    heard.every((one) => one.some((id) => keys.heard.includes(id))) &&
    (sources === undefined || keys.sources.some((id) => sources.has(id)));
}
