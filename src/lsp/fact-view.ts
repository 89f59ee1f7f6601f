import type { Position } from "vscode-languageserver";
import { entityHead } from "../pages/entity/entity-head.ts";
import { factParts } from "../pages/fact/fact-page.ts";
import { type Html, html } from "../pages/html.ts";
import { openSite } from "../pages/open-site.ts";
import { paginate, type Section, sectionsHtml } from "../pages/parts.ts";
import type { Links, Site } from "../pages/site.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { staleText } from "../wording/stale.ts";
import { factAround } from "./fact-around.ts";
import { factStyle } from "./fact-style.ts";
import type { OpenProject } from "./open-project.ts";
import { type FactView, type Named, OPEN, OPEN_IN_VIEWER } from "./protocol.ts";

/** The fact that a position is in, as its page shows it: who asserts it beside who denies it. Elsewhere, the entity of the file. */
export function factViewAt(project: OpenProject, path: string, position: Position): FactView | null {
  const graph = project.graph();
  if (graph === null) return null;
  const errors = project.errors();
  const stale = errors > 0 && html`<p class="stale" role="status">${staleText(errors)}</p>\n`;
  const site = siteOf(graph);
  const [root, style] = [project.root, factStyle(graph.schema)];
  const fact = factAround(project, path, position);
  if (fact) {
    const { title, head, sections } = factParts(site, fact);
    return { what: "fact", id: fact.id, root, title, body: html`${stale}${head}${shown(head, sections)}`.text, style };
  }
  const entity = graph.dataset.entities.find(({ file }) => file === path);
  if (entity === undefined) return null;
  const { id, name } = entity;
  return { what: "entity", id, root, title: name, body: html`${stale}${entityHead(site, entity)}`.text, style };
}

/** What is for other programs, and how to cite, are for the page. */
const LEFT_OUT = new Set(["cite", "record"]);

/** As much as one page holds: a fact may have thousands of claims, which the viewer lists all. */
function shown(head: Html, sections: readonly Section[]): Html {
  const parts = paginate(
    head,
    sections.filter(({ id }) => !LEFT_OUT.has(id)),
  );
  const more = parts.length > 1 && html`<p class="parts">Part 1 of ${parts.length}</p>\n`;
  return html`${sectionsHtml(parts[0] ?? [])}${more}`;
}

const LINKS: Links = {
  page: (what, id) => commandLink(OPEN, { what, id }),
  // A view has no link to a step of the story.
  viewer: (what, id) => commandLink(OPEN_IN_VIEWER, { what: what === "entity" ? "entity" : "fact", id }),
};

function commandLink(command: string, named: Named): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([named]))}`;
}

/** One for each graph: it knows how each relation is drawn. */
const SITES = new WeakMap<KnowledgeGraph, Site>();

function siteOf(graph: KnowledgeGraph): Site {
  const known =
    SITES.get(graph) ?? openSite(graph, { hasViewer: true, hasSearch: false, hasChanges: false, links: LINKS });
  SITES.set(graph, known);
  return known;
}
