import { derivedEdges } from "../compile/derived-edges.ts";
import { edgeStyles } from "../compile/fact-edge.ts";
import type { EdgeRow } from "../compile/graph-rows.ts";
import { statedEdges } from "../compile/stated-edges.ts";
import type { Core } from "./core.ts";

/** All edges that the facts give - stated, projected and derived - in a fixed order. */
export function* linksOf(core: Core): Generator<EdgeRow> {
  const isEntity = (id: string) => core.indexes.entities.has(id);
  const styles = edgeStyles(core.schema);
  for (const fact of core.dataset.facts) yield* statedEdges(fact, styles, isEntity);
  yield* derivedEdges(core.dataset, isEntity);
}
