import { type CodeAction, CodeActionKind, type Range, type TextEdit } from "vscode-languageserver";
import { shownDiagnostics } from "./diagnostics.ts";
import type { OpenProject } from "./open-project.ts";
import { offsetAt, rangeOf } from "./places.ts";

/** The fixes of what is found within a range. */
export function fixesIn(
  project: OpenProject,
  path: string,
  range: Range,
  addressOf: (path: string) => { readonly uri: string },
): CodeAction[] {
  const lines = project.linesOf(path);
  const [start, end] = [offsetAt(lines, range.start), offsetAt(lines, range.end)];
  return project
    .findingsOf(path)
    .filter(({ span }) => span.start <= end && start <= span.end)
    .flatMap((found) => {
      const { fix = [], hint, message } = found;
      if (fix.length === 0) return [];
      const changes: Record<string, TextEdit[]> = {};
      for (const { span, newText } of fix) {
        const { uri } = addressOf(span.file);
        const edits = changes[uri] ?? [];
        edits.push({ range: rangeOf(project.linesOf(span.file), span), newText });
        changes[uri] = edits;
      }
      const diagnostics = shownDiagnostics(project, path, [found]);
      return { title: hint ?? message, kind: CodeActionKind.QuickFix, diagnostics, edit: { changes } };
    });
}
