import type { DateRange } from "../model/dates.ts";
import type { Publications, Voices } from "./voices.ts";

/** When sources were published, and which of them surely before what. A source whose date is vague, or that has none, is on no side of any day. */
export interface SourceDates extends Publications {
  isBefore(source: string, day: number): boolean;
  isAfter(source: string, day: number): boolean;
  /** Whether one source was surely published before another. */
  precedes(source: string, other: string): boolean;
}

/** What dates of sources decided. Plain data: a source is a number. */
export interface AskedDates {
  /** Those of which any other date may matter. */
  readonly exact: Uint32Array;
  /** Those that could have another date as well: one that is surely neither before the first day nor after the last. */
  readonly bounded: Uint32Array;
  readonly notBefore: Float64Array;
  readonly notAfter: Float64Array;
}

export const NONE_ASKED: AskedDates = {
  exact: new Uint32Array(),
  bounded: new Uint32Array(),
  notBefore: new Float64Array(),
  notAfter: new Float64Array(),
};

/** What was asked of one source. */
interface Asked {
  readonly date: DateRange | null;
  isExact: boolean;
  notBefore: number;
  notAfter: number;
}

/**
 * Answers what is asked of dates, and notes what the answers hang on: who asks for a date may do anything with it, but to compare it with a day
 * only sets a bound. What is made of the answers stays the same for as long as other dates keep to these bounds.
 */
export class DateWatch implements SourceDates {
  readonly #sources: Publications;
  readonly #asked = new Map<string, Asked>();

  constructor(sources: Publications) {
    this.#sources = sources;
  }

  /** Forgets what was asked. */
  begin(): void {
    this.#asked.clear();
  }

  publication(source: string): DateRange | null {
    const one = this.#of(source);
    one.isExact = true;
    return one.date;
  }

  isBefore(source: string, day: number): boolean {
    const one = this.#of(source);
    const answer = isBefore(one.date, day);
    if (answer) one.isExact = true;
    else one.notBefore = Math.max(one.notBefore, day);
    return answer;
  }

  isAfter(source: string, day: number): boolean {
    const one = this.#of(source);
    const answer = isAfter(one.date, day);
    if (answer) one.isExact = true;
    else one.notAfter = Math.min(one.notAfter, day);
    return answer;
  }

  precedes(source: string, other: string): boolean {
    const own = this.#of(source);
    // A day that parts the two: while neither crosses it, one does not come before the other.
    const day = isSure(own.date) ? own.date.lastDay : Number.POSITIVE_INFINITY;
    const answer = this.isAfter(other, day);
    if (answer) own.isExact = true;
    else this.isBefore(source, day);
    return answer;
  }

  /** All of which something was asked. */
  sources(): readonly string[] {
    return [...this.#asked.keys()];
  }

  /** @param numberOf the number of a source; undefined for what is none */
  asked(numberOf: (source: string) => number | undefined): AskedDates {
    const exact: number[] = [];
    const bounded: number[] = [];
    const [notBefore, notAfter] = [[] as number[], [] as number[]];
    for (const [source, one] of this.#asked) {
      const number = numberOf(source);
      if (number === undefined) continue;
      if (one.isExact) exact.push(number);
      else if (one.notBefore > Number.NEGATIVE_INFINITY || one.notAfter < Number.POSITIVE_INFINITY) {
        bounded.push(number);
        notBefore.push(one.notBefore);
        notAfter.push(one.notAfter);
      }
    }
    return {
      exact: Uint32Array.from(exact),
      bounded: Uint32Array.from(bounded),
      notBefore: Float64Array.from(notBefore),
      notAfter: Float64Array.from(notAfter),
    };
  }

  #of(source: string): Asked {
    let one = this.#asked.get(source);
    if (one === undefined) {
      one = {
        date: this.#sources.publication(source),
        isExact: false,
        notBefore: Number.NEGATIVE_INFINITY,
        notAfter: Number.POSITIVE_INFINITY,
      };
      this.#asked.set(source, one);
    }
    return one;
  }
}

/** The same voices, whose dates are watched. */
export function watchedVoices(voices: Voices, dates: Publications): Voices {
  return {
    ...voices,
    publication: (source) => dates.publication(source),
    published: (source) => dates.publication(source)?.last ?? null,
  };
}

/** Whether all that was asked has the same answers. @param now the dates that sources have which had others */
export function areAnswersSame(
  { exact, bounded, notBefore, notAfter }: AskedDates,
  now: ReadonlyMap<number, DateRange | null>,
): boolean {
  if (now.size === 0) return true;
  for (const number of exact) if (now.has(number)) return false;
  for (const [n, number] of bounded.entries()) {
    const date = now.get(number) ?? null;
    if (isBefore(date, notBefore[n] ?? 0) || isAfter(date, notAfter[n] ?? 0)) return false;
  }
  return true;
}

/** The same with the numbers that the sources have now. */
export function renumberedDates(asked: AskedDates, move: (numbers: Uint32Array) => Uint32Array): AskedDates {
  return { ...asked, exact: move(asked.exact), bounded: move(asked.bounded) };
}

function isSure(date: DateRange | null): date is DateRange {
  return date !== null && !date.isVague;
}

function isBefore(date: DateRange | null, day: number): boolean {
  return isSure(date) && date.lastDay < day;
}

function isAfter(date: DateRange | null, day: number): boolean {
  return isSure(date) && date.firstDay > day;
}
