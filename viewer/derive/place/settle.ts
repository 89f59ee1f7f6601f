import type { SerializedGraph } from "../../data/loaded.ts";
import { type Body, keepApart, relax, type Spring } from "./forces.ts";

export type Positions = ReadonlyMap<string, readonly [number, number]>;

/** Beyond this the build's positions stay as they are: settling them again would keep people waiting. */
const MOST = 700;
/** Small groups are few enough to lie loosely. */
const FEW = 8;
/** What two entities keep between them, as a share of the whole width: about a name's height on a desktop. */
const APART = 0.024;
/** What evidence and judgements keep between them, as a share of the picture's radius. */
const BESIDE = 0.036;
/** Room beside each small group, as a share of the whole width. */
const SHELF = 0.045;

/**
 * Positions for the page. The build lays out everything at once; the first view leaves evidence and judgements out, so
 * what is left is settled once more without them, and they are then placed around it. Depends on the dataset alone:
 * filters never move anything, and equal data gives equal pictures.
 */
export function settle(graph: SerializedGraph, isQuiet: (node: string) => boolean): Positions {
  const built = new Map(graph.nodes.map(({ key, attributes }) => [key, [attributes.x, attributes.y] as const]));
  if (graph.nodes.length > MOST || graph.nodes.length < 3) return built;
  const scale = 300 / Math.max(1, ...[...built.values()].map(([x, y]) => Math.hypot(x, y)));
  const loud = linksAmong(graph, (id) => !isQuiet(id));
  const bodies = new Map<string, Body>();
  for (const id of loud.keys()) {
    const [x, y] = built.get(id) ?? [0, 0];
    bodies.set(id, { x: x * scale, y: y * scale, mass: 1 + (loud.get(id)?.size ?? 0) * 0.2, fixed: false });
  }
  const groups = components(loud).map((ids) => ids.flatMap((id) => bodies.get(id) ?? []));
  for (const group of groups) {
    relax(group, springsOf(graph, bodies, new Set(group)), 300);
    const [left, right] = boxOf(group);
    keepApart(group, group.length > FEW ? (right - left) * APART : 120, 140);
  }
  shelve(groups);
  for (const body of bodies.values()) body.fixed = true;
  placeAround(graph, bodies, [...built.keys()]);
  return new Map([...bodies].map(([key, { x, y }]) => [key, [x, y] as const]));
}

/** Puts what is left beside whom it touches, in a spiral, and lets it find its place while the rest holds still. */
function placeAround(graph: SerializedGraph, bodies: Map<string, Body>, ids: readonly string[]): void {
  const links = linksAmong(graph, () => true);
  const reach = Math.max(1, ...[...bodies.values()].map(({ x, y }) => Math.hypot(x, y)));
  const room = reach * BESIDE;
  let n = 0;
  for (const id of ids) {
    if (bodies.has(id)) continue;
    const near = [...(links.get(id) ?? [])].find((other) => bodies.get(other)?.fixed);
    const from = near === undefined ? undefined : bodies.get(near);
    const angle = n++ * 2.399963;
    const out = from ? room * 2 : reach * 0.9;
    const [x, y] = [(from?.x ?? 0) + Math.cos(angle) * out, (from?.y ?? 0) + Math.sin(angle) * out];
    bodies.set(id, { x, y, mass: 1, fixed: false });
  }
  const all = [...bodies.values()];
  relax(all, springsOf(graph, bodies, new Set(all)), 100);
  keepApart(all, room, 40);
}

/** The largest group is on top; the small ones lie below it in rows, as in a drawer. */
function shelve(groups: readonly (readonly Body[])[]): void {
  const [main, ...rest] = groups.toSorted((a, b) => b.length - a.length);
  if (!main) return;
  const [left, right, , bottom] = boxOf(main);
  const room = (right - left) * SHELF;
  let [x, y, high] = [left, bottom - room, 0];
  for (const group of rest) {
    const [l, r, top, low] = boxOf(group);
    const width = r - l + room * 2;
    if (x > left && x + width > right) {
      x = left;
      y -= high + room * 0.8;
      high = 0;
    }
    for (const body of group) {
      body.x += x + room - l;
      body.y += y - top;
    }
    x += width;
    high = Math.max(high, top - low);
  }
}

/** Left, right, top (the highest y) and bottom. */
function boxOf(bodies: readonly Body[]): readonly [number, number, number, number] {
  const xs = bodies.map(({ x }) => x);
  const ys = bodies.map(({ y }) => y);
  return [Math.min(...xs), Math.max(...xs), Math.max(...ys), Math.min(...ys)];
}

function components(links: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const start of links.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (const id of group) {
      for (const next of links.get(id) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        group.push(next);
      }
    }
    found.push(group);
  }
  return found;
}

/** One spring for each pair, however many relations, and a hub's many springs are soft. */
function springsOf(graph: SerializedGraph, bodies: ReadonlyMap<string, Body>, within: ReadonlySet<Body>): Spring[] {
  const springs = new Map<string, { a: Body; b: Body; strength: number }>();
  for (const { source, target, attributes } of graph.edges) {
    const [a, b] = [bodies.get(source), bodies.get(target)];
    if (!a || !b || a === b || !within.has(a) || !within.has(b) || attributes["background"] === true) continue;
    const pair = source < target ? `${source} ${target}` : `${target} ${source}`;
    const more = attributes.origin === "projected" ? 0.5 : 1;
    const spring = springs.get(pair);
    if (spring) spring.strength = Math.min(1.6, spring.strength + more * 0.1);
    else springs.set(pair, { a, b, strength: more });
  }
  return [...springs.values()].map(({ a, b, strength }) => ({ a, b, strength: strength / Math.max(a.mass, b.mass) }));
}

/** Who is tied to whom, bibliography apart, in the order of the graph's edges. */
function linksAmong({ edges }: SerializedGraph, isIn: (id: string) => boolean): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  for (const { source, target, attributes } of edges) {
    if (attributes["background"] === true || source === target || !isIn(source) || !isIn(target)) continue;
    for (const [id, other] of [
      [source, target],
      [target, source],
    ] as const) {
      links.set(id, (links.get(id) ?? new Set()).add(other));
    }
  }
  return links;
}
