import type { Dataset } from "../../model/dataset.ts";
import { quietTypes } from "../../model/schema.ts";
import { isSupported } from "../filter/conditions.ts";
import { bestConnected } from "./groups.ts";

/**
 * The entities with which to begin, where nothing else is said: the best connected by what is corroborated or better, and those tied most to
 * them. Evidence, judgements and facts about sources do not count. Fewer than asked for where so little is corroborated.
 *
 * @returns ids, in the order in which they were chosen
 */
export function bestKnown({ entities, facts, schema }: Dataset, most: number): readonly string[] {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  const quiet = quietTypes(schema);
  for (const { id, type } of entities) {
    if (quiet.has(type)) continue;
    numbers.set(id, ids.length);
    ids.push(id);
  }
  const ends: number[] = [];
  for (const fact of facts) {
    const [a, b] = [numbers.get(fact.subject), numbers.get(fact.object ?? "")];
    if (a === undefined || b === undefined || a === b) continue;
    if (schema.relations[fact.type]?.background || !isSupported(fact, "corroborated")) continue;
    ends.push(a, b);
  }
  const ranked = bestConnected({ nodes: ids.length, ends }, ids.length);
  return chosen(ranked, ends, most).flatMap((node) => ids[node] ?? []);
}

/** From the first one on, always the one with most ties to those chosen; where nothing is tied to them, the best that is left. */
function chosen(ranked: readonly number[], ends: readonly number[], most: number): readonly number[] {
  const others = new Map<number, number[]>(ranked.map((node) => [node, []]));
  for (let n = 0; n < ends.length; n += 2) {
    const [a = 0, b = 0] = [ends[n], ends[n + 1]];
    others.get(a)?.push(b);
    others.get(b)?.push(a);
  }
  const ties = new Map(ranked.map((node) => [node, 0]));
  const found: number[] = [];
  while (found.length < most && ties.size > 0) {
    let best = -1;
    for (const [node, own] of ties) if (best < 0 || own > (ties.get(best) ?? 0)) best = node;
    found.push(best);
    ties.delete(best);
    for (const other of others.get(best) ?? []) {
      const own = ties.get(other);
      if (own !== undefined) ties.set(other, own + 1);
    }
  }
  return found;
}
