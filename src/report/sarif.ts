import type { Span } from "../diagnostics/diagnostic.ts";
import { listDiagnostics } from "../diagnostics/registry.ts";
import { jsonText } from "../text/json-text.ts";
import { region } from "./region.ts";
import type { Report } from "./report.ts";

/** SARIF 2.1.0, which code-scanning services read. */
export function reportSarif({ diagnostics, unlisted = [], linesOf }: Report): string {
  const used = new Set(diagnostics.map(({ code }) => code));
  const rules = listDiagnostics().filter(({ code }) => used.has(code));
  const location = (span: Span): object => {
    const { line, column, endLine, endColumn } = region(linesOf(span.file), span);
    return {
      physicalLocation: {
        artifactLocation: {
          uri: span.file
            .split("/")
            .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\uFFFD")))
            .join("/"),
          uriBaseId: "%SRCROOT%",
        },
        region: { startLine: line, startColumn: column, endLine, endColumn },
      },
    };
  };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "entente",
            rules: rules.map(({ code, name, title, explanation, severity }) => ({
              id: code,
              name,
              shortDescription: { text: `${title}.` },
              fullDescription: { text: explanation },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        ...(unlisted.length > 0 && { properties: { unlisted } }),
        results: diagnostics.map(({ code, severity, message, span, hint, related }) => ({
          ruleId: code,
          ruleIndex: rules.findIndex((rule) => rule.code === code),
          level: severity,
          message: { text: hint === undefined ? message : `${message} Hint: ${hint}` },
          locations: [location(span)],
          ...(related && {
            relatedLocations: related.map((place) => ({ ...location(place.span), message: { text: place.message } })),
          }),
        })),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}
