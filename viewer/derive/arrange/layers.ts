import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import { stepsFrom, tiesOf } from "../../../src/draw/links.ts";
import { compareText } from "../../../src/model/order.ts";
import type { Place } from "./arranged.ts";

/** One entity commands another, or has it as a part or a member. */
export interface Rank {
  readonly above: string;
  readonly below: string;
}

export interface Layers {
  /** Only of what a rank leads from or to. */
  readonly places: ReadonlyMap<string, Place>;
  /** Of the tallest group. */
  readonly levels: number;
  /** Groups that no rank ties to one another. */
  readonly groups: number;
  /** Ranks that close a circle: what is above is not drawn above. */
  readonly circular: number;
}

/** What is laid out as one: its places run right and down from its corner. */
interface Block {
  readonly places: ReadonlyMap<string, Place>;
  readonly width: number;
  readonly height: number;
}

interface Group extends Block {
  readonly levels: number;
}

/** Between two marks above one another. */
const ROW = 33;
/** How far each mark of a list is indented, so that no line runs through the marks above it. */
const INDENT = 12;
/** A list of more begins another column. */
const LONGEST = 6;
/** More layers than this crossed by the ranks of one group take a second to order. */
const MOST_CROSSED = 1_500;
const BETWEEN_LEVELS = 34;
const BETWEEN_GROUPS = 40;
/** A canvas is wider than high, and its lower edge is taken up by words. */
const WIDER = 2;

/**
 * Who ranks above whom, from the top down. Those that only one other ranks above, and that rank above none, are a list under it: side by side
 * they would be wider than any screen. Groups without a tie lie side by side, the tallest first.
 *
 * @param widthOf the room that an entity's mark and name take up, in units of the places
 */
export function inLayers(ranks: Iterable<Rank>, widthOf: (id: string) => number): Layers {
  const own = new Map([...ranks].map((rank) => [`${rank.above} ${rank.below}`, rank]));
  const sorted = [...own]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, rank]) => (rank.above === rank.below ? [] : [rank]));
  const groups = apart(sorted).map((group) => {
    const heights = heightsOf(group);
    return crossed(group, heights) > MOST_CROSSED ? stacked(heights, widthOf) : levelled(group, widthOf);
  });
  const places = packed(groups);
  const heightOf = (id: string): number => places.get(id)?.[1] ?? 0;
  return {
    places,
    levels: Math.max(0, ...groups.map(({ levels }) => levels)),
    groups: groups.length,
    circular: sorted.filter(({ above, below }) => heightOf(above) <= heightOf(below)).length,
  };
}

/** The ranks of each group that nothing ties to the others. */
function apart(ranks: readonly Rank[]): readonly (readonly Rank[])[] {
  const ties = tiesOf(ranks.map(({ above, below }) => ({ source: above, target: below })));
  const groupOf = new Map<string, Rank[]>();
  for (const { above } of ranks) {
    if (groupOf.has(above)) continue;
    const group: Rank[] = [];
    for (const id of stepsFrom([above], ties).keys()) groupOf.set(id, group);
  }
  for (const rank of ranks) groupOf.get(rank.above)?.push(rank);
  return [...new Set(groupOf.values())];
}

/** How many ranks lead on from each entity, along the longest way down; a rank that closes a circle does not count. */
function heightsOf(ranks: readonly Rank[]): ReadonlyMap<string, number> {
  const below = new Map<string, string[]>();
  for (const rank of ranks) below.set(rank.above, [...(below.get(rank.above) ?? []), rank.below]);
  const heights = new Map<string, number>();
  const open = new Set<string>();
  const heightOf = (id: string): number => {
    const known = heights.get(id);
    if (known !== undefined) return known;
    if (open.has(id)) return -1;
    open.add(id);
    const height = (below.get(id) ?? []).reduce((most, next) => Math.max(most, heightOf(next) + 1), 0);
    heights.set(id, height);
    return height;
  };
  for (const { above } of ranks) heightOf(above);
  return heights;
}

/** The layers that the ranks of a group cross: with these, the time that a layout takes grows steeply. */
function crossed(ranks: readonly Rank[], heights: ReadonlyMap<string, number>): number {
  const heightOf = (id: string): number => heights.get(id) ?? 0;
  return ranks.reduce((sum, { above, below }) => sum + Math.abs(heightOf(above) - heightOf(below)), 0);
}

