import { openGraph } from "../../src/query/knowledge-graph.ts";
import type { Path } from "../../src/query/net.ts";
import type { Atlas } from "../derive/atlas.ts";
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
  const among = (facts: typeof seen.facts): Path | null => {
    const graph = openGraph({ ...atlas.dataset, facts });
    return by === "strongest" ? graph.strongestPath(from, to) : graph.path(from, to);
  };
  const shown = among(show(atlas, seen, filters, null).facts);
  if (shown) return { path: shown, overHidden: false };
  const hidden = among(seen.facts);
  return hidden && { path: hidden, overHidden: true };
}
