import * as fc from "fast-check";
import { expect, it } from "vitest";
import { areAnswersSame, DateWatch, renumberedDates } from "../../src/corroborate/date-watch.ts";
import { type DateRange, dateOf } from "../../src/model/dates.ts";

const SOURCES = ["a", "b", "c"];
const DATES = [
  "2024-01-05",
  "2024-01-06",
  "2024-01",
  "2024",
  "2023/2024-01-06",
  "2024-01~",
  "2024-01-04/..",
  "../2024",
];
const dates = fc.tuple(...SOURCES.map(() => fc.option(fc.constantFrom(...DATES))));
const day = fc.constantFrom("2023-12-31", "2024-01-04", "2024-01-05", "2024-01-06", "2024-01-07", "2024-12-31");
const source = fc.constantFrom(...SOURCES);

type Question = (dates: DateWatch) => unknown;
const questions = fc.array(
  fc.oneof(
    fc.tuple(source, day).map(
      ([id, on]): Question =>
        (watch) =>
          watch.isBefore(id, dayOf(on)),
    ),
    fc.tuple(source, day).map(
      ([id, on]): Question =>
        (watch) =>
          watch.isAfter(id, dayOf(on)),
    ),
    fc.tuple(source, source).map(
      ([id, other]): Question =>
        (watch) =>
          watch.precedes(id, other),
    ),
    source.map(
      (id): Question =>
        (watch) =>
          watch.publication(id)?.text,
    ),
  ),
  { minLength: 1, maxLength: 4 },
);

function dayOf(text: string): number {
  return dateOf(text)?.firstDay ?? 0;
}

function watching(all: readonly (string | null)[]): DateWatch {
  return new DateWatch({ publication: (id) => dateOf(all[SOURCES.indexOf(id)]) });
}

const numberOf = (id: string): number => SOURCES.indexOf(id);

it("dates within the bounds that were noted give the same answers", () => {
  let kept = 0;
  fc.assert(
    fc.property(dates, dates, questions, (before, now, asked) => {
      const watch = watching(before);
      const answers = asked.map((ask) => ask(watch));
      const changed = SOURCES.flatMap((_, n): (readonly [number, DateRange | null])[] =>
        before[n] === now[n] ? [] : [[n, dateOf(now[n])]],
      );
      if (!areAnswersSame(watch.asked(numberOf), new Map(changed))) return;
      if (changed.length > 0) kept += 1;
      const again = watching(now);
      expect(asked.map((ask) => ask(again))).toEqual(answers);
    }),
    { numRuns: 3000 },
  );
  expect(kept).toBeGreaterThan(300);
});

it("knows what dates tell: surely before, surely after, or neither", () => {
  const watch = watching(["2024-01-05", "2024-01-06", "2024-01~"]);
  const of = (id: string, on: string) => [watch.isBefore(id, dayOf(on)), watch.isAfter(id, dayOf(on))];
  expect([of("a", "2024-01-04"), of("a", "2024-01-05"), of("a", "2024-01-06")]).toEqual([
    [false, true],
    [false, false],
    [true, false],
  ]);
  expect(of("c", "2025-01-01")).toEqual([false, false]);
  expect([watch.precedes("a", "b"), watch.precedes("b", "a"), watch.precedes("a", "c")]).toEqual([true, false, false]);
});

it("a bound is crossed by what is surely beyond it, and any other date crosses where the date itself was asked", () => {
  const watch = watching(["2024-01-05", "2024-01-06", null]);
  watch.isBefore("a", dayOf("2024-01-03"));
  watch.isAfter("a", dayOf("2024-01-07"));
  watch.publication("b");
  const asked = watch.asked(numberOf);
  const same = (n: number, date: string | null) => areAnswersSame(asked, new Map([[n, dateOf(date)]]));
  expect(["2024-01-03", "2024-01-07", "2024", "2023~", null].map((date) => same(0, date))).toEqual(Array(5).fill(true));
  expect(["2024-01-02", "2024-01-08", "2023"].map((date) => same(0, date))).toEqual([false, false, false]);
  expect([same(1, null), same(2, "2024")]).toEqual([false, true]);
  expect(watch.sources()).toEqual(["a", "b"]);
  const moved = renumberedDates(asked, (numbers) => numbers.map((number) => number + 5));
  expect(areAnswersSame(moved, new Map([[5, dateOf("2023")]]))).toBe(false);
  watch.begin();
  expect(areAnswersSame(watch.asked(numberOf), new Map([[1, null]]))).toBe(true);
});
