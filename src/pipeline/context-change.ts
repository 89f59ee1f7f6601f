import { areAnswersSame, renumberedDates } from "../corroborate/date-watch.ts";
import { openTies, type Speaking, speakingFrom } from "../corroborate/voices.ts";
import { type DateRange, dateOf } from "../model/dates.ts";
import type { Context } from "./context.ts";
import type { Tally } from "./tally.ts";

/** What blocks were compiled with before, and what came of those that may be taken over. */
export interface Base {
  readonly context: () => Context;
  /** The same as JSON. */
  readonly text: () => string;
  readonly tallies: readonly (Tally | undefined)[];
}

/** How one context differs from an earlier one: what of compiled blocks still holds. */
export interface ContextChange {
  /** Whether facts of a block name anything that is not as it was: then they must be looked at again. */
  concerns(tally: Tally): boolean;
  /** The same of all but when sources were published. */
  concernsUndated(tally: Tally): boolean;
  /** The tally of any other block, with the numbers that its entities have now. */
  moved(tally: Tally): Tally;
}

/** Every compiled block still holds. */
export const NO_CHANGE: ContextChange = {
  concerns: () => false,
  concernsUndated: () => false,
  moved: (tally) => tally,
};

/**
 * A block that was compiled again since a file changed, most often in what facts do not say, or since a source has another date. Where its facts
 * are the same, and what they draw on but for dates of sources, they stay in their place: what others made of them holds.
 *
 * @param old what came of it before; undefined where that is not known
 */
export function inPlace(tally: Tally, old: Tally | undefined, change: ContextChange | null): Tally {
  const facts = old?.written.facts;
  if (facts === undefined || tally.written.facts === undefined || change === null) return tally;
  const isSame = tally.facts === old?.facts && tally.sum.join() === old.sum.join() && !change.concernsUndated(old);
  return isSame ? { ...tally, written: { ...tally.written, facts } } : tally;
}

/**
 * Ids may come, go and be declared otherwise, and sources be dated otherwise: that concerns the blocks that name them. Null where the
 * difference may concern every block: a former id that is none any more, what GEXF declares.
 *
 * @param isFaulty nothing will be written, and no claim weighed: then who speaks for whom does not matter
 * @param asksOthers blocks are asked about the words of some whom their facts need not name
 */
export function contextChange(
  before: Context,
  now: Context,
  isFaulty: boolean,
  asksOthers = false,
): ContextChange | null {
  if (areOnlyRedated(before, now)) return redating(redatedSources(before, now, entitiesOf(before)));
  const [known, declared] = [declarations(before), declarations(now)];
  const wholesale = ({ shared, columns }: Context): string => JSON.stringify(isFaulty ? shared : [shared, columns]);
  const revoiced = isFaulty ? NONE : revoicedIn(before, now);
  if (asksOthers && revoiced.size > 0) return null;
  if (wholesale(before) !== wholesale(now) || !holdsAll(now.merged, before.merged)) return null;
  const broken = new Set(now.declared.flatMap(([id, , , kind]) => (kind === "broken" ? id : [])));
  const merged = new Map(now.merged);
  const numbers = new Map(entitiesOf(now).map((id, n) => [id, n]));
  const old = entitiesOf(before);
  const redated = redatedSources(before, now, old);
  const changes = Uint8Array.from(old, (id) => {
    if (known.get(id) === declared.get(id)) return revoiced.has(id) ? CHANGED : SAME;
    return isFaulty && broken.has(id) ? BROKEN : CHANGED;
  });
  const moves = Uint32Array.from(old, (id) => numbers.get(id) ?? 0);
  const isMoved = changes.includes(BROKEN) || moves.some((to, from) => to !== from);
  // Nothing is said about references to a broken file, but what was said of facts that name it may have been about that file.
  const concernsUndated = ({ reached, found, unresolved }: Tally): boolean => {
    // What led nowhere, to a fact or to a broken file may lead to an entity now, and the reverse.
    const { nowhere, toFacts } = unresolved;
    const ids = [...nowhere.map(([id]) => id), ...toFacts.map(([id]) => id), ...unresolved.broken];
    if (ids.some((id) => known.get(id) !== declared.get(id) || merged.has(id))) return true;
    const says = found.findings.length + found.misfits.length + found.contradictions.length > 0;
    return reached.some((number) => changes[number] === CHANGED || (changes[number] === BROKEN && says));
  };
  return {
    concerns: (tally) => !areAnswersSame(tally.dates, redated) || concernsUndated(tally),
    concernsUndated,
    moved(tally) {
      if (!isMoved) return tally;
      const move = (list: Uint32Array): Uint32Array => list.map((number) => moves[number] ?? 0);
      // What is broken now has no number: it is noted by its id.
      const lost = Array.from(tally.reached).filter((number) => changes[number] === BROKEN);
      const { unresolved } = tally;
      return {
        ...tally,
        ends: move(tally.ends),
        reached: move(tally.reached),
        dates: renumberedDates(tally.dates, move),
        named: move(tally.named),
        ...(lost.length > 0 && {
          unresolved: { ...unresolved, broken: [...unresolved.broken, ...lost.map((number) => old[number] ?? "")] },
        }),
      };
    },
  };
}

