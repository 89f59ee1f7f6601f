import type { Project, View } from "../model/project.ts";
import { factsOfView } from "../project/facts-of-view.ts";
import { count } from "../wording/counts.ts";
import { factTitle } from "../wording/facts/fact-title.ts";
import { enumerate } from "../wording/lists.ts";
import { rollupSentence } from "../wording/support/rollup-sentence.ts";
import { badge } from "./fact/badge.ts";
import { factRow } from "./fact/fact-row.ts";
import type { Page } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { factLink, type Site, viewerLink, webLink } from "./site.ts";

/** Facts of a step that are listed beside those that it tells. */
const LISTED = 8;

/** The front page: the project's story in words, step by step, and the ways into the rest. */
export function frontPage(site: Site, project: Project | undefined): Page {
  const { entities, facts } = site.graph.dataset;
  const { standfirst = "", authors = [], licence = null, views = [], web = null } = project ?? {};
  const claims = facts.reduce((sum, fact) => sum + fact.claims.length, 0);
  return {
    path: "index.html",
    title: site.title,
    description: standfirst === "" ? site.title : standfirst,
    body: html`<h1><bdi>${site.title}</bdi></h1>
${paragraphs(standfirst, "standfirst")}<p class="byline">${authors.length > 0 && html`<bdi>${enumerate(authors)}</bdi> · `}${licence !== null && html`<bdi>${licence}</bdi> · `}${web !== null && html`${webLink(web)} · `}${count(entities.length, "entity", "entities")}, ${count(facts.length, "fact")}, ${count(claims, "claim")}</p>
${views.map((view, n) => stepHtml(site, view, n))}<section aria-labelledby="all"><h2 id="all">Everything</h2>
<ul class="lines">
<li><a href="types.html">By type</a></li>
<li><a href="sources.html">By source</a></li>
<li><a href="dates.html">By date</a></li>
${
  site.hasChanges &&
  html`<li><a href="changes.html">What changed</a></li>
`
}</ul></section>
`,
  };
}

function stepHtml(site: Site, view: View, n: number): Html {
  const { graph } = site;
  const facts = factsOfView(graph, view);
  const told = facts.filter(({ id }) => view.facts.includes(id));
  const rest = facts.filter(({ id }) => !view.facts.includes(id));
  const listed = rest.slice(0, LISTED);
  return html`<section aria-labelledby="step-${n + 1}" class="step"><h2 id="step-${n + 1}"><bdi>${view.title}</bdi></h2>
${paragraphs(view.text, "text")}${told.map(
  (fact) => html`<div class="told"><h3>${factLink(site, fact, factTitle(graph, fact), "")}</h3>
<p>${badge(fact.rollup)}</p>
<p class="rollup">${rollupSentence(graph, fact, graph.statementsOf(fact))}</p></div>
`,
)}${
  listed.length > 0 &&
  html`<ul class="rows">
${listed.map(
  (fact) => html`<li>${factRow(site, fact, undefined, "")}</li>
`,
)}</ul>
`
}<p class="actions">${rest.length > listed.length && html`<span>${count(rest.length - listed.length, "more fact")} in the graph</span>`} ${viewerLink(site, "step", view.id, "Open the picture", "")}</p></section>
`;
}

function paragraphs(text: string, look: string): readonly Html[] {
  return text
    .split("\n")
    .filter((part) => part.trim() !== "")
    .map(
      (part) => html`<p class="${look}">${part}</p>
`,
    );
}
