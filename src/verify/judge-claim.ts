import type { Claim } from "../model/claim.ts";
import { type LocatorPlace, parseLocator, writeLocator } from "../model/locators/locator.ts";
import type { ArchivedCopy } from "./archived-copy.ts";
import { closestPassage, type Passage } from "./closest-passage.ts";
import { comparable, holdsQuote, readable } from "./comparable.ts";
import type { SourceCopy } from "./source-copies.ts";

/** What can be wrong with a claim's locator or quote. */
export type VerifyProblem =
  | "archive-missing"
  | "archive-unreadable"
  | "no-such-place"
  | "outside-its-part"
  | "quote-elsewhere"
  | "quote-not-found";

/** What a copy does not bear out. */
export interface Problem {
  readonly problem: VerifyProblem;
  /** What and why, in one sentence. */
  readonly message: string;
  /** What the copy has that is nearest: to the quote, or to the place. */
  readonly closest: Passage | null;
}

export interface Verdict {
  /** Null where the copy bears out locator and quote. */
  readonly problem: Problem | null;
  /** Places of a kind that cannot be found in such a copy. */
  readonly passedOver: readonly string[];
}

/** Checks one claim's locator, then its quote. */
export function judgeClaim(claim: Claim, source: SourceCopy, copy: ArchivedCopy): Verdict {
  const places = claim.at === null ? [] : (parseLocator(claim.at) ?? []);
  const passages: string[] = [];
  const passedOver: string[] = [];
  const verdict = (problem: Problem | null): Verdict => ({ problem, passedOver });
  for (const place of places) {
    const cut = copy.cut(place);
    if (cut === null) passedOver.push(writeLocator([place]));
    else if ("missing" in cut) return verdict(noSuchPlace(source, copy, place, cut.missing));
    else if (source.part && !source.part.some((part) => holds(part, place)))
      return verdict(outside(source, place, cut.passage));
    else passages.push(cut.passage);
  }
  if (claim.quote === null) return verdict(null);
  const quote = comparable(claim.quote);
  // Where no place could be found, the quote may be anywhere.
  const searched = passedOver.length > 0 || passages.length === 0 ? [copy.whole] : passages;
  if (searched.some((passage) => holdsQuote(passage, quote))) return verdict(null);
  return verdict(misquoted(quote, claim.at, source, copy));
}

function misquoted(quote: string, at: string | null, { archive }: SourceCopy, copy: ArchivedCopy): Problem {
  const said = `the quote "${quote}" is not in ${at === null ? archive : `${at} of ${archive}`}`;
  const found = copy.pieces.find(({ text }) => holdsQuote(text, quote));
  const closest = found
    ? { place: found.place, text: quote, likeness: 1 }
    : closestPassage(copy.pieces, quote, pieceAt(copy, at));
  if (!found && !holdsQuote(copy.whole, quote)) return { problem: "quote-not-found", message: said, closest };
  const where = found?.place ? `in ${found.place}` : "elsewhere";
  return { problem: "quote-elsewhere", message: `${said}, but ${where}`, closest };
}

/** The index of the piece that a locator names; 0 where it names none. */
function pieceAt({ pieces }: ArchivedCopy, at: string | null): number {
  const [place] = at === null ? [] : (parseLocator(at) ?? []);
  if (!place) return 0;
  const name = writeLocator([{ ...place, last: place.first }]);
  return Math.max(
    0,
    pieces.findIndex((piece) => piece.place === name),
  );
}

function noSuchPlace({ archive }: SourceCopy, copy: ArchivedCopy, place: LocatorPlace, why: string): Problem {
  const { pieces } = copy;
  const asked = pieceAt(copy, writeLocator([place]));
  const start = pieces[asked]?.place === writeLocator([place]) ? asked : pieces.length - 1;
  const near = nearestWritten(pieces.length, start, (index) => (pieces[index]?.text ?? "") !== "");
  const piece = near === null ? undefined : pieces[near];
  return {
    problem: "no-such-place",
    message: `${archive} has no ${writeLocator([place])}: ${why}`,
    closest: piece ? { place: piece.place, text: readable(piece.text), likeness: 0 } : null,
  };
}

/** The index nearest to one that has text. */
function nearestWritten(length: number, start: number, isWritten: (index: number) => boolean): number | null {
  for (let away = 0; away <= length; away += 1) {
    if (isWritten(start - away)) return start - away;
    if (isWritten(start + away)) return start + away;
  }
  return null;
}

function outside({ archive, source, part }: SourceCopy, place: LocatorPlace, passage: string): Problem {
  const at = writeLocator([place]);
  const message = `${at} of ${archive} is outside ${source}, which is ${writeLocator(part ?? [])}`;
  return { problem: "outside-its-part", message, closest: { place: at, text: readable(passage), likeness: 0 } };
}

function holds(part: LocatorPlace, { unit, first, last }: LocatorPlace): boolean {
  if (part.unit !== unit) return true;
  const [from, to, start, end] = [part.first, part.last, first, last].map(Number);
  // What has no numbers cannot be compared.
  return !(Number(from) > Number(start) || Number(end) > Number(to));
}
