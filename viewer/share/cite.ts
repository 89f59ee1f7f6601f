import { speakersOfClaim } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { STANCE } from "../../src/model/stance.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";
import { rollupSentence } from "../evidence/rollup-sentence.ts";
import { spoken, valueWords } from "../evidence/values.ts";
import { locatorWords } from "../evidence/words.ts";
import { factTitle } from "../search/search-index.ts";
import { oneLine, sourceWords } from "./cite-source.ts";
import type { SourceNote } from "./source-notes.ts";

/** A fact for a footnote: what it says, what its claims amount to, and every claim with source and place. */
export function citeFact(atlas: Atlas, fact: Fact, link: string | null): string {
  const details = Object.entries(fact.qualifiers)
    .filter(([name]) => name !== "value")
    .map(([name, value]) => `${spoken(name)}: ${valueWords(atlas, fact.type, name, value)}`);
  const head = `${factTitle(atlas, fact)}${details.length > 0 ? ` (${details.join("; ")})` : ""}.`;
  const claims = fact.claims.map((claim, n) => `${n + 1}. ${claimWords(atlas, fact, claim)}`);
  return [oneLine(head), oneLine(rollupSentence(atlas, fact)), ...claims, origin(atlas, `fact ${fact.id}`, link)].join(
    "\n",
  );
}

/** One claim: who says what of which fact, and where it can be read. */
export function citeClaim(atlas: Atlas, fact: Fact, claim: Claim, link: string | null): string {
  const what = `On “${oneLine(factTitle(atlas, fact))}”: ${claimWords(atlas, fact, claim)}`;
  return [what, origin(atlas, `claim ${claim.id}`, link)].join("\n");
}

/** The whole view: what it shows and hides, and what it rests on. */
export function citeView(
  atlas: Atlas,
  sentence: { readonly shows: string; readonly hides: string },
  notes: readonly SourceNote[],
  link: string | null,
): string {
  const sources = notes.map(
    ({ number, words, facts }) => `[${number}] ${words} (${facts} ${facts === 1 ? "fact" : "facts"})`,
  );
  const rests = notes.length > 0 ? ["It rests on:", ...sources] : [];
  return [oneLine(`${sentence.shows} ${sentence.hides}`), ...rests, origin(atlas, "view", link)].join("\n");
}

function claimWords(atlas: Atlas, fact: Fact, claim: Claim): string {
  const who = speakersOfClaim(claim, atlas.kg.voices).map((id) => nameOf(atlas, id));
  const passedOn = claim.relays.map((id) => nameOf(atlas, id));
  const says = Object.entries(claim.says).map(([name, value]) =>
    name === "quantity" || name === "value"
      ? valueWords(atlas, fact.type, name, value)
      : `${spoken(name)} ${valueWords(atlas, fact.type, name, value)}`,
  );
  const parts = [
    `${who.join(" and ") || "Somebody unnamed"} ${STANCE[claim.stance].words.one}`,
    ...(passedOn.length > 0 ? [`passing on ${passedOn.join(" and ")}`] : []),
    ...(claim.said ? [`said ${claim.said}`] : []),
  ];
  const place = claim.at ? locatorWords(claim.at) : "";
  const where = claim.source ? ` In: ${sourceWords(atlas, claim.source, place)}` : " No source.";
  return oneLine(`${parts.join(", ")}${says.length > 0 ? `: ${says.join("; ")}` : ""}.${where}`);
}

function origin(atlas: Atlas, what: string, link: string | null): string {
  return oneLine(`Entente, ${what}, dataset ${atlas.dataset.digest}.${link ? ` ${link}` : ""}`);
}
