import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { FILE_ORDER, sortKeys } from "../fmt/key-order.ts";
import type { Document } from "../model/document.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { listOf } from "../resolve/symbol-table.ts";
import { applyEdits, type Edit } from "./edits.ts";
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
  const list = `[${ids.map(idText).join(", ")}]`;
  const there = root.items.find((pair) => keyOf(pair) === key);
  if (there !== undefined) return applyEdits(text, [changed(text, root, there, ids, `${key}: ${list}`)]);
  if (ids.length === 0) return text;
  const line = `${key}: ${list}`;
  if (root.flow) {
    const end = root.range?.[1] ?? text.length;
    return applyEdits(text, [{ start: end - 1, end: end - 1, newText: root.items.length > 0 ? `, ${line}` : line }]);
  }
  const before = pairBefore(root, key);
  if (before === undefined) {
    const start = root.range?.[0] ?? 0;
    return applyEdits(text, [{ start, end: start, newText: `${line}${lineEnd(text)}` }]);
  }
  const at = endOfLine(text, endOf(before));
  return applyEdits(text, [{ start: at, end: at, newText: `${lineEnd(text)}${line}` }]);
}

/** The key after which another comes in canonical order; undefined where it comes first. */
function pairBefore(root: YAMLMap, key: IdsKey): Pair | undefined {
  const names = sortKeys([...root.items.map(keyOf), key], (name) => name, FILE_ORDER);
  const name = names[names.indexOf(key) - 1];
  return root.items.find((pair) => keyOf(pair) === name);
}

function changed(text: string, root: YAMLMap, pair: Pair, ids: readonly string[], line: string): Edit {
  const start = rangeOf(pair.key)[0];
  const end = endOf(pair);
  if (ids.length > 0) return grown(text, pair, ids) ?? { start, end, newText: line };
  if (root.flow) {
    const comma = /^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0;
    const ahead = comma > 0 ? 0 : (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0);
    return { start: start - ahead, end: end + comma, newText: "" };
  }
  return { start, end: Math.min(text.length, endOfLine(text, end) + lineEnd(text).length), newText: "" };
}

/** Where ids are only added to a list: the list as it is, comments and all, with them at its end. */
function grown(text: string, { value }: Pair, ids: readonly string[]): Edit | null {
  if (!isSeq(value)) return null;
  const old = value.items.map((item) => (isScalar(item) ? String(item.value) : ""));
  const last = value.items.at(-1);
  if (last === undefined || old.some((id, n) => id !== ids[n])) return null;
  const fresh = ids.slice(old.length).map(idText);
  const at = rangeOf(last)[1];
  if (value.flow) return { start: at, end: at, newText: fresh.map((id) => `, ${id}`).join("") };
  const dash = text.lastIndexOf("-", rangeOf(last)[0]);
  const indent = text.slice(text.lastIndexOf("\n", dash) + 1, dash);
  const end = endOfLine(text, at);
  return { start: end, end, newText: fresh.map((id) => `${lineEnd(text)}${indent}- ${id}`).join("") };
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = typeof node === "object" && node !== null && "range" in node ? node.range : null;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1])] : [0, 0];
}

/** Where the last character of a key and its value ends. */
function endOf(pair: Pair): number {
  return rangeOf(pair.value ?? pair.key)[1] || rangeOf(pair.key)[1];
}

/** The end of the line on which something ends: before its line end, behind its comment. */
function endOfLine(text: string, end: number): number {
  const last = text.slice(0, end).trimEnd().length;
  const line = text.indexOf(lineEnd(text), last);
  return line < 0 ? text.trimEnd().length : line;
}

function lineEnd(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
