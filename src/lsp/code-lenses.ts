import type { CodeLens } from "vscode-languageserver";
import { isNode } from "yaml";
import { pointerTokens } from "../model/pointer.ts";
import { composeYaml, nestsTooDeep } from "../parse/compose-yaml.ts";
import { supportLine } from "../wording/support.ts";
import type { OpenProject } from "./open-project.ts";
import { rangeOf } from "./places.ts";

/** What the claims of each fact of a file amount to, above its entry. */
export function lensesOf(project: OpenProject, path: string): CodeLens[] {
  const graph = project.graph();
  const text = project.textOf(path);
  if (graph === null || nestsTooDeep(text) >= 0) return [];
  const document = composeYaml(text);
  const lines = project.linesOf(path);
  return graph.dataset.facts
    .filter(({ file }) => file === path)
    .flatMap(({ pointer, rollup }) => {
      const node = document.getIn(pointerTokens(pointer), true);
      const start = isNode(node) ? node.range?.[0] : undefined;
      if (start === undefined) return [];
      return { range: rangeOf(lines, { start, end: start }), command: { title: supportLine(rollup), command: "" } };
    });
}
