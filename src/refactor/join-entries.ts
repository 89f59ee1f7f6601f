import { isMap, isNode, isPair, isScalar, isSeq, type Node, Pair, visit, YAMLMap, YAMLSeq } from "yaml";
import { CLAIM_KEYS } from "../model/claim.ts";

/** What the two have that cannot be kept side by side. */
export interface Contradiction {
  readonly key: string;
  readonly into: string;
  readonly old: string;
}

const CLAIMS = "claims";
const OWN_CLAIM: ReadonlySet<string> = new Set<string>(CLAIM_KEYS);
/** What makes a fact, and so is the same in both. */
const ENDS: ReadonlySet<string> = new Set(["type", "from", "to", "value", "former_ids"]);

/** What an analyst says of the fact itself; a note without a list of claims belongs to the entry's own claim. */
const ANALYSTS = ["assessment", "note"] as const;

/**
 * Puts the claims of one entry to those of another of the same fact. What one entry says of its fact and the other doesn't goes down to its
 * claims: neither may come to say what only the other does. Changes `into`.
 *
 * @param keys qualifiers that make the fact, the same in both
 */
export function joinEntries(into: YAMLMap, other: YAMLMap, keys: readonly string[]): readonly Contradiction[] {
  const contradictions: Contradiction[] = [];
  const stay = new Set([...ENDS, ...keys, CLAIMS, ...ANALYSTS]);
  const [a, b] = [claimsOf(into), claimsOf(other)];
  for (const [entry, own, beside, theirs] of [
    [into, a, other, b],
    [other, b, into, a],
  ] as const) {
    for (const pair of [...entry.items]) {
      const key = nameOf(pair);
      if (stay.has(key) || isSame(pair.value, beside.get(key, true))) {
        if (entry === other) keepComments(key === CLAIMS ? new Pair(pair.key, null) : pair, into);
        continue;
      }
      if (own.length > 0) {
        remove(entry, key);
        for (const claim of own) if (!claim.has(key)) claim.items.push(copyOf(pair));
      } else if (entry === into) continue;
      else if (into.has(key) && theirs.length === 0) {
        contradictions.push({ key, into: textOf(into.get(key, true)), old: textOf(pair.value) });
      } else into.items.push(pair);
    }
  }
  for (const key of ANALYSTS) {
    const [ours, others] = [into.get(key, true), other.get(key, true)];
    if (ours === undefined && others !== undefined) into.set(key, others);
    else if (others !== undefined && !isSame(ours, others)) {
      contradictions.push({ key, into: textOf(ours), old: textOf(others) });
    }
  }
  const all = [...a];
  for (const claim of b) {
    const same = a.find((one) => isSame(one, claim));
    if (same === undefined) all.push(claim);
    else addComments(same, claim);
  }
  addComments(b[0] && all.includes(b[0]) ? b[0] : into, other);
  const [list, theirs] = [listOf(all), other.get(CLAIMS, true)];
  for (const before of [into.get(CLAIMS, true), theirs]) if (isSeq(before)) addComments(list, before);
  if (all.length > 0) into.set(CLAIMS, list);
  into.flow = false;
  return contradictions;
}

/** Writes an entry's own claim into a list of claims. */
export function listClaims(entry: YAMLMap): void {
  if (isSeq(entry.get(CLAIMS))) return;
  const claims = claimsOf(entry);
  if (claims.length > 0) entry.set(CLAIMS, listOf(claims));
}

/** An entry's claims: those listed, else the one that its own claim keys make, which it loses to it. */
function claimsOf(entry: YAMLMap): YAMLMap[] {
  const listed = entry.get(CLAIMS, true);
  if (isSeq(listed)) return listed.items.filter(isMap) as YAMLMap[];
  if (isMap(listed)) return [listed as YAMLMap];
  const own = entry.items.filter((pair) => OWN_CLAIM.has(nameOf(pair)));
  if (own.length === 0) return [];
  const claim = new YAMLMap();
  claim.flow = true;
  claim.items = own;
  entry.items = entry.items.filter((pair) => !own.includes(pair));
  return [claim];
}

function listOf(claims: readonly YAMLMap[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items = [...claims];
  return list;
}

function copyOf(pair: Pair): Pair {
  return pair.clone();
}

function remove(map: YAMLMap, key: string): void {
  map.items = map.items.filter((pair) => nameOf(pair) !== key);
}

export function nameOf(pair: unknown): string {
  if (!isPair(pair)) return "";
  // A key that was set, rather than read from a file, is bare.
  if (typeof pair.key === "string") return pair.key;
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

/** Whether two values say the same, however they are laid out and whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b);
}

/** A value as text: a scalar as it is written, without quotes; a collection as JSON with sorted keys. */
export function textOf(node: unknown): string {
  if (isScalar(node)) return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
  if (isSeq(node)) return `[${node.items.map(inner).join(",")}]`;
  if (isMap(node))
    return `{${node.items
      .map((pair) => `${nameOf(pair)}:${inner(pair.value)}`)
      .sort()
      .join(",")}}`;
  return String(node ?? "");
}

/** Text and number differ within a collection: `"1"` is not `1`. */
function inner(node: unknown): string {
  return isScalar(node) && typeof node.value === "string" ? JSON.stringify(node.value) : textOf(node);
}

/** Puts the comments of a key that goes to the same key of the mapping that stays; to the mapping where it has none. */
export function keepComments(gone: Pair, kept: YAMLMap): void {
  const there = kept.items.find((pair) => nameOf(pair) === nameOf(gone)) ?? kept.items[0];
  const target = isNode(there?.key) ? there.key : kept;
  if (isNode(gone.key)) addComments(target, gone.key);
  if (isNode(gone.value)) {
    visit(gone.value, {
      Node(_, node) {
        addComments(target, node);
      },
    });
  }
}

/** Puts the comments of one node before another. */
export function addComments(to: Node, from: Node): void {
  const comments = [to.commentBefore, from.commentBefore, from.comment].filter((text) => text);
  to.commentBefore = comments.join("\n") || null;
}
