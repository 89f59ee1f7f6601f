import { DirectedGraph, UndirectedGraph } from "graphology";
import { bidirectional } from "graphology-shortest-path/unweighted.js";
import type { EdgeRow } from "../compile/graph-rows.ts";
import { compareText } from "../model/order.ts";
import { SUPPORT, type Support } from "../model/support.ts";
import type { Core } from "./core.ts";
import { didYouMean, knownId } from "./ground.ts";
import { linksOf, referenceLinks } from "./links.ts";
import { QueryError } from "./query-error.ts";
import { levelAt, rankOf, reaches, weakestOf } from "./support.ts";

export interface PathOptions {
  /** Only these kinds of edge: relation types and names of projections (`provides`). Default: all but the bibliographic ones. */
  readonly types?: readonly string[];
  /** Only along the arrows. */
  readonly directed?: boolean;
  /** Only edges of this support or more. What is only denied never counts. */
  readonly supported?: Support;
  /** At most so many edges. */
  readonly max?: number;
  /**
   * Also along attributes that refer (a flight's `operator`). Off by default: most of the shipped ones say what a thesis is about, which
   * ties nearly everything. `types` may name attributes, too. They have no claims, and so no support and no dates.
   */
  readonly attributes?: boolean;
}

/** One edge of a path. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly label: string;
  /** Whether the edge points along the path; a symmetric one always does. */
  readonly forwards: boolean;
  readonly support: Support;
  /** It follows from its facts, and nobody says so. Left out of all other edges. */
  readonly derived?: true;
  /** The fact it opens to; null: an attribute refers. */
  readonly fact: string | null;
  /** The independent voices that say so of this fact. */
  readonly voices: readonly string[];
  /** The facts of all edges between the two that would have served, this one's first. */
  readonly facts: readonly string[];
  /** And their kinds. */
  readonly kinds: readonly string[];
}

export interface Path {
  /** Entity ids, both ends included. */
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
  /** Of the weakest hop; null for the path of no hop. */
  readonly support: Support | null;
}

/** Edges between two nodes, whichever way. Keys are numbers, since graphology's algorithms trip over a node called `constructor`. */
type Joined = { readonly rows: EdgeRow[] };
type Net = UndirectedGraph<Record<string, never>, Joined> | DirectedGraph<Record<string, never>, Joined>;

/** A shortest path between two entities; null where there is none. */
export function shortestPath(core: Core, a: string, b: string, options: PathOptions = {}): Path | null {
  return netOf(core, options).shortest(a, b, options.max);
}

/**
 * The path whose weakest edge has the best support, and the shortest of these. Edges are let in level by level, best first,
 * until the two are joined.
 */
export function strongestPath(core: Core, a: string, b: string, options: PathOptions = {}): Path | null {
  const net = new PathNet(core, options);
  const levels = new Map<string, EdgeRow[]>(SUPPORT.map((level) => [level, []]));
  for (const row of net.rows()) levels.get(row.attributes.support)?.push(row);
  for (const level of SUPPORT.toReversed()) {
    for (const row of levels.get(level) ?? []) net.add(row);
    const path = net.shortest(a, b, options.max);
    if (path) return path;
  }
  return null;
}

/**
 * All paths that visit no entity twice, up to `max` edges (default 4), as they are found; shorter ones are not first.
 * Lazy, since their number explodes: graphology-simple-path collects them all before it gives one.
 */
export function* simplePaths(core: Core, a: string, b: string, options: PathOptions = {}): Generator<Path> {
  const net = netOf(core, options);
  for (const nodes of net.simple(a, b, options.max ?? 4)) yield net.path(nodes);
}

/** The net of the latest options is kept: whoever asks for one path asks for another. */
const nets = new WeakMap<Core, { readonly key: string; readonly net: PathNet }>();

function netOf(core: Core, { types, directed, supported, attributes }: PathOptions): PathNet {
  const key = JSON.stringify([types, directed, supported, attributes]);
  const old = nets.get(core);
  if (old?.key === key) return old.net;
  const net = new PathNet(core, {
    ...(types ? { types } : {}),
    ...(directed ? { directed } : {}),
    ...(supported ? { supported } : {}),
    ...(attributes ? { attributes } : {}),
  });
  for (const row of net.rows()) net.add(row);
  nets.set(core, { key, net });
  return net;
}

class PathNet {
  readonly #core: Core;
  readonly #options: PathOptions;
  readonly #net: Net;
  readonly #keys = new Map<string, string>();
  readonly #ids: string[] = [];

  constructor(core: Core, options: PathOptions) {
    this.#core = core;
    this.#options = options;
    this.#net = options.directed ? new DirectedGraph() : new UndirectedGraph();
  }

