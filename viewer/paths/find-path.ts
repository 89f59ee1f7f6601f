import { openGraph } from "../../src/query/knowledge-graph.ts";
import type { Path } from "../../src/query/paths.ts";
import type { Atlas } from "../derive/atlas.ts";
import type { Shown } from "../derive/shown.ts";
import type { PathQuestion } from "../state/view-state.ts";

/** The way between two entities over the facts that are shown; null where there is none or an end is missing. */
export function findPath(atlas: Atlas, shown: Shown, question: PathQuestion | null): Path | null {
  if (!question || !atlas.entities.has(question.from) || !atlas.entities.has(question.to)) return null;
  const graph = openGraph({ ...atlas.dataset, facts: shown.facts });
  const { from, to, by } = question;
  return by === "strongest" ? graph.strongestPath(from, to) : graph.path(from, to);
}
