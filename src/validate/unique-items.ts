import { compareText } from "../model/order.ts";

/** The places of the first two items of a list that are equal; null where all differ. JSON Schema's `uniqueItems`, in one pass. */
export function firstRepeated(list: readonly unknown[]): { readonly first: number; readonly again: number } | null {
  if (list.length < 2) return null;
  const known = new Map<string, number>();
  for (let again = 0; again < list.length; again += 1) {
    const key = identity(list[again]);
    const first = known.get(key);
    if (first !== undefined) return { first, again };
    known.set(key, again);
  }
  return null;
}

/** Equal for equal values, whatever the order of their keys. */
function identity(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(identity).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${identity(one)}`).join()}}`;
}
