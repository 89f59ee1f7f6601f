import { SUPPORT, type Support } from "../../src/model/support.ts";
import { countIn, type Numbers } from "./numbers.ts";

/** One bit for each filter that a fact can fail. */
export const FAILS = {
  relations: 2,
  types: 1,
  support: 4,
  contested: 8,
  single: 16,
  sources: 32,
  voices: 64,
  entities: 128,
  during: 256,
  said: 512,
  changed: 1024,
  where: 2048,
  bloc: 4096,
} as const;

/** How many facts (of entity types: entities) each choice would show, given all the other filters. */
export interface Counts {
  readonly types: ReadonlyMap<string, number>;
  readonly relations: ReadonlyMap<string, number>;
  readonly support: ReadonlyMap<Support, number>;
  readonly contested: number;
  readonly single: number;
  readonly sources: ReadonlyMap<string, number>;
  readonly voices: ReadonlyMap<string, number>;
  /** Of the facts counted under a voice, those that it only expects. */
  readonly expecting: ReadonlyMap<string, number>;
}

/** @param fails by fact the bits of the filters that it fails */
export function countsOf(numbers: Numbers, fails: Uint16Array): Counts {
  const passes =
    (bit: number): ((fact: number) => boolean) =>
    (fact) =>
      ((fails[fact] ?? 0) & ~bit) === 0;
  const voices = countIn(numbers.voices, passes(FAILS.voices));
  for (const id of voices.keys()) if (!numbers.independent.has(id)) voices.delete(id);
  const types = new Map<string, number>();
  const ends = countIn(numbers.ends, passes(FAILS.types));
  for (const [n, id] of numbers.ends.names.entries()) {
    const type = numbers.endTypes[n];
    if (type && ends.has(id)) types.set(type, (types.get(type) ?? 0) + 1);
  }
  return {
    types,
    relations: countIn(numbers.kinds, passes(FAILS.relations)),
    support: supports(numbers.support, passes(FAILS.support)),
    contested: flagged(numbers.contested, passes(FAILS.contested)),
    single: flagged(numbers.single, passes(FAILS.single)),
    sources: countIn(numbers.sources, passes(FAILS.sources)),
    voices,
    expecting: countIn(numbers.expecting, passes(FAILS.voices)),
  };
}

function supports(levels: Uint8Array, isCounted: (fact: number) => boolean): Map<Support, number> {
  const counts = SUPPORT.map(() => 0);
  for (let fact = 0; fact < levels.length; fact += 1) {
    const level = levels[fact] ?? 0;
    if (isCounted(fact)) counts[level] = (counts[level] ?? 0) + 1;
  }
  return new Map(SUPPORT.flatMap((level, n) => (counts[n] ? [[level, counts[n]]] : [])));
}

function flagged(flags: Uint8Array, isCounted: (fact: number) => boolean): number {
  let sum = 0;
  for (let fact = 0; fact < flags.length; fact += 1) if (flags[fact] === 1 && isCounted(fact)) sum += 1;
  return sum;
}

/** How many facts are hidden, each under the first filter that it fails. */
export function hiddenBy(fails: Uint16Array): Map<keyof typeof FAILS, number> {
  const counts = new Map<keyof typeof FAILS, number>();
  const names = Object.keys(FAILS) as (keyof typeof FAILS)[];
  for (const bits of fails) {
    const first = bits === 0 ? undefined : names.find((name) => bits & FAILS[name]);
    if (first) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return counts;
}
