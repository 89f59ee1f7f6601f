import type { QualifierValue } from "../model/claim.ts";
import type { ValueType } from "../model/kinds/index.ts";
import { kindOf } from "../model/kinds/index.ts";
import { wordsOf, writtenText } from "../wording/values.ts";
import { type Html, html, joined } from "./html.ts";
import { entityLinks, type Site, webLink } from "./site.ts";

/** What a value of an entity, a fact or a claim says: links where it leads somewhere, else words with what was written for programs. */
export function valueHtml(site: Site, type: ValueType | undefined, value: QualifierValue): Html {
  const values = [value].flat();
  const leadsTo = type === undefined ? null : kindOf(type).leadsTo;
  if (leadsTo === "entity") return html`${entityLinks(site, values.map(String))}`;
  if (leadsTo === "web")
    return joined(
      values.map((one) => webLink(one)),
      ", ",
    );
  return dataHtml(writtenText(value), wordsOf(site.graph, type, value));
}

/** Words, and what is written in their place, where that is something else. */
export function dataHtml(written: string, words: string): Html {
  return written === words ? html`<bdi>${words}</bdi>` : html`<data value="${written}"><bdi>${words}</bdi></data>`;
}

/** Names with what they are, one below another; nothing where there is none. */
export function pairsHtml(pairs: readonly (readonly [name: string, value: Html | string | null])[]): Html | null {
  const told = pairs.filter(([, value]) => value !== null && value !== "");
  if (told.length === 0) return null;
  return html`<dl class="attributes">
${told.map(
  ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
)}</dl>
`;
}
