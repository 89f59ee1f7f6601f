import { type Document, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { PROJECT_FILE } from "../project/keys.ts";
import { FAMILIES_FILE } from "../schema/read-families.ts";
import {
  ALIAS_ORDER,
  ASSESSMENT_ORDER,
  CLAIM_ORDER,
  CLOCK_ORDER,
  ENTITY_TYPE_ORDER,
  ENTRY_ORDER,
  FAMILY_ORDER,
  FILE_ORDER,
  type KeyOrder,
  LENS_ORDER,
  PROJECT_ORDER,
  RELATION_TYPE_ORDER,
  sortKeys,
  VIEW_ORDER,
} from "./key-order.ts";

/** Puts the keys of a project's file into canonical order, each with the comments before it. Changes the document. */
export function orderDocument(document: Document.Parsed, path: string): void {
  const root = document.contents;
  if (!isMap(root)) return;
  const top = root.items[0];
  orderRoot(root, path);
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

function orderRoot(root: YAMLMap, path: string): void {
  if (path === PROJECT_FILE) {
    orderKeys(root, PROJECT_ORDER);
    for (const view of listOf(root.get("views", true))) {
      if (!isMap(view)) continue;
      orderKeys(view, VIEW_ORDER);
      orderItems(view.get("clocks", true), CLOCK_ORDER);
      orderItems(view.get("lens", true), LENS_ORDER);
    }
    return;
  }
  if (path === FAMILIES_FILE) {
    // The order of the families is that of the legend.
    for (const { value } of root.items) orderItems(value, FAMILY_ORDER);
    return;
  }
  if (path.startsWith("schema/")) {
    orderKeys(root, path.startsWith("schema/relations/") ? RELATION_TYPE_ORDER : ENTITY_TYPE_ORDER);
    return;
  }
  orderKeys(root, FILE_ORDER);
  orderItems(root.get("aliases", true), ALIAS_ORDER);
  orderEntry(root);
  // An attribute whose value comes with claims is an entry like those of relations.
  for (const pair of root.items) {
    if (!["claims", "relations"].includes(nameOf(pair))) orderEntries(pair.value, (entry) => entry.has("value"));
  }
  const relations: unknown = root.get("relations", true);
  if (!isMap(relations)) return;
  for (const { value } of relations.items) orderEntries(value, () => true);
}

function orderEntries(node: unknown, isEntry: (map: YAMLMap) => boolean): void {
  for (const entry of listOf(node)) {
    if (!isMap(entry) || !isEntry(entry)) continue;
    orderKeys(entry, ENTRY_ORDER);
    orderEntry(entry);
  }
}

function orderEntry(entry: YAMLMap): void {
  orderItems(entry.get("claims", true), CLAIM_ORDER);
  orderItems(entry.get("assessment", true), ASSESSMENT_ORDER);
}

function orderItems(node: unknown, order: KeyOrder): void {
  for (const item of listOf(node)) if (isMap(item)) orderKeys(item, order);
}

function listOf(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : [node];
}

function orderKeys(map: YAMLMap, order: KeyOrder): void {
  map.items = sortKeys(map.items, nameOf, order);
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}
