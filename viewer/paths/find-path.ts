import type { Path, PathOptions } from "../../src/query/graph/net.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import type { Atlas } from "../derive/atlas.ts";
import { endTestsOf } from "../derive/end-conditions.ts";
import type { Seen } from "../derive/seen.ts";
import { show } from "../derive/shown.ts";
import type { Filters, PathQuestion } from "../state/view-state.ts";

export interface Way {
  readonly path: Path;
  /** It leads over relations that the filters hide: over those that they show there is none. */
  readonly overHidden: boolean;
}

/** The way between two entities: over what is shown, else over everything of this time and lens; null where there is none. */
export function findPath(atlas: Atlas, seen: Seen, filters: Filters, question: PathQuestion | null): Way | null {
  if (!question || !atlas.kg.entity(question.from) || !atlas.kg.entity(question.to)) return null;
  const { from, to, by } = question;
  const over = (facts: typeof seen.facts, options: PathOptions): Path | null => {
    const graph = openGraph({ ...atlas.dataset, facts });
    return by === "strongest" ? graph.strongestPath(from, to, options) : graph.path(from, to, options);
  };
  // What both ends of a fact have to be, those on the way have to be: not the two that are asked about.
  const { eachEnd } = endTestsOf(atlas, filters.where);
  const where = filters.where.filter(({ ends }) => ends !== "each end");
  const among = eachEnd && atlas.dataset.entities.flatMap(({ id }) => (eachEnd(id) ? id : []));
  const shown = over(show(atlas, seen, { ...filters, where }, null).facts, among ? { among } : {});
  if (shown) return { path: shown, overHidden: false };
  const hidden = over(seen.facts, {});
  return hidden && { path: hidden, overHidden: true };
}
