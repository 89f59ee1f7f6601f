import fc from "fast-check";

/** Values near those given: some of them with one thing inside replaced by something else. */
export function aValue(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      "",
      "x",
      "Some Text",
      5,
      2024,
      -1,
      0.5,
      true,
      [],
      {},
      ["a", "a"],
      { to: "x" },
      "russia",
    ),
    fc.constantFrom<unknown>(
      "3 troops",
      "~5..9 items",
      "1..0",
      "2024-10",
      "2024-13",
      "p. 3",
      "p3",
      "paras. 3, 5",
      "ll. 1-",
      Number.NaN,
    ),
  );
  return fc
    .tuple(fc.constantFrom<unknown>(...(samples.length > 0 ? samples : [{}])), fc.nat(), odd)
    .map(([sample, at, value]) => {
      const copy: unknown = structuredClone(sample);
      const slots = slotsOf(copy);
      const slot = slots[at % Math.max(1, slots.length)];
      if (slot) slot.holder[slot.key] = value;
      return copy;
    });
}

interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function slotsOf(value: unknown): Slot[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...slotsOf(holder[key])]);
}
