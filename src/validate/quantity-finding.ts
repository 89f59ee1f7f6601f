import { asWritten } from "../diagnostics/as-written.ts";
import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { isQuantityIn } from "../model/kinds/quantity.ts";
import { parseQuantity } from "../model/quantity.ts";
import { nearest } from "../text/nearest.ts";
import { listed } from "../text/one-of.ts";
import { spelledOut, unitMeant } from "./loose-quantity.ts";

/** Why a value is not a quantity of these units, and how to write it. */
export function quantityFinding(value: string | number, units: readonly string[], key: string, place: Place): Finding {
  const quantity = parseQuantity(value);
  const written = String(value);
  if (quantity?.unit) {
    const { unit } = quantity;
    const meant = unitMeant(unit, units) ?? nearest(unit, units);
    const hint = meant === undefined ? `one of ${listed(units)}` : `did you mean \`${meant}\`?`;
    const inside = "pointer" in place ? { ...place, part: unit } : place;
    const fix = meant === undefined ? {} : { fix: [{ place: inside, newText: meant }] };
    return finding("unit-not-allowed", { unit, key }, inside, { hint, ...fix });
  }
  if (quantity !== null) {
    const hint = `name one of ${listed(units)}: \`${written} ${units[0]}\``;
    return finding("missing-unit", { value: asWritten(value), key }, place, { hint });
  }
  if (/\d,\d{3}(?!\d)/.test(written)) {
    const joined = written.replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
    const fix = parseQuantity(joined) ? { fix: [{ place, newText: joined }] } : {};
    return finding("comma-in-quantity", { written: `\`${written}\`` }, place, { hint: `write \`${joined}\``, ...fix });
  }
  const meant = readLoosely(written, units);
  if (meant === undefined) {
    const hint = "a number first, then a unit: `3000 troops`, `~5000`, `10000..30000`, `16500..`, `500 rounds/day`";
    return finding("not-a-quantity", { value: asWritten(value) }, place, { hint });
  }
  return finding("not-a-quantity", { value: asWritten(value) }, place, {
    hint: `write \`${meant}\``,
    fix: [{ place, newText: meant }],
  });
}

/** Longer texts are not mistyped values, and matching them takes long. */
const LONGEST = 100;

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const LOOSE: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(?:>=?|≥|over|at least|more than|min\\.?)\\s*${NUMBER}(?!\\d)`, "i"), "$1.."],
  [new RegExp(`^(?:<=?|≤|under|at most|less than|up to|max\\.?)\\s*${NUMBER}(?!\\d)`, "i"), "..$1"],
  [new RegExp(`^(?:about|around|roughly|circa|ca\\.?|some|≈)\\s*${NUMBER}(?!\\d)`, "i"), "~$1"],
  [new RegExp(`^${NUMBER}\\s*(?:-|–|—|to|\\.{3}|…)\\s*${NUMBER}(?!\\d)`, "i"), "$1..$2"],
  [new RegExp(`^${NUMBER}\\s*\\+`), "$1.."],
  [new RegExp(`^(~?)${NUMBER}([A-Za-z%])`), "$1$2 $3"],
];

/** What people write where a quantity belongs, put into the grammar; undefined where that gives none of these units. */
function readLoosely(written: string, units: readonly string[]): string | undefined {
  if (written.length > LONGEST) return undefined;
  const perUnit = spelledOut(written.trim(), units).replace(/\s+(?:per|a)\s+(day|month|year)$/i, "/$1");
  const candidates = [
    perUnit,
    ...LOOSE.map(([pattern, good]) => (pattern.test(perUnit) ? perUnit.replace(pattern, good) : "")),
  ];
  const read = candidates.filter((candidate) => candidate !== written && parseQuantity(candidate) !== null);
  // A hint that leads to the next error is of less help than what is allowed.
  return (
    read.find((candidate) => isQuantityIn(units, candidate)) ??
    read.find((candidate) => parseQuantity(candidate)?.unit === null)
  );
}

/** `{quantity: 10,000 troops}` arrives as `{quantity: 10, "000 troops": null}`; undefined where that is not what happened. */
export function splitNumber(
  entry: Readonly<Record<string, unknown>>,
  key: string,
): { written: string; joined: string } | undefined {
  const rest = /^(\d{3})(?!\d)(.*)$/.exec(key);
  if (!rest || entry[key] !== null) return undefined;
  const keys = Object.keys(entry);
  const integerKey = String(Number(key)) === key;
  const before = integerKey ? undefined : keys[keys.indexOf(key) - 1];
  // Keys that look like integers are moved to the front of an object: then the one number in the entry must do.
  const head = before === undefined ? Object.values(entry).find((value) => isHead(value)) : entry[before];
  if (!isHead(head)) return undefined;
  return { written: `${String(head)},${key}`, joined: `${String(head)}${key}` };
}

function isHead(value: unknown): value is string | number {
  return Number.isInteger(value) || (typeof value === "string" && /\d$/.test(value));
}
