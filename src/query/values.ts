import { type Claim, isList, type QualifierValue } from "../model/claim.ts";
import { parseDate } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import { KIND_NAMES, KINDS, type KindName, type StoredValue } from "../model/kinds/index.ts";
import { isQuantity } from "../model/quantity.ts";
import { dateNamed } from "./ground.ts";
import { QueryError } from "./query-error.ts";
import type { DateFilter, QuantityFilter } from "./typing.ts";

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

/** Turns a filter as written in a query into a test of one value. A date in the filter is read once, here. */
export function valueTest(kind: KindName, filter: unknown): (value: StoredValue) => boolean {
  if (!Array.isArray(filter)) {
    const { test, takesSpan } = TESTS[kind];
    if (typeof filter === "object" && !takesSpan)
      throw new QueryError(`only ${SPANNED} compares with a span of values`);
    return test(filter);
  }
  const tests = filter.map((one) => valueTest(kind, one));
  return (value) => tests.some((test) => test(value));
}

interface Comparison {
  /** Whether a filter may be a span: from one date to another, at least so many. */
  readonly takesSpan: boolean;
  readonly test: (filter: unknown) => (value: StoredValue) => boolean;
}

const SAME: Comparison = { takesSpan: false, test: (filter) => (value) => value === filter };

/** What each kind of value can be asked for. Beside the kinds' own records because a filter that cannot be read ends the query. */
const TESTS: { readonly [K in KindName]: Comparison } = {
  text: SAME,
  number: SAME,
  boolean: SAME,
  date: { takesSpan: true, test: dateTest },
  url: SAME,
  coordinates: SAME,
  quantity: { takesSpan: true, test: quantityTest },
  enum: SAME,
  ref: SAME,
};

/** "a date or a quantity" */
const SPANNED = KIND_NAMES.filter((name) => TESTS[name].takesSpan)
  .map((name) => KINDS[name].noun)
  .join(" or ");

function quantityTest(filter: unknown): (value: StoredValue) => boolean {
  if (typeof filter === "number") {
    return (value) =>
      isQuantity(value) && (value.min ?? 0) <= filter && filter <= (value.max ?? Number.POSITIVE_INFINITY);
  }
  if (typeof filter !== "object" || filter === null)
    throw new QueryError(`\`${String(filter)}\` is not a number to compare a quantity with`);
  const { atLeast, atMost, unit, rate }: QuantityFilter = filter;
  return (value) =>
    isQuantity(value) &&
    (atLeast === undefined || (value.min !== null && value.min >= atLeast)) &&
    (atMost === undefined || (value.max !== null && value.max <= atMost)) &&
    (unit === undefined || value.unit === unit) &&
    (rate === undefined || value.rate === rate);
}

function dateTest(filter: unknown): (value: StoredValue) => boolean {
  const span: DateFilter =
    typeof filter === "object" && filter !== null ? filter : { from: String(filter), to: String(filter) };
  const first = span.from === undefined ? null : dateNamed(span.from).first;
  const last = span.to === undefined ? null : dateNamed(span.to).last;
  return (value) => {
    const range = typeof value === "string" || typeof value === "number" ? parseDate(value) : null;
    if (!range) return false;
    return (
      (last === null || range.first === null || range.first <= last) &&
      (first === null || range.last === null || range.last >= first)
    );
  };
}
