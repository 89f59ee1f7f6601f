import { type LocatorPlace, parseLocator } from "../../model/locators/locator.ts";
import { LOCATOR_UNITS } from "../../model/locators/units.ts";
import { enumerate } from "../lists.ts";

/**
 * `para. 3` is "paragraph 3", `ll. 14-16` is "lines 14 to 16", `paras. 3, 5` is "paragraphs 3 and 5". A timecode and a fragment stay
 * as they are, as does whatever is not a locator.
 */
export function locatorText(at: string): string {
  const groups = new Map<LocatorPlace["unit"], LocatorPlace[]>();
  for (const place of parseLocator(at) ?? []) groups.set(place.unit, [...(groups.get(place.unit) ?? []), place]);
  if (groups.size === 0) return at;
  return enumerate([...groups].map(([unit, places]) => groupText(unit, places)));
}

function groupText(unit: LocatorPlace["unit"], places: readonly LocatorPlace[]): string {
  const values = enumerate(places.map(({ first, last }) => (first === last ? first : `${first} to ${last}`)));
  if (unit === "timestamp") return values;
  if (unit === "fragment") return enumerate(places.map(({ first }) => `#${first}`));
  const isOne = places.length === 1 && places.every(({ first, last }) => first === last);
  return `${LOCATOR_UNITS[unit].long[isOne ? 0 : 1]} ${values}`;
}
