import { xmlText } from "../emit/xml-text.ts";
import { pagePath } from "../model/outputs/page-path.ts";
import { hashOf } from "../text/hash.ts";
import { changeLineText, markText, type WordedChange } from "../wording/changes/change-marks.ts";
import type { Page } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { FEED, type Site } from "./site.ts";

/** What changed since an earlier state of the project. */
export interface Changes {
  /** What the earlier state is called. */
  readonly since: string;
  /** When the present state was made, as Atom writes it. */
  readonly updated: string;
  readonly sections: readonly { readonly title: string; readonly items: readonly WordedChange[] }[];
  readonly summary: string;
}

/** The same as a page. */
export function changesPage(site: Site, { since, sections, summary }: Changes): Page {
  return {
    path: "changes.html",
    title: TITLE,
    description: summary,
    body: html`<h1>${TITLE}</h1>
<p class="rollup">${summary}</p>
<p class="meta">Since ${since} · <a href="${FEED}">Feed</a></p>
${sections.map(
  ({ title, items }, n) => html`<section aria-labelledby="changes-${n + 1}"><h2 id="changes-${n + 1}">${title}</h2>
<ul class="rows">
${items.map(
  (item) => html`<li>${changeHtml(site, item)}</li>
`,
)}</ul></section>
`,
)}`,
  };
}

const TITLE = "What changed";

function changeHtml(site: Site, { mark, id, title, note, lines }: WordedChange): Html {
  const path = pathOf(site, id);
  const name = html`<bdi>${title}</bdi>`;
  return html`${path === null ? name : html`<a href="${path}">${name}</a>`}${note !== "" && html` <span class="count">${note}</span>`} <small>${markText(mark)}</small>${lines.map((line) => html`<span class="meta">${changeLineText(line)}</span>`)}`;
}

/** The changes for feed readers, each as an entry that keeps its id for as long as it says the same. */
export function changesFeed(site: Site, { since, updated, sections, summary }: Changes): string {
  const own = site.address === null ? null : `${site.address}${FEED}`;
  const entries = sections.flatMap(({ title: section, items }) =>
    items.map(({ mark: became, id, title, note, lines }) => {
      const path = pathOf(site, id) ?? "changes.html";
      const text = [[markText(became), note].filter((part) => part !== "").join(", "), ...lines.map(changeLineText)]
        .filter((part) => part !== "")
        .join("\n");
      const mark = (hashOf(`${section} ${title} ${text}`) >>> 0).toString(16).padStart(8, "0");
      return `<entry>
<title>${xmlText(title)}</title>
<id>${xmlText(site.address === null ? `urn:entente:change:${mark}:${encodeURIComponent(id)}` : `${site.address}${path}#${mark}`)}</id>
<link href="${xmlText(site.address === null ? path : `${site.address}${path}`)}"/>
<updated>${xmlText(updated)}</updated>
<category term="${xmlText(section)}"/>
<content type="text">${xmlText(text)}</content>
</entry>
`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${xmlText(`${site.title}: ${TITLE.toLowerCase()}`)}</title>
<subtitle>${xmlText(`${summary} (since ${since})`)}</subtitle>
<id>${xmlText(own ?? `urn:entente:changes:${hashOf(site.title).toString(16)}`)}</id>
${own === null ? "" : `<link rel="self" href="${xmlText(own)}"/>\n`}<link href="changes.html"/>
<author><name>${xmlText(site.authors.join(", ") || site.title)}</name></author>
<updated>${xmlText(updated)}</updated>
${entries.join("")}</feed>
`;
}

/** The page of what an id names now; null where it names nothing any more. */
function pathOf({ graph }: Site, id: string): string | null {
  if (graph.entity(id)?.id === id) return pagePath("entity", id);
  return graph.fact(id)?.id === id ? pagePath("fact", id) : null;
}
