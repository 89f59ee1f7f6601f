import { compareText } from "../model/order.ts";

/** The part of an edge that a layout looks at. */
export interface Link {
  readonly source: string;
  readonly target: string;
}

/** Who is tied to whom, and by how many edges. */
export type Ties = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function tiesOf(links: Iterable<Link>): Ties {
  const ties = new Map<string, Map<string, number>>();
  const tie = (a: string, b: string): void => {
    const own = ties.get(a) ?? new Map<string, number>();
    ties.set(a, own.set(b, (own.get(b) ?? 0) + 1));
  };
  for (const { source, target } of links) {
    if (source === target) continue;
    tie(source, target);
    tie(target, source);
  }
  return ties;
}

/** How many steps each entity is away from the nearest of some. What no way leads to is left out. */
export function stepsFrom(start: readonly string[], ties: Ties): ReadonlyMap<string, number> {
  const steps = new Map(start.map((id) => [id, 0]));
  for (const [id, step] of steps) {
    for (const next of ties.get(id)?.keys() ?? []) if (!steps.has(next)) steps.set(next, step + 1);
  }
  return steps;
}

/** Who is tied to most others. */
export function bestTied(ids: Iterable<string>, ties: Ties): string | undefined {
  const degree = (id: string): number => ties.get(id)?.size ?? 0;
  return [...ids].sort((a, b) => degree(b) - degree(a) || compareText(a, b))[0];
}
