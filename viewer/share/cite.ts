import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { claimFootnote, factFootnote } from "../../src/wording/claims/footnotes.ts";
import { count } from "../../src/wording/counts.ts";
import { plain } from "../data/plain-text.ts";
import type { Atlas } from "../derive/atlas.ts";
import type { SourceNote } from "./source-notes.ts";

/** A fact for a footnote: what it says, what its claims amount to, and every claim with source and place. */
export function citeFact(atlas: Atlas, fact: Fact, link: string | null): string {
  return lines([...factFootnote(atlas.kg, fact), origin(atlas, `fact ${fact.id}`, link)]);
}

/** One claim: who says what of which fact, and where it can be read. */
export function citeClaim(atlas: Atlas, fact: Fact, claim: Claim, link: string | null): string {
  return lines([claimFootnote(atlas.kg, fact, claim), origin(atlas, `claim ${claim.id}`, link)]);
}

/** The whole view: what it shows and hides, and what it rests on. */
export function citeView(
  atlas: Atlas,
  sentence: { readonly shows: string; readonly hides: string },
  notes: readonly SourceNote[],
  link: string | null,
): string {
  const sources = notes.map(({ number, words, facts }) => `[${number}] ${words} (${count(facts, "fact")})`);
  const rests = notes.length > 0 ? ["It rests on:", ...sources] : [];
  return lines([`${sentence.shows} ${sentence.hides}`, ...rests, origin(atlas, "view", link)]);
}

function origin(atlas: Atlas, what: string, link: string | null): string {
  return `Entente, ${what}, dataset ${atlas.dataset.digest}.${link ? ` ${link}` : ""}`;
}

/** A name must not be able to begin a line of its own. */
function lines(texts: readonly string[]): string {
  return texts.map((text) => plain(text).replace(/\s+/g, " ").trim()).join("\n");
}
