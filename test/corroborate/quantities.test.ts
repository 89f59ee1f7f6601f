import { describe, expect, it } from "vitest";
import { rollup } from "../../src/corroborate/rollup.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { QuantityRollup } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import type { Stance } from "../../src/model/stance.ts";
import { factOf, world } from "./arbitrary.ts";

/** What numbers, each of a voice of its own, amount to: `{nato: "3000 troops"}`. */
function rolled(numbers: Record<string, string>, stance: Stance = "states"): readonly QuantityRollup[] {
  const claims = Object.entries(numbers).map(([by, number], i): Claim => {
    const quantity = parseQuantity(number);
    const rest = {
      said: null,
      relays: [],
      basis: null,
      credibility: null,
      at: null,
      quote: null,
      note: null,
      source: "news",
    };
    return { id: `f#${i + 1}`, fact: "f", by, stance, ...rest, says: quantity ? { quantity } : {} };
  });
  return rollup(factOf(claims), world.voices).quantities;
}

describe("a quantity", () => {
  it("has the lowest and the highest number that anyone gives, and never a mean", () => {
    const [found] = rolled({ nato: "3000 troops", ukraine: "10000..30000 troops" });
    expect(found).toMatchObject({ min: 3000, max: 30000, best: null, voices: 2 });
  });

  it("is best where most voices share it", () => {
    const [found] = rolled({ nato: "10000 troops", garner: "~10000 troops", ukraine: "3000 troops" });
    expect(found?.best).toEqual({ min: 10000, max: 10000, voices: 2 });
  });

  it("counts the voices of one body once", () => {
    const [found] = rolled({
      russia: "10000 troops",
      putin: "10000 troops",
      ukraine: "3000 troops",
      nato: "3000 troops",
    });
    expect(found).toMatchObject({ voices: 3, best: { min: 3000, max: 3000, voices: 2 } });
  });

  it("has only bounds that a claim set", () => {
    expect(rolled({ nato: "16500.. containers" })[0]).toMatchObject({ min: 16500, max: null });
    expect(rolled({ nato: "..1200 rounds" })[0]).toMatchObject({ min: null, max: 1200 });
    expect(rolled({ nato: "16500.. rounds", garner: "3000 rounds" })[0]).toMatchObject({ min: 3000, max: null });
    expect(rolled({ nato: "10000.. rounds", garner: "30000 rounds" })[0]).toMatchObject({ min: 10000, max: 30000 });
  });

  it("is widened but never bounded by what was read into vague words", () => {
    const [found] = rolled({ nato: "3000 troops", ukraine: "2000?..5000 troops", garner: "100? troops" });
    expect(found).toMatchObject({ min: 3000, max: 5000, envelope: { min: 100, max: 5000 } });
    expect(rolled({ garner: "100? troops" })[0]?.best).toBeNull();
  });

  it("is kept apart by unit and by rate", () => {
    const found = rolled({ nato: "5 rounds", ukraine: "5 rounds/day", garner: "5 troops" });
    expect(found.map(({ unit, rate, voices }) => [unit, rate, voices])).toEqual([
      ["rounds", null, 1],
      ["rounds", "day", 1],
      ["troops", null, 1],
    ]);
  });

  it("counts only where it is asserted of the present", () => {
    expect(rolled({ nato: "5 rounds" }, "predicts")).toEqual([]);
    expect(rolled({ nato: "5 rounds" }, "denies")).toEqual([]);
    expect(rolled({ nato: "5 rounds" }, "alleges")).toHaveLength(1);
  });
});
