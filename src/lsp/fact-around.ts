import type { Position } from "vscode-languageserver";
import type { Fact } from "../model/fact.ts";
import type { OpenProject } from "./open-project.ts";
import { offsetAt, positionAt } from "./places.ts";
import { spansIn } from "./spans.ts";

/** The fact whose entry a position is in, or else begins on its line. */
export function factAround(project: OpenProject, path: string, position: Position): Fact | undefined {
  const lines = project.linesOf(path);
  const offset = offsetAt(lines, position);
  const spanOf = spansIn(project.textOf(path));
  const facts = project.graph()?.dataset.facts.filter(({ file }) => file === path) ?? [];
  const entries = facts.flatMap((fact) => {
    const span = spanOf(fact.pointer);
    return span ? { fact, span } : [];
  });
  const around = entries.filter(({ span }) => span.start <= offset && offset <= span.end);
  const found = around.sort((a, b) => b.span.start - a.span.start)[0];
  return (found ?? entries.find(({ span }) => positionAt(lines, span.start).line === position.line))?.fact;
}
