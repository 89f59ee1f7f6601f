import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compareText } from "../model/order.ts";

/** Findings of one code that are not listed: in one file, or in all files from which nothing more is listed. */
export interface Unlisted extends Pick<Diagnostic, "code" | "name" | "severity"> {
  /** Null: in several. */
  readonly file: string | null;
  /** In how many. */
  readonly files: number;
  readonly count: number;
}

/** How often a code was found, listed or not. */
export interface CodeCount extends Pick<Diagnostic, "code" | "name" | "severity"> {
  readonly count: number;
}

export interface Alike {
  readonly diagnostics: readonly Diagnostic[];
  readonly unlisted: readonly Unlisted[];
  /** Errors first, the most frequent first. */
  readonly codes: readonly CodeCount[];
  /** In how many files something was found. */
  readonly faulty: number;
}

/** So many findings of one code in one file tell what is wrong with it. */
export const MOST_ALIKE = 20;
/** Of one code in all files, so many times as many. */
const FILES = 5;

interface Tally {
  readonly first: Diagnostic;
  count: number;
  listed: number;
  readonly perFile: Map<string, number>;
  /** Files of findings that are counted together. */
  readonly others: Set<string>;
}

/** Lists at most `limit` findings of one code in one file, and at most five times as many of one code; and counts the others. */
export function listAlike(diagnostics: readonly Diagnostic[], limit: number): Alike {
  const tallies = new Map<string, Tally>();
  const unlisted = new Map<string, Unlisted>();
  const listed = diagnostics.filter((one) => {
    const tally = tallies.get(one.code) ?? { first: one, count: 0, listed: 0, perFile: new Map(), others: new Set() };
    tallies.set(one.code, tally);
    const { file } = one.span;
    const inFile = (tally.perFile.get(file) ?? 0) + 1;
    tally.perFile.set(file, inFile);
    tally.count += 1;
    const isFull = tally.listed >= limit * FILES;
    if (!isFull && inFile <= limit) {
      tally.listed += 1;
      return true;
    }
    if (isFull) tally.others.add(file);
    count(unlisted, one, isFull ? null : file, isFull ? tally.others.size : 1);
    return false;
  });
  const codes = [...tallies.values()].map(({ first: { code, name, severity }, count: found }) => ({
    ...{ code, name, severity, count: found },
  }));
  return {
    diagnostics: listed,
    unlisted: [...unlisted.values()],
    codes: codes.sort(
      (a, b) => compareText(a.severity, b.severity) || b.count - a.count || compareText(a.code, b.code),
    ),
    faulty: new Set(diagnostics.map(({ span }) => span.file)).size,
  };
}

function count(
  unlisted: Map<string, Unlisted>,
  { code, name, severity }: Diagnostic,
  file: string | null,
  files: number,
): void {
  const shape = `${code} ${file ?? ""}`;
  unlisted.set(shape, { code, name, severity, file, files, count: (unlisted.get(shape)?.count ?? 0) + 1 });
}
