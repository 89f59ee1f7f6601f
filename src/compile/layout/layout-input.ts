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

/**
 * The part of a graph that holds only `members` (which are ascending), renumbered.
 *
 * @param numbers room for a number a node of the graph, which serves for one part after another
 */
export function partOf(
  input: LayoutInput,
  members: readonly number[],
  edges: readonly number[],
  numbers: Uint32Array = new Uint32Array(input.ids.length),
): LayoutInput {
  for (let n = 0; n < members.length; n += 1) numbers[members[n] ?? 0] = n;
  const from = new Uint32Array(edges.length);
  const to = new Uint32Array(edges.length);
  const pull = new Float32Array(edges.length);
  for (let n = 0; n < edges.length; n += 1) {
    const edge = edges[n] ?? 0;
    from[n] = numbers[input.from[edge] ?? 0] ?? 0;
    to[n] = numbers[input.to[edge] ?? 0] ?? 0;
    pull[n] = input.pull[edge] ?? 0;
  }
  return {
    ids: members.map((node) => input.ids[node] ?? ""),
    from,
    to,
    pull,
    size: Float32Array.from(members, (node) => input.size[node] ?? 0),
    label: Uint16Array.from(members, (node) => input.label[node] ?? 0),
  };
}
