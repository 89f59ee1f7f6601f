import fc from "fast-check";
import { parseDate } from "../../src/model/dates.ts";

const year = fc.integer({ min: 1990, max: 1996 }).map(String);
const two = (max: number) => fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, "0"));
const single = fc.oneof(
  year,
  fc.tuple(year, two(12)).map((parts) => parts.join("-")),
  fc.tuple(year, two(12), two(28)).map((parts) => parts.join("-")),
  fc.tuple(year, fc.constantFrom("21", "24", "33")).map((parts) => parts.join("-")),
);
const vague = fc.tuple(single, fc.constantFrom("", "", "", "~", "?", "%")).map((parts) => parts.join(""));
const open = fc.constantFrom("199X", "1993-XX", "1994-06-XX");
const ancient = fc.constantFrom("-0043-03-15", "-0050/-0044", "Y12345");

/** Forwards, as a project without findings has them. */
const ordered = fc
  .tuple(vague, vague)
  .map(([a, b]) => (firstDayOf(a) < firstDayOf(b) ? `${a}/${b}` : `${b}/${a}`))
  .filter((text) => firstDayOf(text) <= (parseDate(text)?.lastDay ?? 0));

function firstDayOf(text: string): number {
  return parseDate(text)?.firstDay ?? 0;
}

/** Dates of every sort, most of them in a few years, so that questions meet them. */
export const dates: fc.Arbitrary<string> = fc.oneof(
  vague,
  ordered,
  fc.tuple(vague, fc.constantFrom("/..", "/")).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("../", "/"), vague).map((parts) => parts.join("")),
  open,
  ancient,
);

/** Times to ask about. */
export const questions: fc.Arbitrary<string> = fc.oneof(
  single,
  ordered.filter((text) => !/[~?%]/.test(text)),
  ancient,
);
