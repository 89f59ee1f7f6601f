import { countSeverities, region } from "./region.ts";
import type { Report } from "./report.ts";

/** The stable shape for scripts: see docs/cli.md. */
export function reportJson({ diagnostics, files, linesOf }: Report): string {
  const listed = diagnostics.map(({ code, name, severity, message, span, hint, related }) => ({
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
  return `${JSON.stringify({ diagnostics: listed, summary: { ...countSeverities(diagnostics), files } }, null, 2)}\n`;
}
