import { withIdsIn } from "../model/ids.ts";
import { type PageKind, pagePath } from "../model/outputs/page-path.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { factTitle } from "../wording/facts/fact-title.ts";
import type { Page } from "./frame.ts";
import { html } from "./html.ts";

/** Pages under the ids that entities and facts used to have: each leads to where its subject is now. */
export function redirectPages(graph: KnowledgeGraph): readonly Page[] {
  const pages = new Map<string, Page>();
  const taken = new Set([
    ...graph.dataset.entities.map(({ id }) => pagePath("entity", id)),
    ...graph.dataset.facts.map(({ id }) => pagePath("fact", id)),
  ]);
  const lead = (kind: PageKind, former: string, id: string, name: string): void => {
    const path = pagePath(kind, former);
    if (taken.has(path) || pages.has(path)) return;
    const to = pagePath(kind, id).slice(kind.length + 1);
    pages.set(path, {
      path,
      title: name,
      description: name,
      head: html`<meta http-equiv="refresh" content="0; url=${to}">
`,
      body: html`<h1>Moved</h1>
<p>This is now at <a href="${to}"><bdi>${name}</bdi></a>.</p>
`,
    });
  };
  const formerly = new Map<string, readonly string[]>();
  for (const { id, name, former_ids } of graph.dataset.entities) {
    if (former_ids.length > 0) formerly.set(id, former_ids);
    for (const former of former_ids) lead("entity", former, id, name);
  }
  for (const fact of graph.dataset.facts) {
    const title = (): string => factTitle(graph, fact);
    for (const former of fact.former_ids ?? []) lead("fact", former, fact.id, title());
    for (const part of new Set(fact.id.split(/[.+]/))) {
      for (const former of formerly.get(part) ?? []) {
        lead(
          "fact",
          withIdsIn(fact.id, (id) => (id === part ? former : id)),
          fact.id,
          title(),
        );
      }
    }
  }
  return [...pages.values()];
}
