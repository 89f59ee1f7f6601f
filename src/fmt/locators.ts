import { canonicalLocator } from "../model/locators/locator.ts";
import { isMapping } from "../model/mapping.ts";
import { CLAIM_ORDER, ENTRY_ORDER, FILE_ORDER, type KeyOrder, NO_ORDER, orderBelow, ownOrder } from "./key-order.ts";

/** A place that is not written in its canonical form. */
export interface Respelling {
  /** Keys and indexes that lead to it. */
  readonly path: readonly (string | number)[];
  readonly text: string;
}

type Mapping = Readonly<Record<string, unknown>>;

/** The places in a data file that have a canonical form other than their own. */
export function locatorsToRespell(file: unknown): readonly Respelling[] {
  const found: Respelling[] = [];
  if (isMapping(file)) inMapping(file, FILE_ORDER, [], found);
  return found;
}

function inMapping(mapping: Mapping, given: KeyOrder, path: Respelling["path"], found: Respelling[]): void {
  const order = ownOrder(given, (key) => Object.hasOwn(mapping, key));
  if (order === NO_ORDER) return;
  // Only a file of one fact has claim keys of its own: what an entity calls `at` is an attribute.
  const isClaim = order === CLAIM_ORDER || order === ENTRY_ORDER || (order === FILE_ORDER && "from" in mapping);
  if (isClaim) inEach(mapping["at"], [...path, "at"], (at, place) => inPlace(at, place, found));
  for (const [key, value] of Object.entries(mapping)) {
    const below = orderBelow(order, key);
    if (below === NO_ORDER) continue;
    inEach(value, [...path, key], (item, place) => {
      if (isMapping(item)) inMapping(item, below, place, found);
    });
  }
}

function inPlace(at: unknown, path: Respelling["path"], found: Respelling[]): void {
  if (typeof at !== "string") return;
  const text = canonicalLocator(at);
  if (text !== at) found.push({ path, text });
}

/** Visits a value, or each item of a list. */
function inEach(
  value: unknown,
  path: Respelling["path"],
  visit: (item: unknown, path: Respelling["path"]) => void,
): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
  else visit(value, path);
}
