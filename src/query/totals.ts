import type { Fact, QuantityRollup } from "../model/fact.ts";
import { compareText } from "../model/order.ts";

type Rate = QuantityRollup["rate"];

/** The same number all facts speak of: one unit, one rate. */
export interface QuantityTotal {
  readonly added: true;
  readonly qualifier: string;
  readonly unit: string | null;
  readonly rate: Rate;
  /** The sum of the lowest firm bounds; a fact without one adds nothing to it. null: no fact sets one. */
  readonly min: number | null;
  /** The sum of the highest firm bounds; null as soon as one fact is open upwards. */
  readonly max: number | null;
  /** Lowest and highest bound that any of the facts gives, vague words read into numbers included: no sum. */
  readonly envelope: { readonly min: number | null; readonly max: number | null };
  /** How many facts give a number. */
  readonly facts: number;
}

/** Why nothing was added. */
export interface UnlikeQuantities {
  readonly added: false;
  readonly qualifier: string;
  /** The kinds found, sorted; ask for one of them. */
  readonly kinds: readonly { readonly unit: string | null; readonly rate: Rate; readonly facts: number }[];
  readonly reason: string;
}

export interface TotalOptions {
  readonly unit?: string | null;
  /** Only numbers at this rate (null: only totals). With `convert`, other rates are turned into it. */
  readonly rate?: Rate;
  /** Day, month and year into one another, a month taken as 30 days and a year as 365. Totals never become rates. */
  readonly convert?: boolean;
}

const DAYS = { day: 1, month: 30, year: 365 } as const;

/** Turns a number at one rate into another. */
export function toRate(value: number, from: keyof typeof DAYS, to: keyof typeof DAYS): number {
  return (value * DAYS[to]) / DAYS[from];
}

/** Adds one qualifier over facts by their roll-ups: within one unit and one rate, or not at all. */
export function totalOf(
  facts: Iterable<Fact>,
  qualifier: string,
  options: TotalOptions = {},
): QuantityTotal | UnlikeQuantities {
  const kinds = new Map<string, { unit: string | null; rate: Rate; rollups: QuantityRollup[] }>();
  for (const fact of facts) {
    for (const rollup of fact.rollup.quantities) {
      const one = rollup.qualifier === qualifier ? wanted(rollup, options) : null;
      if (!one) continue;
      const name = kindName(one.unit, one.rate);
      const kind = kinds.get(name) ?? { unit: one.unit, rate: one.rate, rollups: [] };
      kinds.set(name, kind);
      kind.rollups.push(one);
    }
  }
  const [only, ...others] = [...kinds].sort(([a], [b]) => compareText(a, b)).map(([, kind]) => kind);
  if (only && others.length > 0) return unlike(qualifier, [only, ...others]);
  return total(qualifier, only ?? { unit: options.unit ?? null, rate: options.rate ?? null, rollups: [] });
}

function wanted(rollup: QuantityRollup, options: TotalOptions): QuantityRollup | null {
  if (options.unit !== undefined && rollup.unit !== options.unit) return null;
  if (options.rate === undefined || rollup.rate === options.rate) return rollup;
  const { rate } = options;
  const from = rollup.rate;
  if (!options.convert || rate === null || from === null) return null;
  const turn = (value: number | null) => (value === null ? null : toRate(value, from, rate));
  return {
    ...rollup,
    rate,
    min: turn(rollup.min),
    max: turn(rollup.max),
    envelope: { min: turn(rollup.envelope.min), max: turn(rollup.envelope.max) },
    best: rollup.best && { ...rollup.best, min: turn(rollup.best.min), max: turn(rollup.best.max) },
  };
}

function total(
  qualifier: string,
  kind: { unit: string | null; rate: Rate; rollups: readonly QuantityRollup[] },
): QuantityTotal {
  const lows = kind.rollups.map((rollup) => rollup.min);
  const highs = kind.rollups.map((rollup) => rollup.max);
  const floors = firm(kind.rollups.map((rollup) => rollup.envelope.min));
  const roofs = firm(kind.rollups.map((rollup) => rollup.envelope.max));
  return {
    added: true,
    qualifier,
    unit: kind.unit,
    rate: kind.rate,
    min: firm(lows).length === 0 ? null : sum(firm(lows)),
    max: highs.length === 0 || highs.includes(null) ? null : sum(firm(highs)),
    envelope: {
      min: floors.length === 0 ? null : floors.reduce((a, b) => Math.min(a, b)),
      max: roofs.length === 0 ? null : roofs.reduce((a, b) => Math.max(a, b)),
    },
    facts: kind.rollups.length,
  };
}

function unlike(
  qualifier: string,
  kinds: readonly { unit: string | null; rate: Rate; rollups: readonly QuantityRollup[] }[],
): UnlikeQuantities {
  const names = kinds.map((kind) => `${kindName(kind.unit, kind.rate)} (${kind.rollups.length})`);
  return {
    added: false,
    qualifier,
    kinds: kinds.map(({ unit, rate, rollups }) => ({ unit, rate, facts: rollups.length })),
    reason: `${qualifier} is counted in ${names.join(", ")}: unlike units are not added; ask for one of them`,
  };
}

export function kindName(unit: string | null, rate: Rate): string {
  return `${unit ?? "no unit"}${rate === null ? "" : `/${rate}`}`;
}

function firm(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
