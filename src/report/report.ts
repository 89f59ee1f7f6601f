import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { indexLines, type LineIndex } from "../text/line-index.ts";
import type { CodeCount, Unlisted } from "./alike.ts";

/** What a reporter is given. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** What is counted and not listed. */
  readonly unlisted?: readonly Unlisted[];
  /** How often each code was found, those that are not listed included. */
  readonly codes?: readonly CodeCount[];
  /** In how many files something was found; that of `diagnostics` where it is left out. */
  readonly faulty?: number;
  /** Errors and warnings that do not concern the files that were asked about. */
  readonly elsewhere?: { readonly errors: number; readonly warnings: number };
  /** How many files were looked at. */
  readonly files: number;
  /** Lines of a file, for positions and frames; of an empty text where the file cannot be read. */
  readonly linesOf: (file: string) => LineIndex;
  readonly color: boolean;
}

/** Diagnostics as text. Ends with a line break. */
export type Reporter = (report: Report) => string;

/** Indexes each file once. */
export function linesFrom(textOf: (file: string) => string | undefined): (file: string) => LineIndex {
  const known = new Map<string, LineIndex>();
  return (file) => {
    const lines = known.get(file) ?? indexLines(textOf(file) ?? "");
    known.set(file, lines);
    return lines;
  };
}
