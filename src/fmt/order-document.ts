import { type Document, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { PROJECT_FILE } from "../project/keys.ts";
import { FAMILIES_FILE } from "../schema/read-families.ts";
import {
  ENTITY_TYPE_ORDER,
  FAMILIES_ORDER,
  FILE_ORDER,
  type KeyOrder,
  NO_ORDER,
  orderBelow,
  ownOrder,
  PROJECT_ORDER,
  RELATION_TYPE_ORDER,
  sortKeys,
} from "./key-order.ts";

/** Puts the keys of a project's file into canonical order, each with the comments before it. Changes the document. */
export function orderDocument(document: Document.Parsed, path: string): void {
  const root = document.contents;
  if (!isMap(root)) return;
  const top = root.items[0];
  orderKeys(root, orderOfFile(path));
  keepHeader(top, root.items[0]);
}

/** A comment at the top is about the file, not about the key that happened to come first. */
function keepHeader(before: Pair | undefined, now: Pair | undefined): void {
  if (before === now || !isNode(before?.key) || !isNode(now?.key) || !before.key.commentBefore) return;
  const own = now.key.commentBefore;
  now.key.commentBefore = own ? `${before.key.commentBefore}\n${own}` : before.key.commentBefore;
  now.key.spaceBefore = false;
  before.key.commentBefore = null;
}

/** The order of the keys of a project's file. */
export function orderOfFile(path: string): KeyOrder {
  if (path === PROJECT_FILE) return PROJECT_ORDER;
  if (path === FAMILIES_FILE) return FAMILIES_ORDER;
  if (path.startsWith("schema/relations/")) return RELATION_TYPE_ORDER;
  return path.startsWith("schema/") ? ENTITY_TYPE_ORDER : FILE_ORDER;
}

/** Of a mapping, and of all within it. */
function orderKeys(map: YAMLMap, given: KeyOrder): void {
  const order = ownOrder(given, (key) => map.has(key));
  if (order === NO_ORDER) return;
  map.items = sortKeys(map.items, nameOf, order);
  for (const pair of map.items) {
    const below = orderBelow(order, nameOf(pair));
    for (const item of isSeq(pair.value) ? pair.value.items : [pair.value]) if (isMap(item)) orderKeys(item, below);
  }
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}
