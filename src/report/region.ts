import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import type { LineIndex } from "../text/line-index.ts";

/** A span as lines and columns from 1, as scripts read it. */
export function region(
  lines: LineIndex,
  span: Span,
): { line: number; column: number; endLine: number; endColumn: number } {
  const start = lines.position(span.start);
  const end = lines.position(Math.max(span.start, span.end));
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** How many errors and warnings there are. */
export function countSeverities(diagnostics: readonly Diagnostic[]): { errors: number; warnings: number } {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: diagnostics.length - errors };
}
