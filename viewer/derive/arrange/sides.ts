import type { Verdict } from "../../../src/corroborate/accounts.ts";
import { type Link, type Ties, tiesOf } from "../../../src/draw/links.ts";
import { compareText } from "../../../src/model/order.ts";
import type { Place } from "./arranged.ts";

/** Where an entity belongs between two: with one of them alone, with both, with neither. */
export const SIDES = ["left", "both", "right", "neither"] as const;
export type Side = (typeof SIDES)[number];

export interface Sides {
  readonly places: ReadonlyMap<string, Place>;
  /** Without the two themselves. */
  readonly groups: Readonly<Record<Side, readonly string[]>>;
  /** Above each side that has anyone in it, in the order left, both, right. */
  readonly heads: ReadonlyMap<Side, Place>;
}

/** Marks above one another before a second column begins. */
const HIGH = 14;
const GAP = 1.6;
const COLUMN = 4.2;
const BETWEEN = 4.8;

/** By ties: who is tied to one of the two alone, and who to both. */
export function sidesByTies(ids: Iterable<string>, links: readonly Link[], [a, b]: readonly [string, string]): Sides {
  const ties = tiesOf(links);
  const isTied = (id: string, to: string): boolean => ties.get(id)?.has(to) ?? false;
  return placed(ids, ties, [a, b], (id) => sideOf(isTied(id, a), isTied(id, b)));
}

/** By two voices: of whom one of them alone speaks, and of whom both do. */
export function sidesByVoices(
  ids: Iterable<string>,
  links: readonly (Link & { readonly fact: string })[],
  verdicts: ReadonlyMap<string, Verdict>,
  [a, b]: readonly [string, string],
): Sides {
  const spoken = new Map<string, Set<Verdict>>();
  for (const { source, target, fact } of links) {
    const verdict = verdicts.get(fact);
    if (verdict === undefined) continue;
    for (const id of [source, target]) spoken.set(id, (spoken.get(id) ?? new Set()).add(verdict));
  }
  return placed(ids, tiesOf(links), [a, b], (id) => {
    const own = [...(spoken.get(id) ?? [])];
    const isBoth = own.some((verdict) => verdict !== "only-a" && verdict !== "only-b");
    return sideOf(isBoth || own.includes("only-a"), isBoth || own.includes("only-b"));
  });
}

function sideOf(isLeft: boolean, isRight: boolean): Side {
  if (isLeft) return isRight ? "both" : "left";
  return isRight ? "right" : "neither";
}

function placed(
  ids: Iterable<string>,
  ties: Ties,
  [a, b]: readonly [string, string],
  side: (id: string) => Side,
): Sides {
  const groups: Record<Side, string[]> = { left: [], both: [], right: [], neither: [] };
  const all = [...new Set(ids)].sort(compareText);
  for (const id of all) if (id !== a && id !== b) groups[side(id)].push(id);
  const weight = (id: string): number => ties.get(id)?.size ?? 0;
  for (const own of Object.values(groups)) own.sort((x, y) => weight(y) - weight(x) || compareText(x, y));
  const places = new Map<string, Place>();
  const heads = new Map<Side, Place>();
  const width = (own: readonly string[]): number => Math.max(0, Math.ceil(own.length / HIGH) - 1) * COLUMN;
  // The best connected are nearest to what they are tied to: in the middle of the inner column.
  const half = width(groups.both) / 2;
  fill(groups.both, -half, 1, places);
  fill(groups.left, -half - BETWEEN, -1, places);
  fill(groups.right, half + BETWEEN, 1, places);
  const [left, right] = [-half - BETWEEN - width(groups.left), half + BETWEEN + width(groups.right)];
  const known = new Set(all);
  if (known.has(a)) places.set(a, [left - BETWEEN, 0]);
  if (known.has(b)) places.set(b, [right + BETWEEN, 0]);
  const low = Math.min(0, ...[...places.values()].map(([, y]) => y)) - 2 * GAP;
  const high = Math.max(0, ...[...places.values()].map(([, y]) => y)) + 0.6 * GAP;
  for (const [n, id] of groups.neither.entries()) {
    const row = Math.floor(n / NEITHER);
    const inRow = Math.min(NEITHER, groups.neither.length - row * NEITHER);
    places.set(id, [((n % NEITHER) - (inRow - 1) / 2) * COLUMN, low - row * GAP]);
  }
  if (groups.left.length > 0) heads.set("left", [(left - half - BETWEEN) / 2, high]);
  if (groups.both.length > 0) heads.set("both", [0, high]);
  if (groups.right.length > 0) heads.set("right", [(right + half + BETWEEN) / 2, high]);
  return { places, groups, heads };
}

/** Side by side under the two. */
const NEITHER = 5;

/** Columns of limited length, from the inside out, each filled from its middle. */
function fill(ids: readonly string[], from: number, step: 1 | -1, places: Map<string, Place>): void {
  const columns = Math.ceil(ids.length / HIGH);
  const each = Math.ceil(ids.length / Math.max(1, columns));
  for (const [n, id] of ids.entries()) {
    const column = Math.floor(n / each);
    const at = n % each;
    // None is on the line from the one to the other.
    const away = (Math.floor(at / 2) + 0.5) * (at % 2 === 0 ? 1 : -1);
    places.set(id, [from + column * COLUMN * step, away * GAP]);
  }
}
