import type { KindName } from "../../model/kinds/index.ts";
import { parseQuantity } from "../../model/quantity.ts";
import type { Field } from "../../model/schema.ts";
import { QueryError } from "../query-error.ts";
import type { DateFilter, NumberFilter, QuantityFilter } from "../typing.ts";

/** A condition as people type it, after `--where` and in the viewer: a field and what its value must be, by the kind of value; undefined: any value. */
export interface Where {
  readonly name: string;
  readonly filterOf: (field: Field) => Filter | { readonly not: Filter } | undefined;
}

type Filter = string | number | boolean | readonly string[] | QuantityFilter | NumberFilter | DateFilter;

const WHERE = /^\s*([^\s=<>!]+)\s*(?:(>=|<=|!=|=|>|<)\s*(.*?)\s*)?$/s;

/**
 * Reads `item=kn-23`, `item!=kn-23,shell`, `quantity>=1000 rounds/year`, `tonnage>10000`, `quantity=16500..`, `founded<1950`, `stage`.
 *
 * @param idOf turns a name into an id
 */
export function readWhere(text: string, idOf: (name: string) => string): Where {
  const parts = partsOfWhere(text);
  if (parts) return whereOf(parts, idOf);
  const what = text.trim() === "" ? "an empty text" : `\`${text}\``;
  throw new QueryError(`${what} is not a condition`, "write `item=kn-23`, `quantity>=1000` or `stage`");
}

/** The parts of a condition as people type it; null: it is none. */
export function partsOfWhere(text: string): WhereParts | null {
  const [, name, operator, value = ""] = WHERE.exec(text) ?? [];
  return name === undefined ? null : { name, operator, value };
}

/** A condition in its parts. */
export interface WhereParts {
  readonly name: string;
  /** Undefined: any value. */
  readonly operator: string | undefined;
  readonly value: string;
}

/** The same from its parts. */
export function whereOf({ name, operator, value }: WhereParts, idOf: (name: string) => string): Where {
  if (operator === undefined) return { name, filterOf: () => undefined };
  return {
    name,
    filterOf: ({ type: { kind } }) => {
      const filter = FILTERS[kind]({
        text: `${name}${operator}${value}`,
        name,
        operator: COMPARISONS.find((one) => one === operator) ?? "=",
        value,
        idOf,
      });
      return operator === "!=" ? { not: filter } : filter;
    },
  };
}

interface Condition {
  readonly text: string;
  readonly name: string;
  readonly operator: Operator;
  readonly value: string;
  readonly idOf: (name: string) => string;
}

/** What compares a value with another; `!=` is the opposite of `=`. */
const COMPARISONS = [">=", "<=", ">", "<"] as const;
type Comparison = (typeof COMPARISONS)[number];
type Operator = Comparison | "=";

/** What a filter calls each comparison. */
const SPANS = {
  number: { ">=": "atLeast", "<=": "atMost", ">": "moreThan", "<": "lessThan" },
  date: { ">=": "from", "<=": "to", ">": "after", "<": "before" },
} as const;

type ReadFilter = (condition: Condition) => Filter;

/** How a condition on each kind of value is read: as people type it. */
const FILTERS: { readonly [K in KindName]: ReadFilter } = {
  text: only(({ value }) => value),
  number: readNumber,
  boolean: only(readBoolean),
  date: ({ operator, value }) => (operator === "=" ? { from: value, to: value } : { [SPANS.date[operator]]: value }),
  url: only(({ value }) => value),
  coordinates: only(({ value }) => value),
  quantity: readAmount,
  enum: only(({ value }) => value.split(",").map((one) => one.trim())),
  ref: only(({ value, idOf }) => value.split(",").map((one) => idOf(one.trim()))),
};

/** For kinds of which one value is neither more nor less than another. */
function only(read: ReadFilter): ReadFilter {
  return (condition) => {
    const { name, operator, value } = condition;
    if (operator !== "=") throw new QueryError(`\`${name}\` has no order`, `write \`${name}=${value}\``);
    return read(condition);
  };
}

function readBoolean({ name, value }: Condition): boolean {
  if (value === "true" || value === "false") return value === "true";
  throw new QueryError(`\`${name}\` is true or false, not \`${value}\``, `write \`${name}=true\``);
}

/** `3`, `3..5`, `3..`, `..5` */
function readNumber({ text, name, operator, value }: Condition): number | NumberFilter {
  const [, single, low, high] = /^(?:([^.]+(?:\.[^.]+)?)|(.*?)\.\.(.*))$/.exec(value) ?? [];
  const [one, min, max] = [single, low, high].map((part) => (part?.trim() ? Number(part) : undefined));
  if ((one ?? min ?? max) === undefined || [one, min, max].some(Number.isNaN))
    throw new QueryError(`\`${text}\` compares with no number`, `write \`${name}>=3\` or \`${name}=3..5\``);
  if (one !== undefined) return operator === "=" ? one : { [SPANS.number[operator]]: one };
  if (operator !== "=") throw spanAfter(operator, name, value);
  return { ...(min === undefined ? {} : { atLeast: min }), ...(max === undefined ? {} : { atMost: max }) };
}

/** In the notation of data files. `=` asks for what may be so, as for dates: `10000..30000` may be 16500. */
function readAmount({ text, name, operator, value }: Condition): string | QuantityFilter {
  const quantity = parseQuantity(value);
  if (!quantity)
    throw new QueryError(
      `\`${text}\` compares with no number`,
      `write \`${name}>=1000\`, \`${name}=16500..\`, or with a unit: \`${name}>=1000 rounds\``,
    );
  if (operator === "=") return value;
  const { min, max, unit, rate } = quantity;
  if (min === null || min !== max) throw spanAfter(operator, name, value);
  const of = { ...(unit === null ? {} : { unit }), ...(rate === null ? {} : { rate }) };
  return { [SPANS.number[operator]]: min, ...of };
}

function spanAfter(operator: string, name: string, value: string): QueryError {
  return new QueryError(`\`${operator}\` compares with one number, not \`${value}\``, `write \`${name}=${value}\``);
}
