import { count, partOf } from "../../wording/counts.ts";

/** How many records there are beyond those that are shown. */
export interface Total {
  readonly shown: number;
  readonly all: number;
  /** There are so many, or more: no one counts all ways through a graph. */
  readonly isAtLeast: boolean;
}

/** The first of some records, and how many there are in all, once these were read. */
export interface Cut<T> {
  readonly records: Iterable<T>;
  readonly total: () => Total;
}

/** @param most how many to give; undefined: all  @param countTo how many to count beyond these */
export function firstOf<T>(
  items: Iterable<T>,
  most: number | undefined,
  countTo: number = Number.POSITIVE_INFINITY,
): Cut<T> {
  const iterator = items[Symbol.iterator]();
  const end = most ?? Number.POSITIVE_INFINITY;
  let shown = 0;
  return {
    records: {
      *[Symbol.iterator]() {
        while (shown < end) {
          const next = iterator.next();
          if (next.done) return;
          shown += 1;
          yield next.value;
        }
      },
    },
    total: () => {
      let more = 0;
      while (more < countTo && !iterator.next().done) more += 1;
      return { shown, all: shown + more, isAtLeast: more >= countTo };
    },
  };
}

/** `3 facts`, `5 of 1,200 facts` */
export function totalText({ shown, all, isAtLeast }: Total, [one, many]: readonly [string, string]): string {
  return shown === all ? count(shown, one, many) : partOf(shown, all, many, isAtLeast);
}
