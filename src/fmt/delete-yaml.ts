import { isNode, type YAMLMap, type YAMLSeq } from "yaml";
import { columnOf, commentsIn, endOf, keyOf, lineEndAfter, pairEnd, type Splice, startOf } from "./yaml-places.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** A text, and what is to be put in place of its pieces. */
interface Deletion {
  readonly text: string;
  readonly splices: Splice[];
}

/** Behind a dash, the first key that stays takes the place of those before it. How many these are. */
export function deleteFirst({ text, splices }: Deletion, map: YAMLMap, after: Mapping): number {
  const start = startOf(map.items[0]?.key);
  const stays = map.items.findIndex((pair) => Object.hasOwn(after, keyOf(pair)));
  const isOnOwnLine = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim() === "";
  if (map.flow || isOnOwnLine || stays < 1) return 0;
  const end = startOf(map.items[stays]?.key);
  const pad = " ".repeat(columnOf(text, start));
  splices.push({
    start,
    end,
    text: commentsIn(text.slice(start, end))
      .map((one) => `${one}\n${pad}`)
      .join(""),
  });
  return stays;
}

/** A key with its value goes; comments behind it stay. */
export function deletePair({ text, splices }: Deletion, map: YAMLMap, n: number): void {
  const pair = map.items[n];
  if (pair === undefined) return;
  const [start, end] = [startOf(pair.key), pairEnd(pair)];
  const next = map.items[n + 1];
  if (map.flow) {
    const before = map.items[n - 1];
    if (next !== undefined) splices.push({ start, end: startOf(next.key), text: "" });
    else splices.push({ start: before === undefined ? start : pairEnd(before), end, text: "" });
    return;
  }
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const pad = " ".repeat(columnOf(text, start));
  const stop = lineEndAfter(text, end);
  const comments = commentsIn(text.slice(start, stop));
  splices.push({ start: lineStart, end: stop, text: comments.map((one) => `${pad}${one}\n`).join("") });
}

/** An item of a list goes; comments behind it stay. */
export function deleteItem({ text, splices }: Deletion, seq: YAMLSeq, n: number): void {
  const node = seq.items[n];
  if (!isNode(node)) return;
  const [before, next] = [seq.items[n - 1], seq.items[n + 1]];
  if (seq.flow) {
    if (isNode(next)) splices.push({ start: startOf(node), end: startOf(next), text: "" });
    else splices.push({ start: isNode(before) ? endOf(before) : startOf(node), end: endOf(node), text: "" });
    return;
  }
  const indent = " ".repeat(columnOf(text, startOf(seq)));
  const dash = text.lastIndexOf(`${indent}-`, startOf(node));
  const stop = lineEndAfter(text, endOf(node));
  const comments = commentsIn(text.slice(startOf(node), stop));
  splices.push({ start: dash, end: stop, text: comments.map((one) => `${indent}${one}\n`).join("") });
}
