import type { Fact } from "../../model/fact.ts";
import { WHEN } from "../../model/schema.ts";
import { dateText } from "../../wording/dates.ts";
import { factTitle, titleFrom } from "../../wording/facts/fact-title.ts";
import { bestText } from "../../wording/quantities.ts";
import { type Html, html } from "../html.ts";
import { factLink, type Site, UP } from "../site.ts";
import { badge } from "./badge.ts";

/**
 * A fact in a list: a link, its best number, its support.
 *
 * @param fact its id, where it is not in the graph
 * @param about the entity on whose page it is listed
 */
export function factRow(site: Site, fact: Fact | string, about?: string, root: string = UP): Html {
  if (typeof fact === "string") return html`<code>${fact}</code>`;
  const { graph } = site;
  const { rollup, qualifiers } = fact;
  const [number] = rollup.quantities;
  const when = qualifiers[WHEN];
  // The title has it where it tells one spell from the next.
  const isTold = fact.spell !== undefined || graph.schema.relations[fact.type]?.key.includes(WHEN) === true;
  const title = about === undefined ? factTitle(graph, fact) : titleFrom(graph, fact, about);
  return html`${factLink(site, fact, title, root)}${number !== undefined && html` <span class="number">${bestText(number)}</span>`}
<span class="meta">${badge(rollup)}${typeof when === "string" && !isTold && html` · ${dateText(when)}`}</span>`;
}
