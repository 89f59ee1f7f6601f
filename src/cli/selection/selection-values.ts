import type { KindName } from "../../model/kinds/index.ts";
import type { Field } from "../../model/schema.ts";
import type { DateFilter, QuantityFilter } from "../../query/typing.ts";
import { UsageError } from "../failure.ts";

/** `--where`: a qualifier and what its value must be; null: any value. */
export interface Where {
  readonly name: string;
  readonly filter: string | number | boolean | readonly string[] | QuantityFilter | DateFilter | null;
}

const WHERE = /^\s*([^\s=<>]+)\s*(?:(>=|<=|=)\s*(.*?)\s*)?$/s;
const AMOUNT = /^(\d+(?:\.\d+)?)(?:\s+([^\s/]+))?(?:\s*\/\s*(day|month|year))?$/;

/**
 * Reads `item=kn-23`, `item=kn-23,shell`, `quantity>=1000 rounds/year`, `when<=2024-06`, `stage`.
 *
 * @param fieldOf finds the qualifier, or throws
 * @param idOf turns a name into an id
 */
export function readWhere(text: string, fieldOf: (name: string) => Field, idOf: (name: string) => string): Where {
  const [, name = "", operator, value = ""] = WHERE.exec(text) ?? [];
  if (name === "")
    throw new UsageError(`\`${text}\` is not a condition`, "write `item=kn-23`, `quantity>=1000` or `stage`");
  const { kind } = fieldOf(name).type;
  if (operator === undefined) return { name, filter: null };
  return { name, filter: FILTERS[kind]({ text, name, operator, value, idOf }) };
}

/** A condition in its parts. */
interface Condition {
  readonly text: string;
  readonly name: string;
  readonly operator: string;
  readonly value: string;
  readonly idOf: (name: string) => string;
}

type ReadFilter = (condition: Condition) => Where["filter"];

/** How a condition on each kind of value is read. Here because a command line is answered with errors of its own. */
const FILTERS: { readonly [K in KindName]: ReadFilter } = {
  text: only(({ value }) => value),
  number: only(({ value }) => Number(value)),
  boolean: only(({ value }) => value === "true"),
  date: ({ operator, value }) => ({
    ...(operator !== "<=" ? { from: value } : {}),
    ...(operator !== ">=" ? { to: value } : {}),
  }),
  url: only(({ value }) => value),
  coordinates: only(({ value }) => value),
  quantity: ({ text, operator, value }) => readAmount(text, operator, value),
  enum: only(({ value }) => value.split(",").map((one) => one.trim())),
  ref: only(({ value, idOf }) => value.split(",").map((one) => idOf(one.trim()))),
};

/** For kinds of which one value is neither more nor less than another. */
function only(read: ReadFilter): ReadFilter {
  return (condition) => {
    const { name, operator, value } = condition;
    if (operator !== "=") throw new UsageError(`\`${name}\` has no order`, `write \`${name}=${value}\``);
    return read(condition);
  };
}

function readAmount(text: string, operator: string, value: string): number | QuantityFilter {
  const [, amount, unit, rate] = AMOUNT.exec(value) ?? [];
  if (amount === undefined)
    throw new UsageError(
      `\`${text}\` compares with no number`,
      "write `quantity>=1000`, or with a unit: `quantity>=1000 rounds`",
    );
  const number = Number(amount);
  const of = { ...(unit === undefined ? {} : { unit }), ...rateOf(rate) };
  if (operator === ">=") return { atLeast: number, ...of };
  if (operator === "<=") return { atMost: number, ...of };
  return unit === undefined && rate === undefined ? number : { atLeast: number, atMost: number, ...of };
}

/** `3`, `2..`, `..4`, `1..3` */
export function readSpan(flag: string, text: string): readonly [number, number] {
  const [, single, low, high] = /^(?:(\d+)|(\d*)\.\.(\d*))$/.exec(text.trim()) ?? [];
  if (single !== undefined) return [Number(single), Number(single)];
  if (low === undefined && high === undefined)
    throw new UsageError(`${flag} takes a number or a span, not \`${text}\``, "write `1`, `2..` or `1..3`");
  return [Number(low || 0), high ? Number(high) : Number.POSITIVE_INFINITY];
}

export function readCount(flag: string, text: string): number {
  if (/^\d+$/.test(text.trim())) return Number(text);
  throw new UsageError(`${flag} takes a number, not \`${text}\``);
}

function rateOf(text: string | undefined): Pick<QuantityFilter, "rate"> {
  return text === "day" || text === "month" || text === "year" ? { rate: text } : {};
}
