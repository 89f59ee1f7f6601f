import type { Voices } from "../../src/corroborate/voices.ts";
import type { Dataset, EdgeAttributes, NodeAttributes } from "../../src/model/dataset.ts";

/** The part of graphology's serialised form that the page works on: that of graph.json. */
export interface SerializedGraph {
  /** `digest`: of the dataset that it was drawn from. */
  readonly attributes?: { readonly digest?: string };
  readonly nodes: readonly { readonly key: string; readonly attributes: NodeAttributes }[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphEdge {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly undirected?: boolean;
  readonly attributes: EdgeAttributes;
}

/** A dataset in the page, or as much of a large one as was asked for. */
export interface Loaded {
  readonly dataset: Dataset;
  readonly graph: SerializedGraph;
  /** Who speaks for whom, where the facts that tell it may not all be there. */
  readonly voices?: Voices;
  /** How many of all facts are there, and the entities of which all are; null or left out: all facts are there. */
  readonly part?: {
    readonly facts: number;
    readonly of: number;
    readonly ids: ReadonlySet<string>;
    /** Not even the entities are there: see `headOnly`. */
    readonly isHeadOnly?: true;
  } | null;
}