/** Whether two contexts share all but the dates of sources. */
function areOnlyRedated(before: Context, now: Context): boolean {
  const { sources: old, ...rest } = before;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  if (keys.some((key) => rest[key] !== now[key]) || old.length !== now.sources.length) return false;
  return old.every(([id, , kind], n) => id === now.sources[n]?.[0] && kind === now.sources[n]?.[2]);
}

/** The change where sources have other dates, and all else is as it was. */
function redating(redated: ReadonlyMap<number, DateRange | null>): ContextChange {
  return { ...NO_CHANGE, concerns: ({ dates }) => !areAnswersSame(dates, redated) };
}

const [SAME, CHANGED, BROKEN] = [0, 1, 2];
const NONE: ReadonlySet<string> = new Set();

/** Those whose word comes down to others than before, or in whom others speak. A block that names none of them weighs claims as it did. */
function revoicedIn(before: Context, now: Context): ReadonlySet<string> {
  if (before.ties === now.ties || JSON.stringify(before.ties) === JSON.stringify(now.ties)) return NONE;
  const [old, fresh] = [before, now].map(({ ties }) => answers(speakingFrom(openTies(ties))));
  const tied = [before, now].flatMap(({ ties }) => Object.values(ties).flatMap((lists) => lists.map(([id]) => id)));
  return new Set(tied.filter((id) => old?.(id) !== fresh?.(id)));
}

/** All that is asked of an id, and of who speaks in it. */
function answers({ roots, speakers, wholes }: Speaking): (id: string) => string {
  return (id) => JSON.stringify([roots(id), speakers(id).map((speaker) => [speaker, roots(speaker)]), wholes(id)]);
}

/** A new former id is named nowhere: it would have led nowhere. */
function holdsAll(merged: Context["merged"], before: Context["merged"]): boolean {
  const now = new Map(merged);
  return before.every(([former, id]) => now.get(former) === id);
}

/** The dates that sources have now which had others, by the numbers that these had. @param ids in the order of the numbers */
function redatedSources(before: Context, now: Context, ids: readonly string[]): ReadonlyMap<number, DateRange | null> {
  const [old, fresh] = [before, now].map(({ sources }) => new Map(sources.map(([id, date]) => [id, date])));
  const redated = new Map<number, DateRange | null>();
  for (const [number, id] of ids.entries()) {
    const date = fresh?.get(id) ?? null;
    if (JSON.stringify(old?.get(id) ?? null) !== JSON.stringify(date)) redated.set(number, dateOf(date));
  }
  return redated;
}

/** All else that a context says of each id, the rivals of its facts and what it meets of the views' conditions among it. */
function declarations({ declared, sources, rivals, conditions }: Context): ReadonlyMap<string, string> {
  const kinds = new Map(sources.map(([id, , kind]) => [id, JSON.stringify(kind)]));
  const against = new Map<string, string>();
  // A fact's own block names its ends.
  for (const one of rivals) against.set(one[1], `${against.get(one[1]) ?? ""}${JSON.stringify(one)}`);
  const met = new Map<string, string>();
  for (const [n, [, ids]] of conditions.entries()) for (const id of ids) met.set(id, `${met.get(id) ?? ""} ${n}`);
  return new Map(
    declared.map((one) => [
      one[0],
      `${one.join("\n")}\n${kinds.get(one[0]) ?? "null"}\n${against.get(one[0]) ?? ""}\n${met.get(one[0]) ?? ""}`,
    ]),
  );
}

/** Numbered as a scope numbers them. */
function entitiesOf({ declared }: Context): readonly string[] {
  return declared.flatMap(([id, , , kind]) => (kind === "entity" ? id : [])).sort();
}

/** All that weighs claims or shapes blocks. */
export function weighedBy({ ties, shared, columns }: Context): string {
  return JSON.stringify([Object.values(ties), shared, columns]);
}
