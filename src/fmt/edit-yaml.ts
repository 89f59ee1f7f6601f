import { isDeepStrictEqual } from "node:util";
import { isCollection, isMap, isNode, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { isMapping } from "../model/mapping.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { parseYaml } from "../parse/parse-yaml.ts";
import { blockYaml, flowItemYaml, flowPairYaml, flowYaml, itemYaml, pairYaml } from "./block-yaml.ts";
import { deleteFirst, deleteItem, deletePair } from "./delete-yaml.ts";
import { ALONE, type Draft } from "./draft.ts";
import { hasAnchors } from "./format-yaml.ts";
import { FILE_ORDER, type KeyOrder, orderBelow, ownOrder, rankOf } from "./key-order.ts";
import { laidOutAsBefore } from "./laid-out.ts";
import {
  applySplices,
  columnOf,
  commentsIn,
  endOf,
  keyOf,
  lineEndAfter,
  pairEnd,
  type Splice,
  shareKeys,
  startOf,
  toList,
} from "./yaml-places.ts";

type Mapping = Readonly<Record<string, unknown>>;
type Edit = { readonly text: string; readonly draft: Draft; readonly splices: Splice[] };

/**
 * A data file with other content: only the lines that say something else change, comments stay. A file that was canonical is
 * canonical afterwards. Null where the file uses anchors, behind which two places may be one.
 */
export function editYaml(path: string, text: string, before: Mapping, draft: Draft): string | null {
  // A file that is as it is written here has neither comments nor a layout to keep: it is written anew, ten times as fast.
  if (text === blockYaml(before, FILE_ORDER)) return blockYaml(draft.value, FILE_ORDER);
  const document = composeYaml(text);
  const root = document.contents;
  if (!isMap(root) || hasAnchors(document)) return null;
  const edit: Edit = { text, draft, splices: [] };
  editMap(edit, root, before, draft.value, FILE_ORDER, 0);
  const edited = applySplices(text, edit.splices);
  const again = parseYaml({ path, text: edited });
  if (again.findings.length > 0 || !isDeepStrictEqual(again.value, draft.value))
    throw new Error(`an edit of ${path} did not give what it should`);
  return laidOutAsBefore(path, text, edited);
}

/** @param shift how much further to the right its lines go */
function editMap(edit: Edit, map: YAMLMap, before: Mapping, after: Mapping, given: KeyOrder, shift: number): void {
  const order = ownOrder(given, (key) => Object.hasOwn(after, key));
  const kept: Pair[] = [];
  const first = deleteFirst(edit, map, after);
  for (const [n, pair] of map.items.entries()) {
    const key = keyOf(pair);
    if (!Object.hasOwn(after, key)) {
      if (n >= first) deletePair(edit, map, n);
      continue;
    }
    kept.push(pair);
    const [old, now] = [before[key], after[key]];
    if (!isDeepStrictEqual(old, now) || isMoved(edit, now))
      editValue(edit, map, pair, old, now, orderBelow(order, key), shift);
  }
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  for (const key of added.sort((a, b) => rankOf(a, order) - rankOf(b, order))) {
    const rank = rankOf(key, order);
    const previous = kept.findLast((pair) => rankOf(keyOf(pair), order) <= rank);
    insertPair(edit, map, previous, key, after[key], order, shift);
  }
}

/** A list may hold the same items, one of them at another place. */
function isMoved({ draft }: Edit, now: unknown): boolean {
  return Array.isArray(now) && now.some((item, n) => isMapping(item) && (draft.places.get(item) ?? n) !== n);
}

function editValue(
  edit: Edit,
  map: YAMLMap,
  pair: Pair,
  old: unknown,
  now: unknown,
  order: KeyOrder,
  shift: number,
): void {
  const node = isNode(pair.value) ? pair.value : null;
  const isFirst = Array.isArray(now) && isMapping(now[0]) && edit.draft.places.get(now[0]) === ALONE;
  if (isMap(node) && isMapping(now) && isMapping(old) && shareKeys(old, now))
    editMap(edit, node, old, now, order, shift);
  else if (isSeq(node) && Array.isArray(now) && now.length > 0) editSeq(edit, node, toList(old), now, order, shift);
  else if (node !== null && isFirst && !map.flow) listAlone(edit, pair, node, old, now, order, shift);
  else replaceValue(edit, map, pair, now, order, shift);
}

/** One entry becomes the first of several. */
function listAlone(
  edit: Edit,
  pair: Pair,
  node: Node,
  old: unknown,
  now: readonly unknown[],
  order: KeyOrder,
  shift: number,
): void {
  const { text, splices } = edit;
  const indent = columnOf(text, startOf(pair.key)) + 2;
  const [first, ...others] = now;
  const end = lineEndAfter(text, endOf(node));
  if (isMap(node) && !node.flow && isMapping(old) && isMapping(first)) {
    // The first key that stays goes behind the dash.
    const start = startOf(node.items.find((one) => Object.hasOwn(first, keyOf(one)))?.key);
    splices.push({ start, end: start, text: "- " });
    editMap(edit, node, old, first, order, shift + 2);
    // Lines that are added or written anew have their indentation.
    const isGone = (at: number): boolean => splices.some((one) => one.start <= at && at < one.end);
    for (let at = text.indexOf("\n", start) + 1; at > 0 && at < end; at = text.indexOf("\n", at) + 1)
      if (text[at] !== "\n" && text[at] !== "\r" && !isGone(at)) splices.push({ start: at, end: at, text: "  " });
  } else {
    const colon = text.indexOf(":", endOf(pair.key)) + 1;
    splices.push({ start: colon, end: startOf(node), text: `\n${" ".repeat(indent + shift)}- ` });
    if (isMap(node) && isMapping(old) && isMapping(first)) editMap(edit, node, old, first, order, shift);
    else splices.push({ start: startOf(node), end: endOf(node), text: flowYaml(first, order) });
  }
  insertLines(edit, end, others.map((item) => itemYaml(item, order, indent + shift)).join(""));
}

function editSeq(
  edit: Edit,
  seq: YAMLSeq,
  old: readonly unknown[],
  now: readonly unknown[],
  order: KeyOrder,
  shift: number,
): void {
  const { text, splices } = edit;
  const indent = columnOf(text, startOf(seq)) + shift;
  let previous = -1;
  const kept = new Set<number>();
  const added: { readonly after: number; readonly item: unknown }[] = [];
  for (const item of now) {
    const at = placeIn(edit, old, item, previous);
    if (at === undefined) {
      added.push({ after: previous, item });
      continue;
    }
    previous = at;
    kept.add(at);
    const node = seq.items[at];
    const was = old[at];
    if (isDeepStrictEqual(was, item) || !isNode(node)) continue;
    if (isMap(node) && isMapping(was) && isMapping(item) && shareKeys(was, item))
      editMap(edit, node, was, item, order, shift);
    else if (seq.flow) splices.push({ start: startOf(node), end: endOf(node), text: flowItemYaml(item, order) });
    else replaceItem(edit, node, item, order, indent);
  }
  for (const n of seq.items.keys()) if (!kept.has(n)) deleteItem(edit, seq, n);
  for (const { after, item } of added) {
    const node = seq.items[after];
    const end = isNode(node) ? endOf(node) : undefined;
    if (seq.flow) {
      if (end === undefined)
        splices.push({
          start: startOf(seq) + 1,
          end: startOf(seq) + 1,
          text: `${flowItemYaml(item, order)}${kept.size > 0 ? ", " : ""}`,
        });
      else splices.push({ start: end, end, text: `, ${flowItemYaml(item, order)}` });
    } else if (end === undefined) {
      const start = startOf(seq);
      const lineStart = text.lastIndexOf("\n", start - 1) + 1;
      const made = itemYaml(item, order, indent);
      // A whole line: the first item may go, and its indentation with it.
      if (shift === 0 && text.slice(lineStart, start).trim() === "")
        splices.push({ start: lineStart, end: lineStart, text: made });
      else splices.push({ start, end: start, text: `${made.trimStart()}${" ".repeat(indent)}` });
    } else insertLines(edit, lineEndAfter(text, end), itemYaml(item, order, indent));
  }
}

/** Where an item of a list was before, after the place of the one before it. */
function placeIn({ draft }: Edit, old: readonly unknown[], item: unknown, previous: number): number | undefined {
  if (isMapping(item)) {
    const at = draft.places.get(item);
    return at !== undefined && at > previous ? at : undefined;
  }
  const at = old.findIndex((was, n) => n > previous && was === item);
  return at < 0 ? undefined : at;
}

function insertPair(
  edit: Edit,
  map: YAMLMap,
  previous: Pair | undefined,
  key: string,
  value: unknown,
  order: KeyOrder,
  shift: number,
): void {
  const { text, splices } = edit;
  const [first] = map.items;
  if (map.flow) {
    const pair = flowPairYaml(key, value, orderBelow(order, key));
    if (previous !== undefined) splices.push({ start: pairEnd(previous), end: pairEnd(previous), text: `, ${pair}` });
    else
      splices.push({ start: startOf(map) + 1, end: startOf(map) + 1, text: first === undefined ? pair : `${pair}, ` });
    return;
  }
  const start = startOf(first?.key);
  const indent = columnOf(text, start) + shift;
  const pair = pairYaml(key, value, order, indent);
  const pad = " ".repeat(indent);
  if (previous !== undefined) insertLines(edit, lineEndAfter(text, pairEnd(previous)), pad + pair);
  else splices.push({ start, end: start, text: pair + pad });
}

function insertLines({ text, splices }: Edit, at: number, lines: string): void {
  if (lines === "") return;
  const isOpen = at === text.length && !text.endsWith("\n");
  splices.push({ start: at, end: at, text: isOpen ? `\n${lines}` : lines });
}

function replaceItem({ text, splices }: Edit, node: Node, item: unknown, order: KeyOrder, indent: number): void {
  const [start, end] = [startOf(node), endOf(node)];
  const comments = commentsIn(text.slice(start, end));
  const pad = " ".repeat(indent + 2);
  const made = itemYaml(item, order, indent).slice(indent + 2);
  const lines = text[end - 1] === "\n" ? made : made.trimEnd();
  splices.push({ start, end, text: comments.map((one) => `${one}\n${pad}`).join("") + lines });
}

function replaceValue(
  { text, splices }: Edit,
  map: YAMLMap,
  pair: Pair,
  now: unknown,
  order: KeyOrder,
  shift: number,
): void {
  const key = startOf(pair.key);
  const colon = text.indexOf(":", endOf(pair.key)) + 1;
  const end = pairEnd(pair);
  if (map.flow) {
    const made = flowPairYaml("x", now, order).slice(3);
    splices.push({ start: colon, end: Math.max(colon, end), text: ` ${made}` });
    return;
  }
  const indent = columnOf(text, key) + shift;
  const comments = isCollection(pair.value) ? commentsIn(text.slice(colon, end)) : [];
  if (comments.length > 0)
    splices.push({ start: key, end: key, text: comments.map((one) => `${one}\n${" ".repeat(indent)}`).join("") });
  const made =
    Array.isArray(now) && now.length > 0
      ? `\n${now.map((item) => itemYaml(item, order, indent + 2)).join("")}`
      : isMapping(now) && Object.keys(now).length > 0
        ? `\n${blockYaml(now, order, indent + 2)}`
        : ` ${flowYaml(now, order)}\n`;
  splices.push({ start: colon, end: Math.max(colon, end), text: text[end - 1] === "\n" ? made : made.trimEnd() });
}
