import type { EdgeAttributes, NodeAttributes } from "../model/dataset.ts";

export interface NodeRow {
  /** The entity's id. */
  readonly key: string;
  readonly attributes: NodeAttributes;
}

export interface EdgeRow {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly undirected: boolean;
  readonly attributes: EdgeAttributes;
}

/**
 * A graph as emitters read it: a graph that was built in memory, or one that is generated row by row and never held.
 * Both are read more than once, so a generator must be able to start again.
 */
export interface GraphRows {
  /** Attributes of the graph itself: the dataset's digest. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly nodes: Iterable<NodeRow>;
  readonly edges: Iterable<EdgeRow>;
}