/** The layers alone, where so much is tied to so much that no order within them would show it. */
function stacked(heights: ReadonlyMap<string, number>, widthOf: (id: string) => number): Group {
  const levels: string[][] = [];
  for (const [id, height] of heights) levels[height] = [...(levels[height] ?? []), id];
  const places = new Map<string, Place>();
  let [top, width] = [0, 0];
  for (const ids of levels.toReversed()) {
    const block = listBlock(ids.sort(compareText), widthOf);
    for (const [id, [x, y]] of block.places) places.set(id, [x, top + y]);
    top += block.height + BETWEEN_LEVELS;
    width = Math.max(width, block.width);
  }
  return { places, width, height: top - BETWEEN_LEVELS, levels: levels.length };
}

function levelled(ranks: readonly Rank[], widthOf: (id: string) => number): Group {
  const lists = listsOf(ranks);
  const listed = new Set([...lists.values()].flat());
  const blocks: Block[] = [];
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ nodesep: 14, edgesep: 10, ranksep: BETWEEN_LEVELS, rankalign: "top" });
  graph.setDefaultEdgeLabel(() => ({}));
  const add = (block: Block): string => {
    const name = `block ${blocks.push(block)}`;
    graph.setNode(name, { width: block.width, height: block.height });
    return name;
  };
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? add(listBlock([id], widthOf));
    names.set(id, name);
    return name;
  };
  for (const { above, below } of ranks) if (!listed.has(below)) graph.setEdge(nameOf(above), nameOf(below));
  for (const [above, ids] of lists) graph.setEdge(nameOf(above), add(listBlock(ids, widthOf)), { weight: ids.length });
  layout(graph);
  const places = new Map<string, Place>();
  const tops = new Set<number>();
  for (const [n, block] of blocks.entries()) {
    const { x = 0, y = 0 } = graph.node(`block ${n + 1}`);
    const [left, top] = [x - block.width / 2, y - block.height / 2];
    tops.add(Math.round(top));
    for (const [id, [dx, dy]] of block.places) places.set(id, [left + dx, top + dy]);
  }
  const { width = 0, height = 0 } = graph.graph();
  return { places, width, height, levels: tops.size };
}

/** By whom they belong to: those that rank above none and belong to one alone. */
function listsOf(ranks: readonly Rank[]): ReadonlyMap<string, readonly string[]> {
  const commands = new Set(ranks.map(({ above }) => above));
  const owners = new Map<string, string[]>();
  for (const { above, below } of ranks) owners.set(below, [...(owners.get(below) ?? []), above]);
  const lists = new Map<string, string[]>();
  for (const [id, [owner, ...more]] of owners) {
    if (owner === undefined || more.length > 0 || commands.has(id)) continue;
    lists.set(owner, [...(lists.get(owner) ?? []), id]);
  }
  return lists;
}

/** Names below one another, in as many columns as it takes. */
function listBlock(ids: readonly string[], widthOf: (id: string) => number): Block {
  const each = Math.ceil(ids.length / Math.ceil(ids.length / LONGEST));
  const places = new Map<string, Place>();
  let left = 0;
  for (let from = 0; from < ids.length; from += each) {
    const column = ids.slice(from, from + each);
    for (const [n, id] of column.entries()) places.set(id, [left + n * INDENT, (n + 0.5) * ROW]);
    left += Math.max(...column.map((id, n) => widthOf(id) + n * INDENT));
  }
  return { places, width: left, height: each * ROW };
}

/** Rows of groups, together about as wide as a canvas. Here, y runs up. */
function packed(groups: readonly Group[]): ReadonlyMap<string, Place> {
  const area = groups.reduce((sum, { width, height }) => sum + (width + BETWEEN_GROUPS) * (height + BETWEEN_GROUPS), 0);
  const widest = Math.max(Math.sqrt(area * WIDER), ...groups.map(({ width }) => width));
  const places = new Map<string, Place>();
  let [left, top, tallest] = [0, 0, 0];
  for (const { places: own, width, height } of groups.toSorted((a, b) => b.height - a.height || b.width - a.width)) {
    if (left > 0 && left + width > widest) [left, top, tallest] = [0, top + tallest + BETWEEN_GROUPS, 0];
    for (const [id, [x, y]] of own) places.set(id, [left + x, -(top + y)]);
    left += width + BETWEEN_GROUPS;
    tallest = Math.max(tallest, height);
  }
  return places;
}
