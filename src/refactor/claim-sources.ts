import { isNode, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { canonicalLocator } from "../model/locators/locator.ts";
import { OF_EACH_SOURCE } from "../model/several-sources.ts";
import { addComments, isSame, nameOf, textOf } from "./join-entries.ts";

/** The key of a source's id among what is told of it. */
const ID = "id";

/** Whether a claim lists its sources. */
export function hasSources(map: unknown): boolean {
  return map instanceof YAMLMap && isSeq(map.get("source"));
}

/** The keys for which one of some versions of a claim lists a value for each source. */
export function listedKeys(versions: readonly YAMLMap[]): readonly string[] {
  return OF_EACH_SOURCE.filter((key) => versions.some((one) => isSeq(one.get(key))));
}

/** A claim's sources as a list of `{id, at, quote}`, with these keys of each. */
export function sourcesOf(claim: YAMLMap, keys: readonly string[]): YAMLSeq<YAMLMap> {
  const list = new YAMLSeq<YAMLMap>();
  const source: unknown = claim.get("source", true);
  const items: readonly unknown[] = isSeq(source) ? source.items : isNode(source) ? [source] : [];
  list.items = items.map((item, n) => {
    const one = new YAMLMap();
    one.items.push(new Pair(new Scalar(ID), item));
    for (const key of keys) {
      const value: unknown = claim.get(key, true);
      const own: unknown = isSeq(value) ? value.items[n] : value;
      if (isNode(own)) one.items.push(new Pair(new Scalar(key), isSeq(value) ? own : own.clone()));
    }
    return one;
  });
  return list;
}

/** Writes such a list into a claim, in the order of its keys. False where some lack a value that others have: that no list can say. */
export function writeSources(claim: YAMLMap, list: YAMLSeq<YAMLMap>, keys: readonly string[]): boolean {
  const count = list.items.length;
  const columns = [ID, ...keys].map((key) => list.items.flatMap((one) => one.get(key, true) ?? []));
  if (columns.some(({ length }) => length !== 0 && length !== count)) return false;
  for (const [n, key] of ["source", ...keys].entries()) put(claim, key, columns[n] ?? []);
  return true;
}

function put(claim: YAMLMap, key: string, values: readonly unknown[]): void {
  const [first, ...others] = values;
  const there = claim.items.find((pair) => nameOf(pair) === key);
  if (first === undefined) {
    claim.items = claim.items.filter((pair) => pair !== there);
    return;
  }
  const value: unknown = others.length === 0 ? first : listLike(there?.value, values);
  if (there) there.value = value;
  else claim.items.push(new Pair(new Scalar(key), value));
}

function listLike(before: unknown, items: readonly unknown[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items = [...items];
  list.flow = isSeq(before) ? before.flow === true : true;
  if (isSeq(before)) addComments(list, before);
  return list;
}

/** A claim in several sources as a claim in each. */
export function writtenOut(claim: YAMLMap): readonly YAMLMap[] {
  const keys = listedKeys([claim]);
  return sourcesOf(claim, keys).items.map((one, n) => {
    const own = n === 0 ? (claim.clone() as YAMLMap) : withoutComments(claim.clone() as YAMLMap);
    const list = new YAMLSeq<YAMLMap>();
    list.items = [one];
    writeSources(own, list, keys);
    return own;
  });
}

function withoutComments(claim: YAMLMap): YAMLMap {
  claim.commentBefore = null;
  claim.comment = null;
  for (const { key } of claim.items) if (isNode(key)) key.commentBefore = null;
  return claim;
}

/**
 * Leaves one of the sources of a claim that have come to be the same, with the places of all. False where they are quoted differently: these are
 * claims of their own.
 */
export function joinSources(claim: YAMLMap, id: string): boolean {
  const keys = listedKeys([claim]);
  const list = sourcesOf(claim, keys);
  const same = list.items.filter((one) => textOf(one.get(ID, true)) === id);
  const [first, ...others] = same;
  if (first === undefined || others.length === 0) return true;
  if (others.some((one) => !isSame(one.get("quote", true), first.get("quote", true)))) return false;
  const places = [...new Set(same.map((one) => textOf(one.get("at", true))))];
  const at: unknown = first.get("at", true);
  if (isScalar(at)) at.value = canonicalLocator(places.join(", "));
  for (const one of others) {
    const gone: unknown = one.get(ID, true);
    if (isNode(gone)) addComments(claim, gone);
  }
  list.items = list.items.filter((one) => !others.includes(one));
  writeSources(claim, list, keys);
  return true;
}
