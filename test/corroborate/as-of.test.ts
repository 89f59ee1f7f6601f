import { describe, expect, it } from "vitest";
import { asOf, type Clocks } from "../../src/corroborate/as-of.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";

const { entities, facts } = resolve(
  schema,
  docs({
    russia: { type: "state", name: "Russia" },
    korea: {
      type: "state",
      name: "North Korea",
      relations: {
        opposes: { to: "nato", by: "nato", source: "early", when: "2000/2010" },
        supplies: {
          to: "russia",
          when: "2024-10/..",
          claims: [
            { by: "nato", source: "early" },
            { by: "russia", stance: "denies", source: "late" },
            { by: "nis", source: "undated" },
            { by: "nis", said: "2024-11~", when: "2024-12", source: "undated" },
          ],
        },
        borders: "russia",
      },
    },
    nato: { type: "organisation", name: "NATO" },
    nis: { type: "organisation", name: "NIS" },
    early: { type: "source", name: "Early", kind: "news", date: "2024-10" },
    late: { type: "source", name: "Late", kind: "news", date: "2024-12-01" },
    undated: { type: "source", name: "Undated", kind: "news" },
  }),
);
const voices = voicesOf(entities, facts, schema);

/** Support and deniers of each fact in force. */
function seen(clocks: Clocks): Record<string, string> {
  const view = asOf(facts, voices, clocks).facts;
  return Object.fromEntries(view.map(({ type, rollup }) => [type, `${rollup.support} ${rollup.contested}`]));
}

describe("as known on a day", () => {
  it("shows what had surely been said by its end", () => {
    expect(seen({ knownOn: "2024-10-30" })).toEqual({});
    expect(seen({ knownOn: "2024-10-31" })).toEqual({ opposes: "reported no", supplies: "reported no" });
    expect(seen({ knownOn: "2024-11" })).toMatchObject({ supplies: "corroborated no" });
    expect(seen({ knownOn: "2024-12-01" })).toMatchObject({ supplies: "corroborated by-party" });
  });

  it("lists what has no date: a claim in an undated source, a fact without a claim", () => {
    const { undated } = asOf(facts, voices, { knownOn: "2025" });
    expect(undated).toEqual({
      trueOn: [],
      knownOn: ["korea.supplies.russia", "korea.borders.russia"],
      alone: ["korea.borders.russia"],
    });
  });
});

describe("as true on a day", () => {
  it("shows what may hold then, by each claim's own word", () => {
    expect(seen({ trueOn: "2005" })).toEqual({ opposes: "reported no" });
    expect(seen({ trueOn: "2024-10-15" })).toEqual({ supplies: "corroborated by-party" });
    expect(asOf(facts, voices, { trueOn: "2024-10-15" }).facts[0]?.claims).toHaveLength(3);
    expect(seen({ trueOn: "2024-12-24" })).toEqual({ supplies: "corroborated by-party" });
  });

  it("lists what has no date on that clock", () => {
    const { undated } = asOf(facts, voices, { trueOn: "2024" });
    expect(undated).toEqual({ trueOn: ["korea.borders.russia"], knownOn: [], alone: ["korea.borders.russia"] });
  });
});

describe("with what bears no date kept", () => {
  const kept = (clocks: Clocks) => asOf(facts, voices, { ...clocks, undated: true });
  const claimsOf = (clocks: Clocks) =>
    Object.fromEntries(kept(clocks).facts.map(({ type, claims }) => [type, claims.length]));

  it("shows a fact without a date beside those in force, and no other", () => {
    expect(claimsOf({ trueOn: "2005" })).toEqual({ opposes: 1, borders: 0 });
    expect(claimsOf({ knownOn: "2024-10-31" })).toEqual({ opposes: 1, supplies: 2, borders: 0 });
  });

  it("keeps what neither clock can place, and leaves out what one of them places elsewhere", () => {
    expect(claimsOf({ trueOn: "2024-10-15", knownOn: "2024-10-31" })).toEqual({ supplies: 2, borders: 0 });
  });

  it("differs from the view without it by what no date puts there", () => {
    for (const clocks of [{ trueOn: "2005" }, { knownOn: "2020" }, { trueOn: "2024-10-15", knownOn: "2020" }]) {
      const strict = asOf(facts, voices, clocks);
      const more = kept(clocks);
      expect(more.undated).toEqual(strict.undated);
      const ids = [...strict.facts.map(({ id }) => id), ...strict.undated.alone];
      expect(more.facts.map(({ id }) => id).sort()).toEqual(ids.sort());
    }
  });
});

it("takes both clocks together", () => {
  expect(seen({ trueOn: "2005", knownOn: "2024-11" })).toEqual({ opposes: "reported no" });
  expect(seen({ trueOn: "2005", knownOn: "2020" })).toEqual({});
});

it("leaves the facts that it is given alone", () => {
  expect(facts.every(({ rollup }) => rollup.support === "unsourced")).toBe(true);
});
