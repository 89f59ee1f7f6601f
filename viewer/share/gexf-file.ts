import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import type { Atlas } from "../derive/atlas.ts";
import type { Shown } from "../derive/shown.ts";

/** The nodes and edges that are drawn, for Gephi and its kin, as the build writes them. */
export function shownGexf(atlas: Atlas, shown: Shown): string {
  const nodes = atlas.graph.nodes.filter(({ key }) => shown.nodes.has(key));
  const edges = shown.edges.map((edge) => ({ ...edge, undirected: edge.undirected === true }));
  const decoder = new TextDecoder();
  let text = "";
  for (const chunk of emitGexf({ attributes: {}, nodes, edges }, gexfMeta(atlas.dataset)))
    text += decoder.decode(chunk);
  return text;
}
