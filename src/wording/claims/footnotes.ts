import type { Statement } from "../../corroborate/statement.ts";
import { statementsOf } from "../../corroborate/statements.ts";
import { AUTHORED_BY, PART_OF, PUBLISHED_BY } from "../../corroborate/vocabulary.ts";
import { speakersOfClaim } from "../../corroborate/voices.ts";
import type { Claim } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import { dateText } from "../dates.ts";
import { factSentence, factTitle } from "../facts/fact-title.ts";
import { enumerate } from "../lists.ts";
import { type Lookup, nameOf } from "../names.ts";
import { rollupSentence } from "../support/rollup-sentence.ts";
import { sidesOf } from "../support/sides.ts";
import { qualifierInWords } from "../values.ts";
import { webAddress } from "../web-address.ts";
import { gradeText } from "./grades.ts";
import { locatorText } from "./locators.ts";
import { cappedText, stanceVerb } from "./stance-text.ts";

/** What a citation looks up: also who wrote a source, where it appeared, and what it is part of. */
export interface Sources extends Lookup {
  factsAbout(id: string): readonly Fact[];
}

/** A fact for a footnote, a line each: what it says, what its claims amount to, and every claim with source and place. */
export function factFootnote(sources: Sources, fact: Fact): readonly string[] {
  const statements = statementsOf(fact, sources.voices);
  const details = Object.entries(fact.qualifiers)
    .filter(([name]) => name !== "value")
    .map(([name, value]) => qualifierInWords(sources, fact.type, name, value));
  const head = `${factSentence(sources, fact)}${details.length > 0 ? ` (${details.join("; ")})` : ""}.`;
  const claims = inOrder(fact, statements).map(
    (claim, n) => `${n + 1}. ${claimText(sources, fact, claim, statements)}`,
  );
  return [head, rollupSentence(sources, fact, statements), ...claims].map(oneLine);
}

/** One claim for a footnote: who says what of which fact, and where it can be read. */
export function claimFootnote(sources: Sources, fact: Fact, claim: Claim): string {
  const statements = statementsOf(fact, sources.voices);
  return oneLine(`On “${factTitle(sources, fact)}”: ${claimText(sources, fact, claim, statements)}`);
}

/**
 * A source in one line: who wrote it, what it is called, where and when it appeared, and its address.
 *
 * @param place where in it: "paragraph 3"
 */
export function sourceFootnote(sources: Sources, id: string, place?: string): string {
  const { date, url, archive_url, accessed } = sources.entity(id)?.attributes ?? {};
  const wholes = namesOf(sources, id, PART_OF);
  const parts = [
    ...namesOf(sources, id, AUTHORED_BY),
    `“${nameOf(sources, id)}”`,
    ...(wholes.length > 0 ? [`in “${wholes.join("”, “")}”`] : []),
    ...namesOf(sources, id, PUBLISHED_BY),
    ...(typeof date === "string" ? [dateText(date)] : []),
    ...(place ? [place] : []),
  ];
  const [address, snapshot] = [webAddress(url), webAddress(archive_url)];
  const read = typeof accessed === "string" ? `accessed ${dateText(accessed)}` : "";
  const archived = snapshot ? `archived at ${snapshot}` : "";
  const aside = [archived, read].filter((part) => part !== "").join(", ");
  return `${oneLine(parts.join(", "))}.${address ? ` ${address}` : ""}${aside ? ` (${aside})` : ""}`;
}

/** A source for the foot of a picture: who wrote it, what it is called, and when it appeared. */
export function sourceInShort(sources: Sources, id: string): string {
  const { date } = sources.entity(id)?.attributes ?? {};
  const parts = [
    ...namesOf(sources, id, AUTHORED_BY),
    `“${nameOf(sources, id)}”`,
    ...(typeof date === "string" ? [dateText(date)] : []),
  ];
  return oneLine(parts.join(", "));
}

/** Each claim once, in the order of the sides. */
function inOrder(fact: Fact, statements: readonly Statement[]): readonly Claim[] {
  const { sides, retractions, silent } = sidesOf(fact, statements);
  const told = sides.flatMap(({ groups }) => groups.flatMap((group) => group.statements.map(({ claim }) => claim)));
  return [...new Set([...told, ...retractions, ...silent])];
}

function claimText(sources: Sources, fact: Fact, claim: Claim, statements: readonly Statement[]): string {
  const own = statements.filter((statement) => statement.claim.id === claim.id);
  const stated = own[0] ?? { claim, stance: claim.stance };
  const who = speakersOfClaim(claim, sources.voices).map((id) => nameOf(sources, id));
  const capped = cappedText(stated);
  const parts = [
    `${enumerate(who) || "An unnamed speaker"} ${stanceVerb(stated)}`,
    ...(capped === "" ? [] : [capped]),
    ...(claim.relays.length > 0 ? [`passing on ${enumerate(claim.relays.map((id) => nameOf(sources, id)))}`] : []),
    ...(claim.said ? [`said ${dateText(claim.said)}`] : []),
    ...(own.length > 0 && own.every(({ takenBack }) => takenBack) ? ["taken back"] : []),
  ];
  const says = Object.entries(claim.says).map(([name, value]) => qualifierInWords(sources, fact.type, name, value));
  const place = claim.at ? locatorText(claim.at) : "";
  const where = claim.source ? ` In: ${sourceFootnote(sources, claim.source, place)}` : " No source.";
  const grade = gradeText(sources, claim);
  return `${parts.join(", ")}${says.length > 0 ? `: ${says.join("; ")}` : ""}.${where}${grade ? ` Graded${grade.slice("graded".length)}.` : ""}`;
}

/** A name must not be able to begin a line of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function namesOf(sources: Sources, id: string, relation: string): string[] {
  return sources
    .factsAbout(id)
    .filter((fact) => fact.type === relation && fact.subject === id)
    .flatMap(({ object }) => (object ? [nameOf(sources, object)] : []));
}
