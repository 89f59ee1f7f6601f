import { Ledger } from "../emit/exchange/ledger.ts";
import { describeEntity, describeFact } from "../emit/rdf/describe.ts";

import type { NewFile } from "../host/host.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { PAGES_FOLDER, pagePath } from "../model/outputs/page-path.ts";
import { isA } from "../model/schema.ts";

import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { type Changes, changesFeed, changesPage } from "./changes.ts";
import { citationFile } from "./citations.ts";
import { CITATION_FORMATS, type CitationFormat } from "./cite.ts";
import { entityParts } from "./entity/entity-page.ts";
import { factParts, type Parts } from "./fact/fact-page.ts";
import { framed, type Page, partsNav } from "./frame.ts";
import { frontPage } from "./front-page.ts";
import { type Html, html, jsonScript } from "./html.ts";
import { indexPages } from "./indexes.ts";
import { openSite, PAGE_LINKS } from "./open-site.ts";
import { paginate, type Section, sectionsHtml } from "./parts.ts";
import { redirectPages } from "./redirects.ts";
import { searchShards } from "./search.ts";
import { FEED, type Site } from "./site.ts";
import { sitemaps } from "./sitemap.ts";
import { styleSheet } from "./style/style.ts";

/** What a build puts beside the pages. */
export interface PagesOptions {
  /** Whether the viewer is there, for pages to link to. */
  readonly hasViewer: boolean;
  /** Programs for pages, by name; without that of the search, there is none. */
  readonly scripts?: ReadonlyMap<string, Uint8Array>;
  /** What changed since an earlier state: a page and a feed tell of it. */
  readonly changes?: Changes;
}

/** Every file of `build --pages`, below the output folder, one by one: there may be more than fit into memory. */
export function* pageOutputs(
  graph: KnowledgeGraph,
  { hasViewer, scripts = NO_SCRIPTS, changes }: PagesOptions,
): Generator<NewFile> {
  const { project, entities, facts } = graph.dataset;
  const hasSearch = scripts.has("search.js");
  const site = openSite(graph, { hasViewer, hasSearch, hasChanges: changes !== undefined, links: PAGE_LINKS });
  const paths: string[] = [];
  const written = function* (pages: Iterable<Page>): Generator<NewFile> {
    for (const one of pages) {
      paths.push(one.path);
      yield fileOf(one.path, framed(site, one));
    }
  };
  yield fileOf("style.css", styleSheet(graph.schema));
  yield* written([frontPage(site, project)]);
  for (const { path, parts } of indexPages(site)) {
    yield* written(
      laidOut(
        (part) => `${path}${part === 1 ? "" : `!!${part}`}.html`,
        parts,
        () => null,
      ),
    );
  }
  for (const entity of entities) {
    const data = (): Html => entityData(site, entity);
    yield* written(laidOut((part) => pagePath("entity", entity.id, part), entityParts(site, entity), data));
  }
  for (const fact of facts) {
    const data = (sections: readonly Section[]): Html => factData(site, fact, sections);
    yield* written(laidOut((part) => pagePath("fact", fact.id, part), factParts(site, fact), data));
  }
  if (changes !== undefined) {
    yield* written([changesPage(site, changes)]);
    yield fileOf(FEED, changesFeed(site, changes));
  }
  for (const one of redirectPages(graph)) yield fileOf(one.path, framed(site, one));
  if (site.address !== null) for (const [path, map] of sitemaps(site.address, paths)) yield fileOf(path, map);
  yield* citations(graph);
  for (const [name, script] of scripts) yield fileOf(name, script);
  if (!site.hasSearch) return;
  for (const [path, shard] of searchShards(graph)) yield fileOf(path, shard);
}

const NO_SCRIPTS: ReadonlyMap<string, Uint8Array> = new Map();

function fileOf(path: string, content: string | Uint8Array): NewFile {
  return { path: `${PAGES_FOLDER}${path}`, chunks: () => [content], keepsTime: true };
}

/** The pages of an entity, a fact or an index: most need one. */
function* laidOut(
  pathOf: (part: number) => string,
  { title, description, head, sections }: Parts,
  dataOf: (sections: readonly Section[]) => Html | null,
): Generator<Page> {
  const pages = paginate(head, sections);
  const paths = pages.map((_, n) => pathOf(n + 1));
  for (const [n, own] of pages.entries()) {
    const nav = partsNav(paths, n + 1);
    const data = dataOf(own);
    yield {
      path: paths[n] ?? pathOf(n + 1),
      title: n === 0 ? title : `${title} (${n + 1})`,
      description,
      body: html`${
        n === 0
          ? head
          : html`<h1><bdi>${title}</bdi></h1>
`
      }${sectionsHtml(own)}${nav}`,
      ...(data && { head: data }),
    };
  }
}

function entityData({ graph, base, jsonLd }: Site, entity: Entity): Html {
  return html`${jsonScript("application/ld+json", jsonLd(describeEntity(graph, base, entity)))}
`;
}

/** The fact, and the claims that are on the page. */
function factData({ graph, base, jsonLd }: Site, fact: Fact, sections: readonly Section[]): Html {
  const ids = new Set(sections.flatMap(({ items }) => items.map(({ claim }) => claim)));
  const claims = fact.claims.filter(({ id }) => ids.has(id));
  const described = describeFact(graph, base, fact, new Ledger(), claims);
  return html`${jsonScript("application/ld+json", jsonLd(described))}
`;
}

/** Each source, and whatever else claims rest on, in each of the formats. */
function* citations(graph: KnowledgeGraph): Generator<NewFile> {
  const cited = new Set(graph.dataset.facts.flatMap((fact) => graph.sourcesOf(fact)));
  for (const source of graph.dataset.entities) {
    if (!cited.has(source.id) && !isA(graph.schema, source.type, ["source"])) continue;
    for (const format of Object.keys(CITATION_FORMATS) as CitationFormat[]) {
      yield fileOf(pagePath("entity", source.id, 1, format), citationFile(graph, source, format));
    }
  }
}
