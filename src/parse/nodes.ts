import type { Alias, Node, Pair, YAMLMap, YAMLSeq } from "yaml";
import { memo } from "../model/lazy.ts";
import { composeYaml, nestsTooDeep } from "./compose-yaml.ts";
import { escapesIn } from "./escapes.ts";
import { yaml } from "./yaml-library.ts";

/** The nodes of a file, as findings ask for them: thousands may, so each mapping and list is gone through once. */
export interface Nodes {
  readonly text: string;
  /** null where the file holds nothing, or what is hostile. */
  readonly root: Node | null;
  member(map: YAMLMap, key: string): Pair | undefined;
  /** The first item of a list with that text. */
  item(list: YAMLSeq, text: string): Node | null;
  /** The node that an alias stands for: the last before it that has the anchor. */
  targetOf(alias: Alias): Node | null;
  /** What the alias that begins there stands for. */
  aliasAt(start: number): Node | null;
  /** A node's offsets. */
  rangeOf(node: Node): [number, number] | undefined;
  /** Where a part of the value between two offsets is written, as it is or as an escape. */
  partOf(start: number, end: number, part: string): [number, number] | undefined;
}

export function createNodes(text: string): Nodes {
  const document = nestsTooDeep(text) >= 0 ? undefined : composeYaml(text);
  const members = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  const items = new WeakMap<YAMLSeq, ReadonlyMap<string, Node>>();
  const ranges = new WeakMap<Node, [number, number]>();
  let targets: ReadonlyMap<Node, Node> | undefined;
  const nodes: Nodes = {
    text,
    root: document?.contents ?? null,
    member: (map, key) => memo(members, map, membersOf).get(key),
    item: (list, wanted) => memo(items, list, itemsOf).get(wanted) ?? null,
    targetOf(alias) {
      targets ??= targetsOf(document?.contents ?? null);
      return targets.get(alias) ?? null;
    },
    aliasAt(start) {
      const { visit } = yaml();
      let found: Node | null = null;
      visit(document?.contents ?? null, {
        Alias(_key, alias): symbol | undefined {
          if (alias.range?.[0] !== start) return undefined;
          found = nodes.targetOf(alias);
          return visit.BREAK;
        },
      });
      return found;
    },
    rangeOf(node) {
      const { range } = node;
      // Blocks reach to the next token; people mean their last visible character.
      return range ? memo(ranges, node, () => [range[0], visibleEnd(text, range[0], range[1])]) : undefined;
    },
    partOf(start, end, part) {
      const source = text.slice(start, end);
      const at = source.indexOf(part);
      if (at >= 0) return [start + at, start + at + part.length];
      if (!source.startsWith('"')) return undefined;
      const escaped = escapesIn(source).find(({ character }) => character === part);
      return escaped && [start + escaped.start, start + escaped.end];
    },
  };
  return nodes;
}

function membersOf({ items }: YAMLMap): ReadonlyMap<string, Pair> {
  const { isScalar } = yaml();
  const members = new Map<string, Pair>();
  for (const pair of items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (key !== undefined && !members.has(key)) members.set(key, pair);
  }
  return members;
}

function itemsOf({ items }: YAMLSeq): ReadonlyMap<string, Node> {
  const { isScalar } = yaml();
  const nodes = new Map<string, Node>();
  for (const item of items) if (isScalar(item) && !nodes.has(String(item.value))) nodes.set(String(item.value), item);
  return nodes;
}

function targetsOf(root: Node | null): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  yaml().visit(root, {
    Alias(_key, alias) {
      const target = anchors.get(alias.source);
      if (target) targets.set(alias, target);
    },
    Value(_key, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function visibleEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.slice(at - 1, at).trim() === "") at -= 1;
  return at;
}
