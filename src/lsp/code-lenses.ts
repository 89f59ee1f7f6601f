import type { CodeLens } from "vscode-languageserver";
import { supportLine } from "../wording/support/support.ts";
import type { OpenProject } from "./open-project.ts";
import { rangeOf } from "./places.ts";
import { spansIn } from "./spans.ts";

/** What the claims of each fact of a file amount to, above its entry. */
export function lensesOf(project: OpenProject, path: string): CodeLens[] {
  const graph = project.graph();
  if (graph === null) return [];
  const spanOf = spansIn(project.textOf(path));
  const lines = project.linesOf(path);
  return graph.dataset.facts
    .filter(({ file }) => file === path)
    .flatMap(({ pointer, rollup }) => {
      const start = spanOf(pointer)?.start;
      if (start === undefined) return [];
      return { range: rangeOf(lines, { start, end: start }), command: { title: supportLine(rollup), command: "" } };
    });
}
