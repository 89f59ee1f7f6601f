import type { Fact } from "../../src/model/fact.ts";
import { SUPPORT } from "../../src/model/support.ts";
import { isContested, isSingleVoiced } from "../../src/query/filter/conditions.ts";
import { heardOn } from "../../src/query/heard-on.ts";
import type { Atlas, GraphEdge } from "./atlas.ts";
import type { Seen } from "./seen.ts";

/** For each fact a list of names, as numbers one after the other: a hundred thousand facts are counted in a few milliseconds. */
export interface Column {
  readonly names: readonly string[];
  /** Where the list of each fact begins, and behind the last one where it ends. */
  readonly starts: Uint32Array;
  /** Places in `names`. */
  readonly values: Uint32Array;
}

/** What filters ask of the facts of a view, and count of them. */
export interface Numbers {
  readonly type: Column;
  /** The kinds of line that it draws, and its own type. */
  readonly kinds: Column;
  /** Subject and object. */
  readonly ends: Column;
  /** The entity types of `ends.names`; -1 where there is no such entity. */
  readonly endTypes: Column["names"];
  readonly sources: Column;
  /** Who has a say on it. */
  readonly voices: Column;
  readonly expecting: Column;
  /** Those who speak for themselves somewhere: one who only speaks for another is found under that one, and cannot be chosen alone. */
  readonly independent: ReadonlySet<string>;
  /** A place in SUPPORT. */
  readonly support: Uint8Array;
  readonly contested: Uint8Array;
  readonly single: Uint8Array;
  /** The lines that each fact draws or helps to draw. */
  readonly lines: readonly (readonly GraphEdge[])[];
  /** Where a fact is among those of the view, by its id. */
  readonly places: ReadonlyMap<string, number>;
}

const NO_LINES: readonly GraphEdge[] = [];

const known = new WeakMap<Seen, Numbers>();

/** Worked out once for what the clocks and the lens let be seen, for all filters of it. */
export function numbersOf(atlas: Atlas, seen: Seen): Numbers {
  const before = known.get(seen);
  if (before) return before;
  const numbers = numbered(atlas, seen.facts);
  known.set(seen, numbers);
  return numbers;
}

function numbered(atlas: Atlas, facts: readonly Fact[]): Numbers {
  const independent = new Set<string>();
  for (const { rollup } of facts) {
    for (const ids of [rollup.voices, rollup.expecting, rollup.deniers]) for (const id of ids) independent.add(id);
  }
  const ends = columnOf(facts, ({ subject, object }) => (object === null ? [subject] : [subject, object]));
  return {
    type: columnOf(facts, ({ type }) => [type]),
    kinds: columnOf(facts, (fact) => kindsOf(atlas, fact)),
    ends,
    endTypes: ends.names.map((id) => atlas.kg.entity(id)?.type ?? ""),
    sources: columnOf(facts, (fact) => atlas.kg.sourcesOf(fact)),
    voices: columnOf(facts, (fact) => each(heardOn(fact))),
    expecting: columnOf(facts, ({ rollup }) => rollup.expecting),
    independent,
    support: Uint8Array.from(facts, ({ rollup }) => SUPPORT.indexOf(rollup.support)),
    contested: Uint8Array.from(facts, (fact) => Number(isContested(fact))),
    single: Uint8Array.from(facts, (fact) => Number(isSingleVoiced(fact))),
    lines: facts.map(({ id }) => atlas.edgesOfFact.get(id) ?? NO_LINES),
    places: new Map(facts.map(({ id }, n) => [id, n])),
  };
}

function kindsOf(atlas: Atlas, { id, type }: Fact): readonly string[] {
  const edges = atlas.edgesOfFact.get(id) ?? [];
  const more = edges.flatMap(({ attributes }) => (attributes.kind === type ? [] : attributes.kind));
  return more.length === 0 ? [type] : [type, ...more];
}

/** A handful at most: scanned, not hashed. */
function each(ids: readonly string[]): readonly string[] {
  return ids.length < 2 ? ids : ids.filter((id, n) => ids.indexOf(id) === n);
}

function columnOf(facts: readonly Fact[], listOf: (fact: Fact) => readonly string[]): Column {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const starts = new Uint32Array(facts.length + 1);
  const values: number[] = [];
  for (const [n, fact] of facts.entries()) {
    for (const name of listOf(fact)) {
      let number = numbers.get(name);
      if (number === undefined) {
        number = names.length;
        numbers.set(name, number);
        names.push(name);
      }
      values.push(number);
    }
    starts[n + 1] = values.length;
  }
  return { names, starts, values: Uint32Array.from(values) };
}

/** For each fact whether one of its list is wanted. */
export function someIn(
  { names, starts, values }: Column,
  isWanted: (name: string) => boolean,
): (fact: number) => boolean {
  const wanted = Uint8Array.from(names, (name) => Number(isWanted(name)));
  return (fact) => {
    const end = starts[fact + 1] ?? 0;
    for (let at = starts[fact] ?? 0; at < end; at += 1) if (wanted[values[at] ?? 0] === 1) return true;
    return false;
  };
}

/** How many of some facts have each name in their list, in the order of the facts. A fact that has it twice counts twice. */
export function countIn({ names, starts, values }: Column, isCounted: (fact: number) => boolean): Map<string, number> {
  const counts = new Uint32Array(names.length);
  const order: number[] = [];
  for (let fact = 0; fact + 1 < starts.length; fact += 1) {
    if (!isCounted(fact)) continue;
    const end = starts[fact + 1] ?? 0;
    for (let at = starts[fact] ?? 0; at < end; at += 1) {
      const number = values[at] ?? 0;
      const before = counts[number] ?? 0;
      if (before === 0) order.push(number);
      counts[number] = before + 1;
    }
  }
  return new Map(order.map((number) => [names[number] ?? "", counts[number] ?? 0]));
}
