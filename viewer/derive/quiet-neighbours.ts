import type { Filters } from "../state/view-state.ts";
import type { Atlas } from "./atlas.ts";
import type { Seen } from "./seen.ts";

/** More than this would bury what the reader opened. */
const MOST = 80;

/**
 * Facts that tie an opened entity to evidence and judgements, which the first view leaves out: the theses that a person
 * argues, who argues a thesis, who wrote a source. What the reader switched off stays off.
 */
export function quietNeighbours(atlas: Atlas, seen: Seen, filters: Filters, id: string): readonly string[] {
  const isQuiet = (entity: string): boolean => atlas.quietTypes.has(atlas.kg.entity(entity)?.type ?? "");
  const quiet = isQuiet(id);
  const wanted = new Set<string>();
  for (const { id: fact, type, subject, object } of atlas.kg.factsAbout(id)) {
    if (object === null || (subject !== id && object !== id)) continue;
    const background = atlas.kinds.get(type)?.background ?? false;
    const switchedOff = !background && filters.relations.includes(type);
    if (switchedOff || (!quiet && (background || !isQuiet(subject === id ? object : subject)))) continue;
    wanted.add(fact);
  }
  if (wanted.size === 0) return [];
  return seen.facts.flatMap((fact) => (wanted.has(fact.id) ? fact.id : [])).slice(0, MOST);
}
