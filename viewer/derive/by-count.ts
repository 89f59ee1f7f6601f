import { compareText } from "../../src/model/order.ts";
import { type Atlas, nameOf } from "./atlas.ts";

/**
 * Counted ids by number, then name: how sources and voices are listed.
 *
 * @param most how many are wanted: what counts for less is left out, since thousands take long to sort by name
 * @param also what is wanted whatever it counts for
 */
export function byCount(
  atlas: Atlas,
  counts: ReadonlyMap<string, number>,
  most = counts.size,
  also: readonly string[] = [],
): { id: string; name: string; count: number }[] {
  const least = Uint32Array.from(counts.values()).sort().at(-most) ?? 0;
  return [...counts]
    .filter(([id, n]) => n >= least || also.includes(id))
    .map(([id, n]) => ({ id, name: nameOf(atlas, id), count: n }))
    .sort((a, b) => b.count - a.count || compareText(a.name, b.name));
}
