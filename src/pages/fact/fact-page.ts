import type { Statement } from "../../corroborate/statement.ts";
import { UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { claimedNumbers } from "../../wording/claims/claimed-numbers.ts";
import { factFootnote } from "../../wording/claims/footnotes.ts";
import { factTitle, keyText, objectText } from "../../wording/facts/fact-title.ts";
import { nameOf } from "../../wording/names.ts";
import { amountText, quantityText } from "../../wording/quantities.ts";
import { RIVALS_TITLE, rollupSentence } from "../../wording/support/rollup-sentence.ts";
import {
  RETRACTIONS_TITLE,
  SILENT_TITLE,
  type Side,
  type SideName,
  sideHeading,
  sidesOf,
  type VoiceGroup,
  voiceTitle,
} from "../../wording/support/sides.ts";
import { spoken } from "../../wording/values.ts";
import { citeSection } from "../cite.ts";
import { type Html, html } from "../html.ts";
import { factPicture } from "../neighbourhood.ts";
import type { Item, Section } from "../parts.ts";
import { entityLink, type Site, viewerLink } from "../site.ts";
import { pairsHtml, valueHtml } from "../values.ts";
import { badge } from "./badge.ts";
import { claimHtml, looseClaimHtml } from "./claim-item.ts";
import { factData } from "./fact-data.ts";
import { factRow } from "./fact-row.ts";

/** What the page of an entity or a fact is made of, before it is laid on as many pages as it needs. */
export interface Parts {
  readonly title: string;
  readonly description: string;
  /** On the first page alone. */
  readonly head: Html;
  readonly sections: readonly Section[];
}

/** A fact: what its claims amount to, and each of them under the voice for which it counts, on its side. */
export function factParts(site: Site, fact: Fact): Parts {
  const { graph } = site;
  const statements = graph.statementsOf(fact);
  const { sides, retractions, silent } = sidesOf(fact, statements);
  const sentence = rollupSentence(graph, fact, statements);
  const relation = graph.schema.relations[fact.type];
  const key = keyText(graph, fact);
  const value = fact.object === null ? html`<bdi>${objectText(graph, fact)}</bdi>` : entityLink(site, fact.object);
  const loose = (id: string, heading: string, claims: Fact["claims"]): Section => ({
    id,
    heading: html`${heading}`,
    items: claims.map((claim) => ({ html: looseClaimHtml(site, fact, claim), claim: claim.id })),
    list: "plain",
  });
  const others = [loose("retractions", RETRACTIONS_TITLE, retractions), loose("silent", SILENT_TITLE, silent)];
  return {
    title: factTitle(graph, fact),
    description: sentence,
    head: html`<p class="kicker">${relation?.label ?? fact.type} · fact</p>
<h1>${entityLink(site, fact.subject)} <span class="relation">${relation?.label ?? fact.type}</span> ${value}${key !== "" && html` <span class="key">(<bdi>${key}</bdi>)</span>`}</h1>
<p>${badge(fact.rollup)}</p>
<p class="rollup">${sentence}</p>
${pairsHtml(
  Object.entries(fact.qualifiers)
    .filter(([name]) => name !== "value")
    .map(([name, one]) => [spoken(name), valueHtml(site, relation?.qualifiers[name]?.type, one)]),
)}${fact.note !== undefined && html`<p class="note"><bdi>${fact.note}</bdi></p>`}<p class="actions">${viewerLink(site, "fact", fact.id, "Open in the graph")}</p>
${factPicture(site, fact)}`,
    sections: [
      ...sides.map((side) => sideSection(site, fact, side)),
      ...others,
      ...numberSections(site, fact, statements),
      {
        id: "rivals",
        heading: html`${RIVALS_TITLE}`,
        items: fact.rollup.rivals.map((id) => ({ html: factRow(site, graph.fact(id) ?? id) })),
      },
      citeSection(site, factFootnote(graph, fact), graph.sourcesOf(fact)),
      factData(site, fact, statements),
    ],
  };
}

const COLUMN: Readonly<Record<SideName, Section["column"] | null>> = {
  for: "left",
  expecting: "left",
  denying: "right",
  doubting: "right",
  taken_back: null,
};

function sideSection(site: Site, fact: Fact, side: Side): Section {
  const column = COLUMN[side.name];
  return {
    id: `side-${side.name}`,
    heading: html`${sideHeading(side)}`,
    items: side.groups.flatMap((group) => {
      const under = html`<h3 class="voice">${voiceHtml(site, group)}</h3>
`;
      return group.statements.map(
        (statement): Item => ({ html: claimHtml(site, fact, statement), under, claim: statement.claim.id }),
      );
    }),
    ...(column && { column }),
    list: "plain",
  };
}

function voiceHtml(site: Site, group: VoiceGroup): Html {
  return group.voice === UNKNOWN
    ? html`${voiceTitle(group, (id) => nameOf(site.graph, id))}`
    : entityLink(site, group.voice);
}

/** Each number that is claimed, and whose it is. */
function numberSections(site: Site, fact: Fact, statements: readonly Statement[]): readonly Section[] {
  return fact.rollup.quantities.map((rolled, n) => ({
    id: `numbers-${n + 1}`,
    heading: html`${quantityText(rolled)}`,
    items: claimedNumbers(fact, statements, rolled).map(({ voice, quantity }) => ({
      html: html`${entityLink(site, voice)}: ${amountText(quantity)}`,
    })),
    list: "lines",
  }));
}
