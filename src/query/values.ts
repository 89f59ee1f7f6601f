import { type Claim, isList, type QualifierValue } from "../model/claim.ts";
import { dateOf } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import { KIND_NAMES, KINDS, type KindName, type StoredValue } from "../model/kinds/index.ts";
import { isQuantity, parseQuantity, type Quantity } from "../model/quantity.ts";
import { alternatives, enumerate } from "../wording/lists.ts";
import { dateNamed, didYouMean } from "./ground.ts";
import { QueryError } from "./query-error.ts";
import type { DateFilter, NumberFilter, QuantityFilter } from "./typing.ts";

/** What a claim says of a qualifier: its own value, else its fact's. */
export function saidValue(claim: Claim, fact: Fact, qualifier: string): QualifierValue | undefined {
  return claim.says[qualifier] ?? fact.qualifiers[qualifier];
}

/** All values of a qualifier that a fact or one of its claims gives, singly. */
export function allValues(fact: Fact, qualifier: string): readonly StoredValue[] {
  const values: StoredValue[] = [];
  for (const value of [fact.qualifiers[qualifier], ...fact.claims.map((claim) => claim.says[qualifier])]) {
    values.push(...singly(value));
  }
  return values;
}

export function singly(value: QualifierValue | undefined): readonly StoredValue[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** Turns a filter as written in a query into a test of all values of a field. `{ not: ... }`: none of them is so, also where there are none. */
export function valuesTest(kind: KindName, filter: unknown): (values: readonly StoredValue[]) => boolean {
  if (typeof filter === "object" && filter !== null && "not" in filter) {
    const matches = valueTest(kind, filter.not);
    return (values) => !values.some(matches);
  }
  const matches = valueTest(kind, filter);
  return (values) => values.some(matches);
}

/** Turns a filter into a test of one value. A date in the filter is read once, here. */
export function valueTest(kind: KindName, filter: unknown): (value: StoredValue) => boolean {
  if (!Array.isArray(filter)) {
    const { test, span } = TESTS[kind];
    if (typeof filter === "object" && span.length === 0)
      throw new QueryError(`only ${SPANNED} compares with a span of values`);
    for (const key of Object.keys(typeof filter === "object" && filter !== null ? filter : {})) {
      if (span.includes(key)) continue;
      const hint = didYouMean(key, span) ?? `it may have ${enumerate(span.map((one) => `\`${one}\``))}`;
      throw new QueryError(`a span of values has no \`${key}\``, hint);
    }
    return test(filter);
  }
  const tests = filter.map((one) => valueTest(kind, one));
  return (value) => tests.some((test) => test(value));
}

interface Comparison {
  /** The keys of a filter that is a span: from one date to another, at least so many. None: it cannot be one. */
  readonly span: readonly string[];
  readonly test: (filter: unknown) => (value: StoredValue) => boolean;
}

const SAME: Comparison = { span: [], test: (filter) => (value) => value === filter };

/** What each kind of value can be asked for. Beside the kinds' own records because a filter that cannot be read ends the query. */
const TESTS: { readonly [K in KindName]: Comparison } = {
  text: SAME,
  number: { span: ["atLeast", "atMost", "moreThan", "lessThan"], test: numberTest },
  boolean: SAME,
  date: { span: ["from", "to", "after", "before"], test: dateTest },
  url: SAME,
  coordinates: SAME,
  quantity: { span: ["atLeast", "atMost", "moreThan", "lessThan", "unit", "rate"], test: quantityTest },
  enum: SAME,
  ref: SAME,
};

/** "a number, a date or a quantity" */
const SPANNED = alternatives(KIND_NAMES.filter((name) => TESTS[name].span.length > 0).map((name) => KINDS[name].noun));

function numberTest(filter: unknown): (value: StoredValue) => boolean {
  if (typeof filter !== "object" || filter === null) return (value) => value === filter;
  const isWithin = withinBounds(filter);
  return (value) => typeof value === "number" && isWithin(value, value);
}

/** Whether all numbers from the least to the greatest are within the bounds of a filter; null: no one knows how far they go. */
function withinBounds({
  atLeast,
  atMost,
  moreThan,
  lessThan,
}: NumberFilter): (min: number | null, max: number | null) => boolean {
  return (min, max) =>
    (atLeast === undefined || (min !== null && min >= atLeast)) &&
    (moreThan === undefined || (min !== null && min > moreThan)) &&
    (atMost === undefined || (max !== null && max <= atMost)) &&
    (lessThan === undefined || (max !== null && max < lessThan));
}

function quantityTest(filter: unknown): (value: StoredValue) => boolean {
  if (typeof filter === "number") return touches(filter, filter);
  if (typeof filter === "string") {
    const span = parseQuantity(filter);
    if (!span)
      throw new QueryError(
        `\`${filter}\` is not a quantity`,
        "write `1000`, `16500..`, `..1200` or `1000..2000 rounds`",
      );
    return touches(span.min, span.max, span);
  }
  if (typeof filter !== "object" || filter === null)
    throw new QueryError(`\`${String(filter)}\` is not a number to compare a quantity with`);
  const { unit, rate }: QuantityFilter = filter;
  const isWithin = withinBounds(filter);
  return (value) =>
    isQuantity(value) &&
    isWithin(value.min, value.max) &&
    (unit === undefined || value.unit === unit) &&
    (rate === undefined || value.rate === rate);
}

/** The two may be the same number: as claimed, and as asked for. */
function touches(
  min: number | null,
  max: number | null,
  of: Partial<Pick<Quantity, "unit" | "rate">> = {},
): (value: StoredValue) => boolean {
  return (value) =>
    isQuantity(value) &&
    (of.unit == null || value.unit === of.unit) &&
    (of.rate == null || value.rate === of.rate) &&
    (min === null || value.max === null || value.max >= min) &&
    (max === null || value.min === null || value.min <= max);
}

function dateTest(filter: unknown): (value: StoredValue) => boolean {
  const span: DateFilter =
    typeof filter === "object" && filter !== null ? filter : { from: String(filter), to: String(filter) };
  const { from, to, after, before } = span;
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dateNamed(from).firstDay;
  const last = to === undefined ? Number.POSITIVE_INFINITY : dateNamed(to).lastDay;
  const end = after === undefined ? Number.NEGATIVE_INFINITY : dateNamed(after).lastDay;
  const beginning = before === undefined ? Number.POSITIVE_INFINITY : dateNamed(before).firstDay;
  return (value) => {
    const range = dateOf(value);
    if (range === null) return false;
    const { firstDay, lastDay } = range;
    return firstDay <= last && lastDay >= first && lastDay > end && firstDay < beginning;
  };
}

/** Whether one value of a kind may be more or less than another. */
export function isOrdered(kind: KindName): boolean {
  return TESTS[kind].span.length > 0;
}
