import type { Span } from "../diagnostics/diagnostic.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Report } from "./report.ts";

/** A span as lines and columns from 1, as scripts read it. */
export function region(
  lines: LineIndex,
  span: Span,
): { line: number; column: number; endLine: number; endColumn: number } {
  const start = lines.position(span.start);
  const end = lines.position(Math.max(span.start, span.end));
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** How many errors and warnings there are, those that are not listed included. */
export function countSeverities({ diagnostics, unlisted = [] }: Pick<Report, "diagnostics" | "unlisted">): {
  errors: number;
  warnings: number;
} {
  let [errors, warnings] = [0, 0];
  for (const { severity, count } of [...diagnostics.map(({ severity }) => ({ severity, count: 1 })), ...unlisted]) {
    if (severity === "error") errors += count;
    else warnings += count;
  }
  return { errors, warnings };
}
