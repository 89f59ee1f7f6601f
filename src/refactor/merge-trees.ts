import { type Document, isMap, isNode, isScalar, isSeq, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { hasSources, listedKeys, sourcesOf, writeSources } from "./claim-sources.ts";
import { isSame, listClaims, nameOf } from "./join-entries.ts";
import { isOneFact, matchItems } from "./match-items.ts";

/** Who has his way where both changed the same. */
export type Side = "ours" | "theirs";

/** The qualifiers that make a fact of a relation. */
export type KeysOf = (relation: string) => readonly string[];

/** Carries what `theirs` changed of `base` over into `ours`. How often both changed the same. */
export function mergeDocuments(
  base: Document.Parsed,
  ours: Document.Parsed,
  theirs: Document.Parsed,
  keysOf: KeysOf,
  prefer: Side,
): number {
  const merge = new TreeMerge(keysOf, prefer);
  mergeComments(base, ours, theirs);
  const root: unknown = merge.value(base.contents, ours.contents, theirs.contents, []);
  ours.contents = (isNode(root) ? root : null) as typeof ours.contents;
  return merge.conflicts;
}

class TreeMerge {
  conflicts = 0;
  readonly #keysOf: KeysOf;
  readonly #prefer: Side;

  constructor(keysOf: KeysOf, prefer: Side) {
    this.#keysOf = keysOf;
    this.#prefer = prefer;
  }

  /** What becomes of a value. `path`: the names of the keys that lead to it. */
  value(base: unknown, ours: unknown, theirs: unknown, path: readonly string[]): unknown {
    const [a, b, c] = alike(base, ours, theirs, path);
    if (isMap(b) && isMap(c)) return this.#map(isMap(a) ? a : new YAMLMap(), b, c, path);
    if (isSeq(b) && isSeq(c)) return this.#list(isSeq(a) ? a : new YAMLSeq(), b, c, path);
    if (isSame(b, c) || isSame(a, c)) return withComments(a, b, c);
    if (isSame(a, b)) return withComments(a, c, b);
    return this.#conflict() === "ours" ? withComments(a, b, c) : withComments(a, c, b);
  }

  #conflict(): Side {
    this.conflicts += 1;
    return this.#prefer;
  }

  #map(base: YAMLMap, ours: YAMLMap, theirs: YAMLMap, path: readonly string[]): YAMLMap {
    mergeComments(base, ours, theirs);
    if ([base, ours, theirs].some(hasSources)) this.#sources(base, ours, theirs);
    const gone = new Set<Pair>();
    const known = new Set(ours.items.map(nameOf));
    for (const pair of ours.items) {
      const key = nameOf(pair);
      const [was, other] = [pairOf(base, key), pairOf(theirs, key)];
      if (other !== undefined) {
        if (isNode(pair.key) && isNode(other.key)) mergeComments(was?.key, pair.key, other.key);
        const wasEmpty = isEmpty(pair.value) || isEmpty(other.value);
        const now = this.value(was?.value, pair.value, other.value, [...path, key]);
        // Each side took away another part of it, and so all of it is gone.
        if (isEmpty(now) && !wasEmpty) gone.add(pair);
        pair.value = now;
      } else if (was !== undefined && (isSame(was.value, pair.value) || this.#conflict() === "theirs")) {
        gone.add(pair);
      }
    }
    ours.items = ours.items.filter((pair) => !gone.has(pair));
    for (const [n, pair] of theirs.items.entries()) {
      const key = nameOf(pair);
      if (known.has(key)) continue;
      const was = pairOf(base, key);
      // Ours took it away.
      if (was !== undefined && (isSame(was.value, pair.value) || this.#conflict() === "ours")) continue;
      const before = theirs.items.slice(0, n).findLast((one) => pairOf(ours, nameOf(one)) !== undefined);
      const at = before === undefined ? 0 : ours.items.findIndex((one) => nameOf(one) === nameOf(before)) + 1;
      ours.items.splice(at, 0, pair);
    }
    return ours;
  }

  /** Of a claim with several sources, each goes with its own place: they are merged together, and all versions then have what comes of it. */
  #sources(base: YAMLMap, ours: YAMLMap, theirs: YAMLMap): void {
    const all = [base, ours, theirs];
    const keys = listedKeys(all);
    const copied = (claim: YAMLMap): YAMLSeq => sourcesOf(claim.clone() as YAMLMap, keys);
    const merged = this.#list(copied(base), copied(ours), copied(theirs), ["source"]) as YAMLSeq<YAMLMap>;
    const isList = merged.items.length > 0 && writeSources(ours.clone() as YAMLMap, merged, keys);
    const kept = isList ? merged : sourcesOf(this.#conflict() === "ours" ? ours : theirs, keys);
    for (const one of all) writeSources(one, kept, keys);
  }

  #list(base: YAMLSeq, ours: YAMLSeq, theirs: YAMLSeq, path: readonly string[]): YAMLSeq {
    mergeComments(base, ours, theirs);
    const keys = path.at(-2) === "relations" ? this.#keysOf(path.at(-1) ?? "") : [];
    const inOurs = matchItems(base.items, ours.items, keys);
    const inTheirs = matchItems(base.items, theirs.items, keys);
    const isNew = (n: number): boolean => !inTheirs.includes(n);
    /** Items of theirs that have come to be in the result, and after which of its items. */
    const placed = new Map<unknown, unknown>();
    const items: unknown[] = [];
    for (const [n, item] of ours.items.entries()) {
      const at = inOurs.indexOf(n);
      const mate =
        at >= 0
          ? theirs.items[inTheirs[at] ?? -1]
          : theirs.items.find((other, m) => isNew(m) && !placed.has(other) && isOne(item, other, keys));
      if (at >= 0 && mate === undefined && (isSame(base.items[at], item) || this.#conflict() === "theirs")) continue;
      const now = mate === undefined ? item : this.value(base.items[at], item, mate, path);
      items.push(now);
      if (mate !== undefined) placed.set(mate, now);
    }
    for (const [m, item] of theirs.items.entries()) {
      const at = inTheirs.indexOf(m);
      if (placed.has(item)) continue;
      // Ours took it away.
      if (at >= 0 && (isSame(base.items[at], item) || this.#conflict() === "ours")) continue;
      const before = theirs.items.slice(0, m).findLast((one) => placed.has(one));
      items.splice(this.#after(items, placed.get(before), base, inOurs, ours), 0, item);
      placed.set(item, item);
    }
    ours.items = items;
    return ours;
  }

  /** Behind an item, and behind those that ours added there. */
  #after(items: readonly unknown[], item: unknown, base: YAMLSeq, inOurs: readonly number[], ours: YAMLSeq): number {
    let at = items.indexOf(item) + 1;
    while (at < items.length && ours.items.includes(items[at]) && !inOurs.includes(ours.items.indexOf(items[at])))
      at += 1;
    return base.items.length === 0 ? items.length : at;
  }
}

/** Whether two that were added are one: the same text, or entries of the same fact. */
function isOne(a: unknown, b: unknown, keys: readonly string[]): boolean {
  return isSame(a, b) || (isMap(a) && isMap(b) && isOneFact(a, b, keys));
}

function isEmpty(value: unknown): boolean {
  return (isMap(value) || isSeq(value)) && value.items.length === 0;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => nameOf(pair) === key);
}

/** Three versions of one value in the form of the richest: one item as a list, an id as an entry, an entry's own claim as a list. */
function alike(base: unknown, ours: unknown, theirs: unknown, path: readonly string[]): readonly unknown[] {
  let all: readonly unknown[] = [base, ours, theirs];
  if (all.some(isSeq)) all = all.map((one) => (isNode(one) && !isSeq(one) ? listWith(one) : one));
  if (all.some(isMap) && path[0] === "relations") all = all.map((one) => (isScalar(one) ? entryOf(one) : one));
  if (all.some((one) => isMap(one) && one.has("claims")))
    for (const one of all) if (isMap(one)) listClaims(one as YAMLMap);
  return all;
}

function listWith(item: unknown): YAMLSeq {
  const list = new YAMLSeq();
  list.items = [item];
  return list;
}

function entryOf(id: Scalar): YAMLMap {
  const entry = new YAMLMap();
  entry.flow = true;
  entry.items = [new Pair(new Scalar("to"), id)];
  return entry;
}

/** The value that is kept, with the comments of both. */
function withComments(base: unknown, kept: unknown, other: unknown): unknown {
  if (isNode(kept) && isNode(other)) mergeComments(base, kept, other);
  return kept;
}

type Commented = Pick<Node, "commentBefore" | "comment"> & { spaceBefore?: boolean };

/** Comments of three versions of one node: what either changed, and both where both did. */
function mergeComments(base: unknown, ours: Commented, theirs: Commented): void {
  const was: Commented = isNode(base) || isDocument(base) ? base : {};
  for (const place of ["commentBefore", "comment"] as const) {
    const [a, b, c] = [was[place] ?? null, ours[place] ?? null, theirs[place] ?? null];
    if (a === c || b === c) continue;
    if (a === b) ours[place] = c;
    else {
      const lines = b?.split("\n") ?? [];
      ours[place] = [...lines, ...(c?.split("\n") ?? []).filter((line) => !lines.includes(line))].join("\n") || null;
    }
  }
  if (
    theirs.spaceBefore !== was.spaceBefore &&
    ours.spaceBefore === was.spaceBefore &&
    theirs.spaceBefore !== undefined
  ) {
    ours.spaceBefore = theirs.spaceBefore;
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && "contents" in value;
}
