import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import type { ListingFormat } from "../../report/listing/listing.ts";
import { BY_ID, byName, type Naming } from "../../report/listing/naming.ts";
import { readCount } from "./selection-values.ts";

/** How a command that lists was asked to. */
export interface ListingFlags {
  readonly limit?: string;
  readonly ids?: true;
  readonly format: ListingFormat;
}

/** Tables name entities; scripts get ids in any case. */
export function namingOf(graph: KnowledgeGraph, { ids }: Pick<ListingFlags, "ids">): Naming {
  return ids ? BY_ID : byName(graph);
}

export function limitOf({ limit }: Pick<ListingFlags, "limit">): number | undefined {
  return limit === undefined ? undefined : readCount("--limit", limit);
}
