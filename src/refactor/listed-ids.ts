import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { deletePair } from "../fmt/delete-yaml.ts";
import { FILE_ORDER, sortKeys } from "../fmt/key-order.ts";
import {
  applySplices,
  columnOf,
  commentsIn,
  endOf,
  keyOf,
  lineEndAfter,
  pairEnd,
  type Splice,
  startOf,
} from "../fmt/yaml-places.ts";
import type { Document } from "../model/document.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { listOf } from "../resolve/symbol-table.ts";
import { idText } from "./id-text.ts";

/** Keys of an entity that list ids. */
export type IdsKey = "former_ids" | "not_same_as";

export function formerIdsOf({ value }: Document): readonly string[] {
  return listOf(value["former_ids"]).filter((id) => typeof id === "string");
}

/** A file's text with these ids under a key; all other bytes stay. An empty list takes the key away. */
export function withIds(text: string, key: IdsKey, ids: readonly string[]): string {
  const root = composeYaml(text).contents;
  if (!isMap(root)) return text;
  const line = `${key}: [${ids.map(idText).join(", ")}]`;
  const splices: Splice[] = [];
  const n = root.items.findIndex((pair) => keyOf(pair) === key);
  const there = root.items[n];
  if (there === undefined) {
    if (ids.length > 0) splices.push(inserted(text, root, key, line));
  } else if (ids.length === 0) deletePair({ text, splices }, root, n);
  else splices.push(grown(text, there, ids) ?? replaced(text, root, there, line));
  return applySplices(text, splices);
}

function inserted(text: string, root: YAMLMap, key: IdsKey, line: string): Splice {
  if (root.flow) {
    const end = (root.range?.[1] ?? text.length) - 1;
    return { start: end, end, text: root.items.length > 0 ? `, ${line}` : line };
  }
  const before = pairBefore(root, key);
  if (before !== undefined) return below(text, pairEnd(before), line);
  return { start: startOf(root), end: startOf(root), text: `${line}\n` };
}

/** The key after which another comes in canonical order; undefined where it comes first. */
function pairBefore(root: YAMLMap, key: IdsKey): Pair | undefined {
  const names = sortKeys([...root.items.map(keyOf), key], (name) => name, FILE_ORDER);
  const name = names[names.indexOf(key) - 1];
  return root.items.find((pair) => keyOf(pair) === name);
}

/** Other ids for those that are there, below the comments that were among these. */
function replaced(text: string, { flow }: YAMLMap, pair: Pair, line: string): Splice {
  const [start, end] = [startOf(pair.key), pairEnd(pair)];
  const comments = flow ? [] : commentsIn(text.slice(start, end));
  return { start, end, text: [...comments, line].join("\n") };
}

/** Where ids are only added to a list: the list as it is, comments and all, with them at its end. */
function grown(text: string, { value }: Pair, ids: readonly string[]): Splice | null {
  if (!isSeq(value)) return null;
  const old = value.items.map((item) => (isScalar(item) ? String(item.value) : ""));
  const last = value.items.at(-1);
  if (last === undefined || old.some((id, n) => id !== ids[n])) return null;
  const fresh = ids.slice(old.length).map(idText);
  const at = endOf(last);
  if (value.flow) return { start: at, end: at, text: fresh.map((id) => `, ${id}`).join("") };
  if (fresh.length === 0) return { start: at, end: at, text: "" };
  const indent = " ".repeat(columnOf(text, startOf(value)));
  return below(text, at, fresh.map((id) => `${indent}- ${id}`).join("\n"));
}

/** Lines below the one on which something ends, its comment and a block of text included, but no empty line. */
function below(text: string, end: number, lines: string): Splice {
  const at = lineEndAfter(text, text.slice(0, end).trimEnd().length);
  const isOpen = at === text.length && !text.endsWith("\n");
  return { start: at, end: at, text: isOpen ? `\n${lines}` : `${lines}\n` };
}
