import { speakersOfClaim } from "../../corroborate/voices.ts";
import type { Claim } from "../../model/claim.ts";
import type { Entity } from "../../model/entity.ts";
import { madeWhen } from "../../wording/claims/citation.ts";
import { locatorText } from "../../wording/claims/locators.ts";
import { restsText } from "../../wording/claims/rests.ts";
import { stanceVerb } from "../../wording/claims/stance-text.ts";
import { count } from "../../wording/counts.ts";
import { factTitle } from "../../wording/facts/fact-title.ts";
import { qualifierInWords } from "../../wording/values.ts";
import { type Html, html } from "../html.ts";
import type { Item, Section } from "../parts.ts";
import { entityLink, entityLinks, factLink, type Site } from "../site.ts";

/** What an actor says, in its own name or by those who speak for it, by stance. */
export function saysSection(site: Site, { id }: Entity): Section {
  const claims = site.saidBy(id);
  return {
    id: "says",
    heading: html`What it says <span class="count">${count(claims.length, "claim")}</span>`,
    items: claims.map((claim): Item => {
      const through = claim.by !== null && claim.by !== id && html` (${entityLink(site, claim.by)})`;
      return {
        html: html`<p class="said">${claimLine(site, claim)}${through}<br><span class="meta">${placeOf(site, claim, true)}</span></p>`,
        under: html`<h3>${stanceVerb({ claim, stance: claim.stance })}</h3>
`,
      };
    }),
    list: "plain",
  };
}

/** The claims in a source, in the order of its text, those of its parts below them. */
export function restsSection(site: Site, { id }: Entity): Section {
  const { graph } = site;
  const { claims, facts, alone } = site.restingOn(id);
  return {
    id: "rests",
    heading: html`What rests on it <span class="count">${restsText(claims.length, facts.length, alone.length)}</span>`,
    items: claims.map((claim): Item => {
      const speakers = speakersOfClaim(claim, graph.voices);
      return {
        html: html`<p class="said">${entityLinks(site, speakers)} ${stanceVerb({ claim, stance: claim.stance })}: ${claimLine(site, claim)}<br><span class="meta">${placeOf(site, claim, claim.source !== id)}</span></p>`,
        ...(claim.source !== null &&
          claim.source !== id && {
            under: html`<h3>${entityLink(site, claim.source)}</h3>
`,
          }),
      };
    }),
    list: "plain",
  };
}

function claimLine(site: Site, claim: Claim): Html {
  const fact = site.graph.factOf(claim);
  const says = Object.entries(claim.says).map(([name, value]) => qualifierInWords(site.graph, fact.type, name, value));
  return html`${factLink(site, fact, factTitle(site.graph, fact))}${says.length > 0 && `: ${says.join("; ")}`}${claim.quote !== null && html` “<bdi>${claim.quote}</bdi>”`}`;
}

function placeOf(site: Site, claim: Claim, namesSource: boolean): Html {
  const where = namesSource ? (claim.source === null ? "No source" : entityLink(site, claim.source)) : null;
  const at = claim.at === null ? null : locatorText(claim.at);
  return html`${where}${where !== null && at !== null && ", "}${at}${(where !== null || at !== null) && " · "}${madeWhen(site.graph, claim)}`;
}