  *rows(): Generator<EdgeRow> {
    const { types, supported } = this.#options;
    const least = supported ?? "unsourced";
    const wanted = types && new Set(types);
    const kinds = new Set(Object.keys(this.#core.schema.relations));
    for (const row of this.#links()) {
      const { kind, support, background } = row.attributes;
      kinds.add(kind);
      if (wanted ? !wanted.has(kind) : background === true) continue;
      if (support !== "denied" && reaches(support, least)) yield row;
    }
    for (const type of wanted ?? []) {
      if (!kinds.has(type)) throw new QueryError(`there is no relation type \`${type}\``, didYouMean(type, kinds));
    }
  }

  *#links(): Generator<EdgeRow> {
    const { types, attributes } = this.#options;
    yield* linksOf(this.#core);
    if (attributes || types) {
      // A relation of the name is what is meant, unless attributes are asked for.
      for (const link of referenceLinks(this.#core))
        if (attributes || !Object.hasOwn(this.#core.schema.relations, link.attributes.kind)) yield link;
    }
  }

  add(row: EdgeRow): void {
    const [source, target] = [this.#key(row.source), this.#key(row.target)];
    this.#join(source, target, row);
    if (row.undirected && this.#options.directed) this.#join(target, source, row);
  }

  shortest(a: string, b: string, max: number = Number.POSITIVE_INFINITY): Path | null {
    const [from, to] = [this.#key(knownId(this.#core.indexes, a)), this.#key(knownId(this.#core.indexes, b))];
    const keys = bidirectional(this.#net, from, to);
    if (!keys || keys.length - 1 > max) return null;
    return this.path(keys.map((key) => this.#id(key)));
  }

  *simple(a: string, b: string, max: number): Generator<readonly string[]> {
    const [from, to] = [this.#key(knownId(this.#core.indexes, a)), this.#key(knownId(this.#core.indexes, b))];
    const left = this.#distances(to, max);
    const trail = [from];
    const on = new Set(trail);
    const fringes = [this.#next(from)];
    while (fringes.length > 0) {
      const next = fringes.at(-1)?.pop();
      if (next === undefined) {
        fringes.pop();
        on.delete(trail.pop() ?? "");
      } else if (next === to && from !== to) {
        yield [...trail, next].map((key) => this.#id(key));
      } else if (!on.has(next) && trail.length + (left.get(next) ?? max) <= max) {
        trail.push(next);
        on.add(next);
        fringes.push(this.#next(next));
      }
    }
  }

  path(nodes: readonly string[]): Path {
    const hops = nodes.slice(1).map((to, i) => this.#hop(nodes[i] ?? "", to));
    return { nodes, hops, support: weakestOf(hops.map((hop) => hop.support)) };
  }

  #hop(from: string, to: string): Hop {
    const edge = this.#net.edge(this.#key(from), this.#key(to));
    const rows = edge === undefined ? [] : this.#net.getEdgeAttribute(edge, "rows").toSorted(bestFirst);
    const [best] = rows;
    if (!best) throw new Error(`a path without an edge between ${from} and ${to}`);
    const { kind, label, support, fact, origin } = best.attributes;
    return {
      from,
      to,
      kind,
      label,
      forwards: best.undirected || best.source === from,
      support: levelAt(rankOf(support)) ?? "unsourced",
      ...(origin === "derived" ? { derived: true } : {}),
      fact: fact === "" ? null : fact,
      voices: this.#core.indexes.facts.get(fact)?.rollup.voices ?? [],
      kinds: [...new Set(rows.map((row) => row.attributes.kind))],
      facts: [...new Set(rows.flatMap((row) => row.attributes.facts ?? row.attributes.fact))].filter((id) => id !== ""),
    };
  }

  /** How many edges each node is from the end, within the limit: a walk that cannot make it any more is not begun. */
  #distances(to: string, max: number): ReadonlyMap<string, number> {
    const distances = new Map([[to, 0]]);
    for (const [key, distance] of distances) {
      if (distance >= max) continue;
      for (const near of this.#net.inboundNeighbors(key)) if (!distances.has(near)) distances.set(near, distance + 1);
    }
    return distances;
  }

  #next(key: string): string[] {
    return this.#net.outboundNeighbors(key).sort((x, y) => compareText(this.#id(y), this.#id(x)));
  }

  #join(source: string, target: string, row: EdgeRow): void {
    const edge = this.#net.edge(source, target);
    if (edge === undefined) this.#net.addEdge(source, target, { rows: [row] });
    else this.#net.getEdgeAttribute(edge, "rows").push(row);
  }

  #key(id: string): string {
    const old = this.#keys.get(id);
    if (old !== undefined) return old;
    const key = String(this.#ids.length);
    this.#ids.push(id);
    this.#keys.set(id, key);
    this.#net.addNode(key);
    return key;
  }

  #id(key: string): string {
    return this.#ids[Number(key)] ?? "";
  }
}

function bestFirst(a: EdgeRow, b: EdgeRow): number {
  const level = (row: EdgeRow) => rankOf(row.attributes.support);
  return level(b) - level(a) || b.attributes.voices - a.attributes.voices || compareText(a.key, b.key);
}
