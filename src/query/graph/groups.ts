/** A graph by numbers: nodes from 0, and for each edge its two ends. */
export interface NumberedEdges {
  readonly nodes: number;
  /** Two for each edge. */
  readonly ends: ArrayLike<number>;
  /** How much each edge counts; 1 where they are left out. */
  readonly weights?: ArrayLike<number>;
}

/** A graph in groups, each round one of its best connected nodes. */
export interface Groups {
  /** The node that each group is named by, the best connected first. */
  readonly leads: readonly number[];
  /** The group of each node: a place in `leads`; -1 where nothing ties it to any of them. */
  readonly groupOf: Int32Array;
}

/** After so many rounds little changes any more. */
const ROUNDS = 6;

/**
 * Parts a graph round its best connected nodes: every other node goes where it raises the graph's modularity most (Newman and Girvan 2004),
 * that is, where more of its ties lead than their number alone explains. Without that, one group swallows all others. The moves are those of
 * the Louvain method (Blondel et al. 2008) with leads that stay, from the nearest nodes to the farthest: the same graph gives the same
 * groups. Takes time in proportion to the edges.
 *
 * @param most how many groups there are at most. Nodes without an edge lead none
 */
export function groupsAround(graph: NumberedEdges, most: number): Groups {
  const adjacent = adjacencyOf(graph);
  const leads = bestConnected(graph, most);
  const groupOf = new Int32Array(graph.nodes).fill(-1);
  const totals = new Float64Array(leads.length);
  for (const [group, node] of leads.entries()) {
    groupOf[node] = group;
    totals[group] = strengthOf(node, adjacent);
  }
  const moving: Moving = { ...adjacent, groupOf, totals, votes: new Float64Array(leads.length) };
  const nearestFirst = orderFrom(leads, adjacent, graph.nodes).slice(leads.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = 0;
    for (const node of nearestFirst) if (move(node, moving)) moved += 1;
    if (moved === 0) break;
  }
  return { leads, groupOf };
}

/** The best connected nodes by the weight of their edges; of two alike, the first. Nodes without an edge are left out. */
export function bestConnected(graph: NumberedEdges, most: number): readonly number[] {
  const { nodes, ends, weights } = graph;
  const strength = new Float64Array(nodes);
  for (let edge = 0; 2 * edge < ends.length; edge += 1) {
    const [a, b] = [ends[2 * edge] ?? 0, ends[2 * edge + 1] ?? 0];
    if (a === b) continue;
    const weight = weights?.[edge] ?? 1;
    strength[a] = (strength[a] ?? 0) + weight;
    strength[b] = (strength[b] ?? 0) + weight;
  }
  const strengthOf = (node: number): number => strength[node] ?? 0;
  const tied: number[] = [];
  for (let node = 0; node < nodes; node += 1) if (strengthOf(node) > 0) tied.push(node);
  return tied.sort((a, b) => strengthOf(b) - strengthOf(a) || a - b).slice(0, most);
}

/** Neighbours of each node one after the other. */
interface Adjacency {
  /** Where those of a node begin, and behind the last one where they end. */
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
  readonly weights: Float64Array;
  /** The weights of all edges, from both ends. */
  readonly whole: number;
}

function adjacencyOf({ nodes, ends, weights: given }: NumberedEdges): Adjacency {
  const starts = new Uint32Array(nodes + 1);
  for (let n = 0; n < ends.length; n += 1) {
    const next = (ends[n] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let node = 0; node < nodes; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const filled = starts.slice();
  const others = new Uint32Array(ends.length);
  const weights = new Float64Array(ends.length);
  let whole = 0;
  for (let n = 0; n < ends.length; n += 1) {
    const node = ends[n] ?? 0;
    const at = filled[node] ?? 0;
    filled[node] = at + 1;
    others[at] = ends[n % 2 === 0 ? n + 1 : n - 1] ?? 0;
    const weight = given?.[n >> 1] ?? 1;
    weights[at] = weight;
    whole += weight;
  }
  return { starts, others, weights, whole };
}

function strengthOf(node: number, { starts, weights }: Adjacency): number {
  let sum = 0;
  for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at += 1) sum += weights[at] ?? 0;
  return sum;
}

/** All nodes that can be reached from some, those first, then by their distance. */
function orderFrom(from: readonly number[], { starts, others }: Adjacency, nodes: number): readonly number[] {
  const order = [...from];
  const isReached = new Uint8Array(nodes);
  for (const node of from) isReached[node] = 1;
  for (const node of order) {
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at += 1) {
      const other = others[at] ?? 0;
      if (isReached[other] === 1) continue;
      isReached[other] = 1;
      order.push(other);
    }
  }
  return order;
}

/** Groups while nodes move between them. */
interface Moving extends Adjacency {
  readonly groupOf: Int32Array;
  /** The strengths of the nodes in each group. */
  readonly totals: Float64Array;
  /** For the ties of one node to each group: 0 between two calls. */
  readonly votes: Float64Array;
}

/** Moves a node to where it belongs most, if that is elsewhere. Whether it was. */
function move(node: number, moving: Moving): boolean {
  const { starts, others, weights, whole, groupOf, totals, votes } = moving;
  const [from, to, own] = [starts[node] ?? 0, starts[node + 1] ?? 0, groupOf[node] ?? -1];
  let strength = 0;
  for (let at = from; at < to; at += 1) {
    const weight = weights[at] ?? 0;
    strength += weight;
    const group = groupOf[others[at] ?? 0] ?? -1;
    if (group >= 0 && others[at] !== node) votes[group] = (votes[group] ?? 0) + weight;
  }
  if (own >= 0) totals[own] = (totals[own] ?? 0) - strength;
  const gain = (group: number): number => (votes[group] ?? 0) - (strength * (totals[group] ?? 0)) / whole;
  let [best, most] = [own, own < 0 ? -Infinity : gain(own)];
  for (let at = from; at < to; at += 1) {
    const group = groupOf[others[at] ?? 0] ?? -1;
    if (group < 0 || group === best || others[at] === node) continue;
    const more = gain(group);
    if (more > most || (more === most && best !== own && group < best)) [best, most] = [group, more];
  }
  for (let at = from; at < to; at += 1) {
    const group = groupOf[others[at] ?? 0] ?? -1;
    if (group >= 0) votes[group] = 0;
  }
  if (best >= 0) totals[best] = (totals[best] ?? 0) + strength;
  groupOf[node] = best;
  return best !== own;
}
