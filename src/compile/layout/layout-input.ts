/** A graph as a layout sees it: nodes are numbers, parallel edges are one, and there are no loops. */
export interface LayoutInput {
  /** Where a node starts is drawn from its id, so that one more node moves the others as little as possible. */
  readonly ids: readonly string[];
  /** Node of each edge's one end and other end. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** How strongly each edge pulls. */
  readonly pull: Float32Array;
  /** Radius of each node as drawn. */
  readonly size: Float32Array;
  /** Characters of each node's label. */
  readonly label: Uint16Array;
}

/** One coordinate a node, in the input's order. */
export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The part of a graph that holds only `members` (which are ascending), renumbered. */
export function partOf(input: LayoutInput, members: readonly number[], edges: readonly number[]): LayoutInput {
  const renumbered = new Map(members.map((old, now) => [old, now]));
  const end = (ends: Uint32Array): Uint32Array =>
    Uint32Array.from(edges, (edge) => renumbered.get(ends[edge] ?? -1) ?? 0);
  return {
    ids: members.map((node) => input.ids[node] ?? ""),
    from: end(input.from),
    to: end(input.to),
    pull: Float32Array.from(edges, (edge) => input.pull[edge] ?? 0),
    size: Float32Array.from(members, (node) => input.size[node] ?? 0),
    label: Uint16Array.from(members, (node) => input.label[node] ?? 0),
  };
}
