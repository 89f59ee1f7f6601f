import type { RelationStyles } from "../compile/fact-edge.ts";
import type { Variant } from "../draw/mark.ts";
import type { jsonLdCompactor } from "../emit/rdf/write-jsonld.ts";
import type { Claim } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { Resting } from "../query/claims-of.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { nameOf } from "../wording/names.ts";
import { listed, type Phrase } from "../wording/through.ts";
import { webAddress } from "../wording/web-address.ts";
import { type Html, html } from "./html.ts";

/** What all pages of a build have in common. */
export interface Site {
  readonly graph: KnowledgeGraph;
  readonly title: string;
  readonly authors: readonly string[];
  /** Where `pages/` is published, with a slash at its end; null where the project does not say. */
  readonly address: string | null;
  /** What names of JSON-LD begin with. */
  readonly base: string;
  readonly jsonLd: ReturnType<typeof jsonLdCompactor>;
  /** How marks of types that share a shape differ. */
  readonly variants: ReadonlyMap<string, Variant>;
  /** The edges that relations give. */
  readonly styles: ReadonlyMap<string, RelationStyles>;
  /** Whether the viewer is beside the pages. */
  readonly hasViewer: boolean;
  readonly hasSearch: boolean;
  readonly hasChanges: boolean;
  readonly links: Links;
  readonly saidBy: (id: string) => readonly Claim[];
  readonly restingOn: (source: string) => Resting;
}

/** Addresses of what a page leads to. `root` leads from the page back to `pages/`. */
export interface Links {
  readonly page: (what: "entity" | "fact", id: string, root: string) => string;
  /** In the viewer; `step`: of the story. */
  readonly viewer: (what: "entity" | "fact" | "step", id: string, root: string) => string;
}

/** From a page in a folder of `pages/` back to that. */
export const UP = "../";

/** An entity's name, as a link where it has a page. */
export function entityLink({ graph, links }: Site, id: string, root: string = UP): Html {
  const name = html`<bdi>${nameOf(graph, id)}</bdi>`;
  const entity = id === UNKNOWN ? undefined : graph.entity(id);
  return entity === undefined
    ? html`<span>${name}</span>`
    : html`<a href="${links.page("entity", entity.id, root)}">${name}</a>`;
}

/** Words with entities between them as links. */
export function phrased(site: Site, phrase: Phrase, root: string = UP): readonly Html[] {
  return phrase.map((part) => (typeof part === "string" ? html`${part}` : entityLink(site, part.id, root)));
}

/** Names in a row: "A, B and C". */
export function entityLinks(site: Site, ids: readonly string[]): readonly Html[] {
  return phrased(site, listed(ids));
}

/** A link to the page of a fact. */
export function factLink({ links }: Site, { id }: Pick<Fact, "id">, text: string, root: string = UP): Html {
  return html`<a href="${links.page("fact", id, root)}"><bdi>${text}</bdi></a>`;
}

/** A web address as a link; anything that is not one, as text. */
export function webLink(written: unknown, text: string = String(written)): Html {
  const address = webAddress(written);
  return address === null
    ? html`<bdi>${text}</bdi>`
    : html`<a href="${address}" rel="noopener noreferrer nofollow"><bdi>${text}</bdi></a>`;
}

/** Where the viewer opens an entity or a fact, or a step of the story. */
export function viewerLink(
  { hasViewer, links }: Site,
  what: Parameters<Links["viewer"]>[0],
  id: string,
  text: string,
  root: string = UP,
): Html | null {
  return hasViewer ? html`<a class="to-graph" href="${links.viewer(what, id, root)}">${text}</a>` : null;
}

/** The feed of what changed, below `pages/`. */
export const FEED = "changes.atom";
