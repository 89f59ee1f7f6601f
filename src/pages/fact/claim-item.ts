import type { Statement } from "../../corroborate/statement.ts";
import { speakersOfClaim } from "../../corroborate/voices.ts";
import type { Claim } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import { STANCE } from "../../model/stance.ts";
import { madeWhen } from "../../wording/claims/citation.ts";
import { gradeText } from "../../wording/claims/grades.ts";
import { locatorText } from "../../wording/claims/locators.ts";
import { cappedText, stanceVerb } from "../../wording/claims/stance-text.ts";
import { throughPhrase } from "../../wording/through.ts";
import { qualifierInWords, writtenText } from "../../wording/values.ts";
import { type Html, html } from "../html.ts";
import { entityLink, entityLinks, phrased, type Site } from "../site.ts";
import { dataHtml } from "../values.ts";

/** One claim under its voice: how it counts, through whom it is heard, what it says differently, and where it can be read. */
export function claimHtml(site: Site, fact: Fact, statement: Statement): Html {
  const { claim } = statement;
  const capped = cappedText(statement);
  const through = throughPhrase(site.graph, statement);
  const verb = html`${stanceVerb(statement)}${capped !== "" && `, ${capped}`}${through.length > 0 && [", ", ...phrased(site, through)]}`;
  return aroundClaim(site, fact, claim, verb);
}

/** A claim that counts for no voice: one that takes others back, or that no speaker is known of. */
export function looseClaimHtml(site: Site, fact: Fact, claim: Claim): Html {
  const speakers = speakersOfClaim(claim, site.graph.voices);
  const verb = stanceVerb({ claim, stance: claim.stance });
  return aroundClaim(site, fact, claim, html`${entityLinks(site, speakers)} ${verb}`);
}

/** `claim-3` */
export function claimAnchor(claim: Claim): string {
  return `claim-${numberOf(claim)}`;
}

function numberOf({ id }: Claim): string {
  return id.slice(id.lastIndexOf("#") + 1);
}

function aroundClaim(site: Site, fact: Fact, claim: Claim, verb: Html): Html {
  return html`<div class="claim side-${STANCE[claim.stance].side}" id="${claimAnchor(claim)}">
<p>${verb}</p>
${detailsHtml(site, fact, claim)}</div>`;
}

function detailsHtml(site: Site, { type }: Fact, claim: Claim): Html {
  const { graph } = site;
  const says = Object.entries(claim.says);
  const grade = gradeText(graph, claim);
  return html`${
    says.length > 0 &&
    html`<ul class="says" aria-label="What it says">${says.map(
      ([name, value]) => html`<li>${dataHtml(writtenText(value), qualifierInWords(graph, type, name, value))}</li>`,
    )}</ul>
`
  }${
    claim.note !== null &&
    html`<p class="note">${claim.note}</p>
`
  }${
    claim.quote !== null &&
    html`<blockquote><p>“<bdi>${claim.quote}</bdi>”</p></blockquote>
`
  }<p class="cited">${claim.source === null ? "No source" : entityLink(site, claim.source)}${
    claim.at !== null && html`, ${dataHtml(claim.at, locatorText(claim.at))}`
  } · ${madeWhen(graph, claim)}${grade !== "" && ` · ${grade}`} · <a class="permalink" href="#${claimAnchor(claim)}">claim ${numberOf(claim)}</a></p>
`;
}
