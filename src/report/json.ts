import { jsonText } from "../text/json-text.ts";
import { countSeverities, region } from "./region.ts";
import type { Report } from "./report.ts";

/** The stable shape for scripts: see docs/cli.md. */
export function reportJson(report: Report): string {
  const codes = Object.fromEntries((report.codes ?? []).map(({ code, count }) => [code, count]));
  const elsewhere = report.elsewhere ?? { errors: 0, warnings: 0 };
  const summary = { ...countSeverities(report), files: report.files, codes, elsewhere };
  return `${jsonText({ diagnostics: jsonDiagnostics(report), unlisted: report.unlisted ?? [], summary }, 2)}\n`;
}

/** Findings as plain data, with lines and columns from 1. */
export function jsonDiagnostics({ diagnostics, linesOf }: Pick<Report, "diagnostics" | "linesOf">): readonly object[] {
  return diagnostics.map(({ code, name, severity, message, span, hint, related }) => ({
    code,
    name,
    severity,
    message,
    file: span.file,
    ...region(linesOf(span.file), span),
    ...(hint !== undefined && { hint }),
    ...(related && {
      related: related.map((place) => ({
        file: place.span.file,
        ...region(linesOf(place.span.file), place.span),
        message: place.message,
      })),
    }),
  }));
}
