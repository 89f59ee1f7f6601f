import { type Document, isMap, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { addComments, type Contradiction, isSame, keepComments, nameOf, textOf } from "./join-entries.ts";

/** Whose value is kept where two contradict; `both`: as rivals, of attributes that may be claimed. Null: they are only told. */
export type Preference = "into" | "old" | "both" | null;

/** Keys whose values are joined, item by item. */
const LISTS: ReadonlySet<string> = new Set(["aliases", "not_same_as", "former_ids"]);
const MAPPINGS: ReadonlySet<string> = new Set(["names", "identifiers"]);

/**
 * Puts what one entity's file says to what another's says, comments included. Where they contradict, `prefer` decides; where it is null,
 * the first keeps its value. Changes `into`.
 *
 * @param claimed attributes whose values may be facts
 */
export function joinFiles(
  into: Document.Parsed,
  old: Document.Parsed,
  prefer: Preference,
  claimed: ReadonlySet<string>,
): readonly Contradiction[] {
  const [root, b]: readonly unknown[] = [into.contents, old.contents];
  if (!isMap(root) || !isMap(b)) return [];
  const all = root as YAMLMap;
  const contradictions: Contradiction[] = [];
  const settle = (map: YAMLMap, pair: Pair, path: string): void => {
    const key = nameOf(pair);
    contradictions.push({ key: path, into: textOf(map.get(key, true)), old: textOf(pair.value) });
    if (prefer === "old") map.set(key, pair.value);
    else keepComments(pair, map);
  };
  for (const pair of b.items as Pair[]) {
    const key = nameOf(pair);
    const own: unknown = all.get(key, true);
    // One that has a name in one of the files has it from now on.
    if (key === "unnamed" && !isSame(own, pair.value)) keepComments(pair, all);
    else if (own === undefined) all.items.push(pair);
    else if (key === "name" || isSame(own, pair.value)) keepComments(pair, all);
    else if (key === "relations" && isMap(own) && isMap(pair.value)) joinRelations(own, pair.value);
    else if (LISTS.has(key)) joinLists(all, pair);
    else if (MAPPINGS.has(key) && isMap(own) && isMap(pair.value)) {
      addComments(own, pair.value);
      for (const one of pair.value.items as Pair[]) {
        if (!own.has(nameOf(one))) own.items.push(one);
        else if (!isSame(own.get(nameOf(one), true), one.value)) settle(own, one, `${key}.${nameOf(one)}`);
      }
    } else if (claimed.has(key) && (prefer === "both" || (isClaimed(own) && isClaimed(pair.value))))
      joinClaimed(all, pair);
    else if (isSeq(own) && isSeq(pair.value)) joinLists(all, pair);
    else settle(all, pair, key);
  }
  if (b.get("unnamed") !== true) all.delete("unnamed");
  dropOwnName(all);
  addName(all, textOf(b.get("name", true)));
  into.commentBefore = [into.commentBefore, old.commentBefore].filter((text) => text).join("\n") || null;
  into.comment = [into.comment, old.comment].filter((text) => text).join("\n") || null;
  return contradictions;
}

/** An attribute's value with who says so. */
function isClaimed(value: unknown): boolean {
  return isMap(value) || (isSeq(value) && value.items.every(isMap));
}

/** Both values of an attribute as claimed ones: rivals, where they cannot both be true. */
function joinClaimed(map: YAMLMap, gone: Pair): void {
  const own: unknown = map.get(nameOf(gone), true);
  const entries = [...itemsOf(own), ...itemsOf(gone.value)].map(entryOf);
  map.set(nameOf(gone), listOf(entries, own));
  keepComments(new Pair(gone.key, null), map);
}

function entryOf(value: unknown): unknown {
  if (!isScalar(value)) return value;
  const entry = new YAMLMap();
  entry.flow = true;
  entry.items = [new Pair(new Scalar("value"), value)];
  return entry;
}

/** The other's name is an alias from now on. */
function addName(map: YAMLMap, name: string): void {
  const known = [textOf(map.get("name", true)), ...itemsOf(map.get("aliases", true)).map(aliasName)];
  if (name === "" || known.includes(name)) return;
  map.set("aliases", union(map.get("aliases", true), name));
}

/** The name that stays does not become an alias. */
function dropOwnName(map: YAMLMap): void {
  const aliases: unknown = map.get("aliases", true);
  if (!isSeq(aliases)) return;
  const name = textOf(map.get("name", true));
  aliases.items = aliases.items.filter((alias) => aliasName(alias) !== name);
  if (aliases.items.length === 0) map.delete("aliases");
}

function aliasName(alias: unknown): string {
  return isMap(alias) ? textOf(alias.get("name", true)) : textOf(alias);
}

function joinRelations(into: YAMLMap, old: YAMLMap): void {
  addComments(into, old);
  for (const pair of old.items) {
    const own: unknown = into.get(nameOf(pair), true);
    if (own === undefined) {
      into.items.push(pair);
      continue;
    }
    keepComments(new Pair(pair.key, null), into);
    const list = listOf([...itemsOf(own), ...itemsOf(pair.value)], own);
    if (isSeq(pair.value)) addComments(list, pair.value);
    into.set(nameOf(pair), list);
  }
}

/** Adds the items of a list that goes to the list that stays. */
function joinLists(map: YAMLMap, gone: Pair): void {
  const own: unknown = map.get(nameOf(gone), true);
  const list = union(own, gone.value);
  if (isSeq(gone.value)) addComments(list, gone.value);
  map.set(nameOf(gone), list);
  const known = new Set(itemsOf(own).map(textOf));
  const repeats = itemsOf(gone.value).filter((item) => known.has(textOf(item)));
  keepComments(new Pair(gone.key, null), map);
  for (const item of repeats) keepComments(new Pair(nameOf(gone), item), map);
}

/** All items of both, each once; a single value counts as a list of one. */
function union(a: unknown, b: unknown): YAMLSeq {
  const items = [...itemsOf(a)];
  const known = new Set(items.map(textOf));
  return listOf([...items, ...itemsOf(b).filter((item) => !known.has(textOf(item)))], a);
}

function itemsOf(node: unknown): readonly unknown[] {
  if (node === undefined || node === null) return [];
  return isSeq(node) ? node.items : [node];
}

/** In the form of the list that was there. */
function listOf(items: readonly unknown[], like: unknown): YAMLSeq {
  const list = new YAMLSeq();
  list.items = [...items];
  list.flow = isSeq(like) ? like.flow === true : items.every((item) => isScalar(item) || typeof item === "string");
  if (isSeq(like)) list.commentBefore = like.commentBefore ?? null;
  return list;
}
