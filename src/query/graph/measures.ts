import { connectedComponents } from "graphology-components";
import { betweenness, closeness } from "graphology-metrics/centrality/index.js";
import { bfsFromNode } from "graphology-traversal/bfs.js";
import { compareText } from "../../model/order.ts";
import type { KnowledgeGraph } from "../knowledge-graph.ts";
import type { ProjectTypes } from "../typing.ts";
import type { Measure } from "./measure-names.ts";
import type { PathNet, PathOptions } from "./net.ts";

/**
 * Measures of the graph that paths go over, by graphology's packages. Functions and no methods of a graph, so that who asks for none of
 * them loads none. They take the options of paths: bibliography is left out unless `types` names it, and so is what is only denied.
 */
export type NetworkOptions = Omit<PathOptions, "max">;

/** An entity and how it is tied. */
export interface Ranked {
  readonly id: string;
  /** What was asked for. */
  readonly score: number;
  /** Edges that touch it, each of several between the same two counted; one from it to itself counts twice. */
  readonly degree: number;
  /** Of these, how many lead to it, and away from it; one without a direction does both. */
  readonly in_degree: number;
  readonly out_degree: number;
  /** Other entities at the far ends. */
  readonly neighbours: number;
}

/**
 * All entities that anything ties, the highest first, equal ones by id.
 *
 * `betweenness` is the share of the shortest paths between all others that go through it (Freeman 1977, computed after Brandes 2001).
 * `closeness` is the inverse of its mean distance from all that reach it, times the share of all that do (Wasserman and Faust 1994). Both
 * count entities that anything ties, take several edges between the same two as one, and go along the arrows with `directed`. They take
 * time in proportion to entities times edges.
 */
export function rank<S extends ProjectTypes>(
  graph: KnowledgeGraph<S>,
  { by = "degree", ...options }: NetworkOptions & { readonly by?: Measure } = {},
): readonly Ranked[] {
  const net = graph.net(options);
  // The library cannot measure a graph of nothing.
  if (net.graph.order === 0) return [];
  const scores = scoresOf(net, by);
  const tied = net.graph.mapNodes((key) => ({ id: net.id(key), ...tiesOf(net, key), centrality: scores?.[key] ?? 0 }));
  const ranked = tied.map(({ centrality, ...ties }) => {
    const own = {
      degree: ties.degree,
      "in-degree": ties.in_degree,
      "out-degree": ties.out_degree,
      neighbours: ties.neighbours,
    };
    return { ...ties, score: by === "betweenness" || by === "closeness" ? rounded(centrality) : own[by] };
  });
  return ranked.filter(({ degree }) => degree > 0).sort((a, b) => b.score - a.score || compareText(a.id, b.id));
}

/** An entity near another. */
export interface Near {
  readonly id: string;
  /** Of several that were asked about, the one that such a path begins with. Left out where it was one. */
  readonly from?: string;
  /** How many edges away, on a shortest path. */
  readonly hops: number;
  /** The one before it on such a path, the first by id; the start itself where it is one hop away. */
  readonly through: string;
}

/** All entities within some hops (1) of one, or of any of several, which are left out: the nearest first, then by id. */
export function neighbourhood<S extends ProjectTypes>(
  graph: KnowledgeGraph<S>,
  of: string | readonly string[],
  { hops = 1, ...options }: NetworkOptions & { readonly hops?: number } = {},
): readonly Near[] {
  const ids = [of].flat().map((id) => graph.presentId(id));
  const net = graph.net(options, ids);
  const starts = new Set(ids.map((id) => net.key(id)));
  const { key: start } = net.gather([...starts], "source");
  // The one that several are gathered in is a step before them.
  const before = starts.has(start) ? 0 : 1;
  const depths = new Map<string, number>();
  bfsFromNode(
    net.graph,
    start,
    (key, _attributes, depth) => {
      depths.set(key, depth - before);
      return depth - before >= hops;
    },
    { mode: "outbound" },
  );
  const near = [...depths]
    .flatMap(([key, depth]) => (depth > 0 && depth <= hops ? { key, id: net.id(key), hops: depth } : []))
    .sort((a, b) => a.hops - b.hops || compareText(a.id, b.id));
  const origins = new Map(ids.map((id) => [id, id]));
  return near.map(({ key, id, hops }) => {
    const nearer = net.graph.inboundNeighbors(key).filter((one) => depths.get(one) === hops - 1);
    const through = nearer.map((one) => net.id(one)).sort(compareText)[0] ?? id;
    const from = origins.get(through) ?? through;
    origins.set(id, from);
    return { id, hops, through, ...(starts.size > 1 ? { from } : {}) };
  });
}

/** The parts of a graph that nothing ties to one another. */
export interface Components {
  /** The ids of those that are tied to one another, whichever way: the largest component first, then by the first id. */
  readonly components: readonly (readonly string[])[];
  /** How many entities nothing ties: they are in no component. */
  readonly isolated: number;
}

/** What is tied to what. Entities that `among` leaves out are not counted as isolated. */
export function components<S extends ProjectTypes>(graph: KnowledgeGraph<S>, options: NetworkOptions = {}): Components {
  const among = options.among && new Set(options.among);
  const net = graph.net({ ...options, ...(among ? { among } : {}) });
  const tied = connectedComponents(net.graph)
    .map((keys) => keys.map((key) => net.id(key)).sort(compareText))
    .sort((a, b) => b.length - a.length || compareText(a[0] ?? "", b[0] ?? ""));
  const within = new Set(tied.flat());
  const isolated = graph.dataset.entities.filter(({ id }) => !within.has(id) && (among?.has(id) ?? true));
  return { components: tied, isolated: isolated.length };
}

function scoresOf({ graph }: PathNet, by: Measure): Readonly<Record<string, number>> | null {
  if (by === "betweenness") return betweenness(graph);
  return by === "closeness" ? closeness(graph, { wassermanFaust: true }) : null;
}

function tiesOf(net: PathNet, key: string): Omit<Ranked, "id" | "score"> {
  const id = net.id(key);
  let [incoming, outgoing, both] = [0, 0, 0];
  const seen = new Set<object>();
  net.graph.forEachEdge(key, (_edge, { rows }) => {
    for (const row of rows) {
      // With `directed`, one without a direction is there both ways.
      if (seen.has(row)) continue;
      seen.add(row);
      const touches = row.source === row.target ? 2 : 1;
      both += touches;
      if (row.undirected || row.target === id) incoming += row.undirected ? touches : 1;
      if (row.undirected || row.source === id) outgoing += row.undirected ? touches : 1;
    }
  });
  const neighbours = net.graph.neighbors(key).filter((one) => one !== key).length;
  return { degree: both, in_degree: incoming, out_degree: outgoing, neighbours };
}

/** Equal scores come out of additions in another order: what differs behind the twelfth digit does not differ. */
function rounded(score: number): number {
  return Number(score.toPrecision(12));
}
