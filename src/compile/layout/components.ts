import { addTo } from "../../model/lists-by-key.ts";
import { type LayoutInput, partOf } from "./layout-input.ts";

export interface Component {
  /** Nodes of the whole graph, ascending: the part's node n is `members[n]`. */
  readonly members: readonly number[];
  readonly part: LayoutInput;
}

/** Connected parts, the largest first; those of one size in the order of their first node. */
export function splitComponents(input: LayoutInput): Component[] {
  const root = unite(input);
  const members = new Map<number, number[]>();
  const edges = new Map<number, number[]>();
  for (const [node, top] of root.entries()) addTo(members, top, node);
  for (const [edge, node] of input.from.entries()) addTo(edges, root[node] ?? node, edge);
  const numbers = new Uint32Array(root.length);
  return [...members]
    .map(([top, nodes]) => ({ members: nodes, part: partOf(input, nodes, edges.get(top) ?? [], numbers) }))
    .sort((a, b) => b.members.length - a.members.length || (a.members[0] ?? 0) - (b.members[0] ?? 0));
}

/** Union-find; a node's entry is the smallest node of its part. */
function unite({ ids, from, to }: LayoutInput): Uint32Array {
  const parent = Uint32Array.from(ids, (_, node) => node);
  const find = (node: number): number => {
    let top = node;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top] ?? top] ?? top;
      top = parent[top] ?? top;
    }
    return top;
  };
  for (const [edge, a] of from.entries()) {
    const one = find(a);
    const other = find(to[edge] ?? a);
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  return parent.map((_, node) => find(node));
}
