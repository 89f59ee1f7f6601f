import { addTo } from "../../../src/model/lists-by-key.ts";
import { compareText } from "../../../src/model/order.ts";
import { CONTESTED, isDenied, SUPPORT } from "../../../src/model/support.ts";
import { bandText } from "../../../src/wording/counts.ts";
import type { Scene, SceneEdge } from "../../canvas/scene.ts";

/** What a ribbon is named by: its two ends in order of their ids. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`;
}

/** The two ends of a pair; null where it names none. */
export function endsOf(pair: string): readonly [string, string] | null {
  const [a, b, ...more] = pair.split("~");
  return a && b && more.length === 0 ? [a, b] : null;
}

/** In CSS pixels at zoom 1: an area of ink that grows with the number of facts, up to a width that still reads as a line. */
const WIDTH = { least: 2.4, each: 1.9, most: 17 };

/**
 * Binds the parallel edges of each pair into one ribbon: as wide as it holds facts, in the line style of the best supported of them, with
 * the mark of the most independent denial. Pairs in `open` stay fanned out. A ribbon goes by the key of its best edge, its lead.
 *
 * @param first the colour that a ribbon takes if one of its edges has it; the others take that of most
 */
export function bindRibbons(
  edges: readonly SceneEdge[],
  open: ReadonlySet<string>,
  first: string | null = null,
): Pick<Scene, "edges" | "leads"> {
  // By the numbers of pairs: to look a hundred thousand names up takes longer than to bind. Most pairs have one edge, and need no list.
  const byPair: (SceneEdge | SceneEdge[] | undefined)[] = [];
  const order: number[] = [];
  for (const edge of edges) {
    const pair = numberOfPair(edge);
    const known = byPair[pair];
    if (known === undefined) {
      byPair[pair] = edge;
      order.push(pair);
    } else if (Array.isArray(known)) known.push(edge);
    else byPair[pair] = [known, edge];
  }
  const bound: SceneEdge[] = [];
  const leads = new Map<string, string>();
  for (const pair of order) {
    const parallel = byPair[pair];
    if (!Array.isArray(parallel)) {
      if (parallel) bound.push(parallel);
      continue;
    }
    const [one] = parallel;
    if (!one || one.source === one.target || open.has(pairOf(one.source, one.target))) {
      bound.push(...parallel);
      continue;
    }
    const ribbon = bindAgain(parallel, first);
    bound.push(ribbon);
    for (const { key } of parallel) leads.set(key, ribbon.key);
  }
  return { edges: bound, leads };
}

const ribbons = new WeakMap<SceneEdge, { readonly parallel: readonly SceneEdge[]; readonly ribbon: SceneEdge }>();

/** A filter leaves most ribbons as they were. */
function bindAgain(parallel: readonly SceneEdge[], first: string | null): SceneEdge {
  const [one] = parallel;
  const before = one && ribbons.get(one);
  if (before?.parallel.length === parallel.length && before.parallel.every((edge, n) => edge === parallel[n]))
    return before.ribbon;
  const ribbon = bind(parallel, first);
  if (one) ribbons.set(one, { parallel, ribbon });
  return ribbon;
}

const numbers = new WeakMap<SceneEdge, number>();
/** Of all pairs that were ever drawn: as many as the data has. */
const pairs = new Map<string, number>();

function numberOfPair(edge: SceneEdge): number {
  const before = numbers.get(edge);
  if (before !== undefined) return before;
  const name = pairOf(edge.source, edge.target);
  const number = pairs.get(name) ?? pairs.size;
  pairs.set(name, number);
  numbers.set(edge, number);
  return number;
}

function bind(parallel: readonly SceneEdge[], first: string | null): SceneEdge {
  const ahead = mostCommon(parallel, ({ source, target }) => `${source}~${target}`);
  const [lead, ...rest] = [...ahead].sort(byWeight);
  if (!lead) throw new RangeError("a ribbon of no edges");
  const facts = [...new Set(parallel.flatMap((edge) => edge.facts))];
  const labels = labelsOf([lead, ...rest]);
  const denied = new Set(parallel.flatMap((edge) => (isDenied(edge.contested) ? edge.facts : [])));
  return {
    ...lead,
    facts,
    label: facts.length > 1 ? `${labels} · ${bandText(facts.length, denied.size)}` : labels,
    color: (parallel.find(({ color }) => color === first) ?? mostCommon(parallel, ({ color }) => color)[0] ?? lead)
      .color,
    support: best(parallel, SUPPORT, ({ support }) => support),
    contested: best(parallel, CONTESTED, ({ contested }) => contested),
    directed: parallel.every((edge) => edge.directed && edge.source === lead.source),
    curvature: 0,
    thickness: Math.min(WIDTH.most, WIDTH.least + WIDTH.each * Math.sqrt(facts.length - 1)),
    secondary: parallel.every(({ secondary }) => secondary),
  };
}

/** The two commonest verbs of one direction, and how many more there are. */
function labelsOf(edges: readonly SceneEdge[]): string {
  const counts = new Map<string, number>();
  for (const { label, secondary } of edges) counts.set(label, (counts.get(label) ?? 0) + (secondary ? 0.1 : 1));
  const labels = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b)).map(([label]) => label);
  const more = labels.length > 2 ? ` and ${labels.length - 2} more` : "";
  return `${labels.slice(0, 2).join(", ")}${more}`;
}

function best<T extends string>(edges: readonly SceneEdge[], order: readonly T[], pick: (edge: SceneEdge) => T): T {
  const ranks = edges.map((edge) => order.indexOf(pick(edge)));
  return order[Math.max(...ranks)] ?? (order[0] as T);
}

/** The edges that share what most share; of two that are as common, the better supported. */
function mostCommon(edges: readonly SceneEdge[], pick: (edge: SceneEdge) => string): readonly SceneEdge[] {
  const groups = new Map<string, SceneEdge[]>();
  for (const edge of [...edges].sort(byWeight)) {
    addTo(groups, pick(edge), edge);
  }
  return [...groups.values()].reduce((most, group) => (group.length > most.length ? group : most), []);
}

function byWeight(a: SceneEdge, b: SceneEdge): number {
  return (
    Number(a.secondary) - Number(b.secondary) ||
    SUPPORT.indexOf(b.support) - SUPPORT.indexOf(a.support) ||
    compareText(a.key, b.key)
  );
}
