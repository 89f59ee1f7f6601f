import type { Claim } from "../model/claim.ts";
import { type ArchivedText, normalizeSpace, passageAt } from "./archived-text.ts";
import { closestPassage, type Passage } from "./closest-passage.ts";
import { type Stretch, stretchesOf, writeStretch } from "./locator.ts";
import type { SourceCopy } from "./source-copies.ts";

/** What can be wrong with a claim's locator or quote. */
export type VerifyProblem =
  | "archive-missing"
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

/** Checks one claim's locator, then its quote; null where the copy bears out both. */
export function judgeClaim(claim: Claim, copy: SourceCopy, text: ArchivedText): Problem | null {
  const stretches = claim.at === null ? [] : stretchesOf(claim.at);
  const passages: string[] = [];
  for (const stretch of stretches) {
    const passage = passageAt(text, stretch);
    if (passage === null) return noSuchPlace(copy, text, stretch);
    if (copy.part && !copy.part.some((part) => holds(part, stretch))) return outside(copy, stretch, passage);
    passages.push(passage);
  }
  if (claim.quote === null) return null;
  const quote = normalizeSpace(claim.quote);
  const whole = normalizeSpace(text.lines.join(" "));
  const places = claim.at === null ? [whole] : passages;
  if (places.some((passage) => passage.includes(quote))) return null;
  const [cited] = stretches;
  const near = cited?.unit === "line" ? cited.first : undefined;
  return misquoted(quote, claim.at, copy, text, whole.includes(quote), closestPassage(text, quote, near));
}

function misquoted(
  quote: string,
  at: string | null,
  { archive }: SourceCopy,
  text: ArchivedText,
  isElsewhere: boolean,
  closest: Passage | null,
): Problem {
  const said = `the quote "${quote}" does not stand in ${at === null ? archive : `${at} of ${archive}`}`;
  if (!isElsewhere) return { problem: "quote-not-found", message: said, closest };
  const line = text.lines.findIndex((one) => one.includes(quote)) + 1;
  const where = line === 0 ? "elsewhere, across lines" : `in line ${line}`;
  return { problem: "quote-elsewhere", message: `${said}, but ${where}`, closest };
}

function noSuchPlace(copy: SourceCopy, text: ArchivedText, stretch: Stretch): Problem {
  const parts = stretch.unit === "line" ? text.lines : text.paragraphs;
  const place = writeStretch(stretch);
  const beyond = stretch.last > parts.length;
  const reason = beyond ? `it has ${parts.length} ${stretch.unit}s` : "nothing stands there";
  const line = nearestWritten(text, stretch.unit === "line" ? stretch.first : text.lines.length);
  return {
    problem: "no-such-place",
    message: `${copy.archive} has no ${place}: ${reason}`,
    closest: line === 0 ? null : { line, text: text.lines[line - 1] ?? "", likeness: 0 },
  };
}

/** The line with text that is nearest to a place; 0 in an empty file. */
function nearestWritten({ lines }: ArchivedText, place: number): number {
  const start = Math.min(place, lines.length);
  for (let away = 0; away <= lines.length; away++) {
    if (lines[start - away - 1]) return start - away;
    if (lines[start + away - 1]) return start + away;
  }
  return 0;
}

function outside(copy: SourceCopy, stretch: Stretch, text: string): Problem {
  const part = (copy.part ?? []).map(writeStretch).join(",");
  const message = `${writeStretch(stretch)} of ${copy.archive} is outside ${copy.source}, which is ${part}`;
  const line = stretch.unit === "line" ? stretch.first : 0;
  return { problem: "outside-its-part", message, closest: line === 0 ? null : { line, text, likeness: 0 } };
}

function holds(part: Stretch, { unit, first, last }: Stretch): boolean {
  return part.unit !== unit || (part.first <= first && last <= part.last);
}
