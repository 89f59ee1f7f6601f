import type { Claim } from "../model/claim.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import { type ArchivedText, readArchive } from "./archived-text.ts";
import { judgeClaim, type Problem } from "./judge-claim.ts";
import { type SourceCopy, sourceCopies } from "./source-copies.ts";

/** A locator or a quote that the reader's own copy does not bear out. */
export interface VerifyFinding extends Problem {
  /** Claim ids; several where one missing file leaves several unchecked. */
  readonly claims: readonly string[];
  readonly source: string;
  readonly archive: string;
  readonly at: string | null;
  readonly quote: string | null;
  /** Where the claim is written: project-relative path with `/`, and JSON Pointer to its entry. */
  readonly file: string;
  readonly pointer: string;
}

export interface VerifyReport {
  /** Sorted by file, entry and claim. */
  readonly findings: readonly VerifyFinding[];
  readonly checked: { readonly claims: number; readonly locators: number; readonly quotes: number };
  /** Claims of sources that name no archive file, or that give neither a locator nor a quote. */
  readonly unchecked: number;
}

/**
 * Checks each locator and quote against the reader's own copies of the sources. White space is normalised, nothing else.
 *
 * @param read the text of an archive file by its name; undefined where there is none
 */
export function verify(dataset: Dataset, read: (archive: string) => string | undefined): VerifyReport {
  const copies = sourceCopies(dataset);
  const texts = new Map<string, ArchivedText | null>();
  const open = (archive: string): ArchivedText | null => {
    let text = texts.get(archive);
    if (text === undefined) {
      const content = read(archive);
      text = content === undefined ? null : readArchive(content);
      texts.set(archive, text);
    }
    return text;
  };
  const findings: VerifyFinding[] = [];
  const missing = new Map<string, VerifyFinding>();
  const checked = { claims: 0, locators: 0, quotes: 0 };
  let unchecked = 0;
  for (const fact of dataset.facts) {
    for (const claim of fact.claims) {
      const copy = claim.source === null ? undefined : copies.get(claim.source);
      if (!copy || (claim.at === null && claim.quote === null)) {
        unchecked += 1;
        continue;
      }
      const text = open(copy.archive);
      if (!text) {
        missing.set(copy.archive, gone(fact, claim, copy, missing.get(copy.archive)));
        continue;
      }
      checked.claims += 1;
      if (claim.at !== null) checked.locators += 1;
      if (claim.quote !== null) checked.quotes += 1;
      const problem = judgeClaim(claim, copy, text);
      if (problem) findings.push(report(fact, claim, copy, problem));
    }
  }
  const all = [...findings, ...missing.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      compareText(a.pointer, b.pointer) ||
      compareText(a.claims[0] ?? "", b.claims[0] ?? ""),
  );
  return { findings: all, checked, unchecked };
}

function report(fact: Fact, claim: Claim, copy: SourceCopy, problem: Problem): VerifyFinding {
  const { file, pointer } = fact;
  const { at, quote } = claim;
  return { ...problem, claims: [claim.id], source: copy.source, archive: copy.archive, at, quote, file, pointer };
}

function gone(fact: Fact, claim: Claim, copy: SourceCopy, before: VerifyFinding | undefined): VerifyFinding {
  if (before) return { ...before, claims: [...before.claims, claim.id] };
  const message = `there is no ${copy.archive} in the archive`;
  return report(fact, { ...claim, at: null, quote: null }, copy, {
    problem: "archive-missing",
    message,
    closest: null,
  });
}
