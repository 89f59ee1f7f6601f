import { canonicalLocator } from "../model/locators/locator.ts";
import { isMapping } from "../model/mapping.ts";

/** A place that is not written in its canonical form. */
export interface Respelling {
  /** Keys and indexes that lead to it. */
  readonly path: readonly (string | number)[];
  readonly text: string;
}

type Mapping = Readonly<Record<string, unknown>>;

/** The places in a data file that have a canonical form other than their own. */
export function locatorsToRespell(file: unknown): readonly Respelling[] {
  if (!isMapping(file)) return [];
  const found: Respelling[] = [];
  // Only a file of one fact has claim keys of its own: what an entity calls `at` is an attribute.
  if ("from" in file) inEntry(file, [], found);
  // An attribute whose value comes with claims is an entry like those of relations.
  for (const [key, value] of Object.entries(file)) {
    if (key === "claims" || key === "relations") continue;
    inEach(value, [key], (entry, path) => ("value" in entry ? inEntry(entry, path, found) : undefined));
  }
  const relations = file["relations"];
  if (isMapping(relations))
    for (const [name, entries] of Object.entries(relations)) {
      inEach(entries, ["relations", name], (entry, path) => inEntry(entry, path, found));
    }
  return found;
}

function inEntry(entry: Mapping, path: Respelling["path"], found: Respelling[]): void {
  inClaim(entry, path, found);
  inEach(entry["claims"], [...path, "claims"], (claim, inside) => inClaim(claim, inside, found));
}

function inClaim(claim: Mapping, path: Respelling["path"], found: Respelling[]): void {
  const { at } = claim;
  if (Array.isArray(at)) for (const [n, one] of at.entries()) inPlace(one, [...path, "at", n], found);
  else inPlace(at, [...path, "at"], found);
}

function inPlace(at: unknown, path: Respelling["path"], found: Respelling[]): void {
  if (typeof at !== "string") return;
  const text = canonicalLocator(at);
  if (text !== at) found.push({ path, text });
}

/** Visits a mapping, or every mapping of a list. */
function inEach(
  value: unknown,
  path: Respelling["path"],
  visit: (item: Mapping, path: Respelling["path"]) => void,
): void {
  if (isMapping(value)) visit(value, path);
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) if (isMapping(item)) visit(item, [...path, index]);
}
