import { pagePath } from "../model/outputs/page-path.ts";
import { nameOf } from "../wording/names.ts";
import { type Html, html } from "./html.ts";
import type { Section } from "./parts.ts";
import { type Site, UP } from "./site.ts";

/** The formats in which reference managers read a source. */
export const CITATION_FORMATS = {
  "csl.json": "CSL JSON",
  bib: "BibTeX",
  ris: "RIS",
} as const;
export type CitationFormat = keyof typeof CITATION_FORMATS;

/** How to cite what a page is about: the text, and its sources for a reference manager. */
export function citeSection({ graph }: Site, lines: readonly string[], sources: readonly string[]): Section {
  return {
    id: "cite",
    heading: html`How to cite it`,
    items: [
      ...lines.map((line) => ({ html: html`<p class="citation">${line}</p>` })),
      ...sources.map((id) => ({
        html: html`<p class="downloads"><bdi>${nameOf(graph, id)}</bdi>: ${downloads(id)}</p>`,
      })),
    ],
    list: "plain",
  };
}

function downloads(id: string): readonly Html[] {
  return Object.entries(CITATION_FORMATS).map(
    ([ending, name], n) =>
      html`${n > 0 && ", "}<a download href="${UP}${pagePath("entity", id, 1, ending)}">${name}</a>`,
  );
}
