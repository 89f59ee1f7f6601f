import { isMapping } from "../../../model/mapping.ts";
import type { Origin, ValuePath } from "../origin.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** An event, and where its keys are. */
export interface EventOrigin {
  readonly from: Origin;
  readonly event: Mapping;
  readonly path: ValuePath;
}

/** The event in an object of a file; null: it is another object. */
export function eventIn(from: Origin): EventOrigin | null {
  const { value } = from;
  const holder = isMapping(value["response"]) ? value["response"] : value;
  const path = holder === value ? [] : ["response"];
  if (Object.hasOwn(holder, "Event")) {
    const event = holder["Event"];
    return { from, event: isMapping(event) ? event : {}, path: [...path, "Event"] };
  }
  const isBare = ["Attribute", "Object", "Orgc", "date"].some((key) => Object.hasOwn(value, key));
  return Object.hasOwn(value, "info") && isBare ? { from, event: value, path } : null;
}

/** What can be a locator. */
export function uuidIn(value: unknown): string | null {
  return typeof value === "string" && /^[0-9a-z][0-9a-z-]{7,63}$/i.test(value) ? value.toLowerCase() : null;
}
