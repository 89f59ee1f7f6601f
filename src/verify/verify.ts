import type { Claim } from "../model/claim.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import type { ArchivedCopy } from "./archived-copy.ts";
import { judgeClaim, type Problem } from "./judge-claim.ts";
import { readCopy } from "./read-copy.ts";
import { type SourceCopy, sourceCopies } from "./source-copies.ts";

/** A locator or a quote that the reader's own copy does not bear out. */
export interface VerifyFinding extends Problem {
  /** Claim ids; several where one file that is missing or cannot be read leaves several unchecked. */
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
  /** Places of kinds that cannot be found in such a copy (a figure, a line of a PDF), each once: they are not checked. */
  readonly passedOver: readonly string[];
  /** Claims of sources that name no archive file, or that give neither a locator nor a quote. */
  readonly unchecked: number;
}

/**
 * Checks each locator and quote against the reader's own copies of the sources, after NFKC, with soft hyphens, line-end hyphens and
 * white space resolved.
 *
 * @param read a file of the archive by its name; undefined where there is none
 */
export async function verify(
  dataset: Dataset,
  read: (archive: string) => Uint8Array | undefined,
): Promise<VerifyReport> {
  const copies = sourceCopies(dataset);
  const opened = new Map<string, ArchivedCopy | Unopened>();
  const findings: VerifyFinding[] = [];
  const unopened = new Map<string, VerifyFinding>();
  const passedOver = new Map<string, number>();
  const checked = { claims: 0, locators: 0, quotes: 0 };
  let unchecked = 0;
  for (const fact of dataset.facts) {
    for (const claim of fact.claims) {
      const source = claim.source === null ? undefined : copies.get(claim.source);
      if (!source || (claim.at === null && claim.quote === null)) {
        unchecked += 1;
        continue;
      }
      const { archive } = source;
      const copy = opened.get(archive) ?? (await open(archive, read(archive)));
      opened.set(archive, copy);
      if ("problem" in copy) {
        const before = unopened.get(archive);
        const { id } = claim;
        if (before) unopened.set(archive, { ...before, claims: [...before.claims, id] });
        else unopened.set(archive, report(fact, { ...claim, at: null, quote: null }, source, copy));
        continue;
      }
      const { problem, passedOver: places } = judgeClaim(claim, source, copy);
      for (const place of places) passedOver.set(place, (passedOver.get(place) ?? 0) + 1);
      checked.claims += 1;
      if (claim.at !== null && places.length === 0) checked.locators += 1;
      if (claim.quote !== null) checked.quotes += 1;
      if (problem) findings.push(report(fact, claim, source, problem));
    }
  }
  const all = [...findings, ...unopened.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      compareText(a.pointer, b.pointer) ||
      compareText(a.claims[0] ?? "", b.claims[0] ?? ""),
  );
  return { findings: all, checked, passedOver: [...passedOver.keys()].sort(compareText), unchecked };
}

/** Why a copy could not be opened. */
type Unopened = Problem;

async function open(archive: string, bytes: Uint8Array | undefined): Promise<ArchivedCopy | Unopened> {
  if (bytes === undefined) {
    return { problem: "archive-missing", message: `there is no ${archive} in the archive`, closest: null };
  }
  const copy = await readCopy(archive, bytes);
  if (!("unreadable" in copy)) return copy;
  return { problem: "archive-unreadable", message: `${archive} ${copy.unreadable}`, closest: null };
}

function report(fact: Fact, claim: Claim, copy: SourceCopy, problem: Problem): VerifyFinding {
  const { file, pointer } = fact;
  const { at, quote } = claim;
  return { ...problem, claims: [claim.id], source: copy.source, archive: copy.archive, at, quote, file, pointer };
}
