import { DiagnosticSeverity, type Diagnostic as Shown } from "vscode-languageserver";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { OpenProject } from "./open-project.ts";
import { locationOf, rangeOf } from "./places.ts";

/** What `check` finds, as an editor underlines it. */
export function shownDiagnostics(project: OpenProject, path: string, found: readonly Diagnostic[]): Shown[] {
  const lines = project.linesOf(path);
  return found.map(({ code, severity, message, hint, span, related }) => ({
    range: rangeOf(lines, span),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: "entente",
    message: hint === undefined ? message : `${message}\n${hint}`,
    ...(related && {
      relatedInformation: related.map((one) => ({
        location: locationOf(project, one.span.file, one.span),
        message: one.message,
      })),
    }),
  }));
}
