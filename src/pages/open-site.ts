import { edgeStyles } from "../compile/fact-edge.ts";
import { shapeVariants } from "../draw/mark.ts";
import { DEFAULT_BASE, openBase } from "../emit/rdf/vocabulary.ts";
import { jsonLdCompactor } from "../emit/rdf/write-jsonld.ts";
import { PAGES_FOLDER, pagePath } from "../model/outputs/page-path.ts";
import { allRestingOn, allSaidBy } from "../query/claims-of.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import type { Links, Site } from "./site.ts";

/** What a project without a title is called. */
const UNTITLED = "A graph of claims";

/** From one file of a published site to another. */
export const PAGE_LINKS: Links = {
  page: (what, id, root) => `${root}${pagePath(what, id)}`,
  viewer: (what, id, root) => `${root}../index.html#${what}=${encodeURIComponent(id)}`,
};

/** What all pages of a graph have in common. */
export function openSite(
  graph: KnowledgeGraph,
  beside: Pick<Site, "hasViewer" | "hasSearch" | "hasChanges" | "links">,
): Site {
  const { project, entities } = graph.dataset;
  const web = project?.web ?? null;
  const base = web === null ? DEFAULT_BASE : openBase(web);
  // Each takes a look at all claims: who shows facts alone needs neither.
  let saidBy: Site["saidBy"] | undefined;
  let restingOn: Site["restingOn"] | undefined;
  return {
    graph,
    title: project?.title ?? UNTITLED,
    authors: project?.authors ?? [],
    address: web === null ? null : `${openBase(web)}${PAGES_FOLDER}`,
    base,
    variants: shapeVariants(graph.schema),
    styles: edgeStyles(graph.schema, entities),
    jsonLd: jsonLdCompactor(base),
    ...beside,
    saidBy(id) {
      saidBy ??= allSaidBy(graph);
      return saidBy(id);
    },
    restingOn(source) {
      restingOn ??= allRestingOn(graph);
      return restingOn(source);
    },
  };
}
