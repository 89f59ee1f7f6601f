import { describe, expect, it } from "vitest";
import { asOf } from "../../src/corroborate/as-of.ts";
import { corroborate } from "../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import { SUPPORT } from "../../src/model/support.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";

/** The deployment of October 2024 in small: who said what, when, and who denies it. */
const project = docs({
  "north-korea": { type: "state", name: "North Korea" },
  russia: { type: "state", name: "Russia" },
  ukraine: { type: "state", name: "Ukraine" },
  "south-korea": { type: "state", name: "South Korea" },
  gur: { type: "organisation", name: "GUR", relations: { part_of: { to: "ukraine", source: "depetris" } } },
  nis: { type: "organisation", name: "NIS", relations: { part_of: { to: "south-korea", source: "whirlpool" } } },
  "rok-military": {
    type: "organisation",
    name: "Army",
    relations: { part_of: { to: "south-korea", source: "whirlpool" } },
  },
  nato: { type: "organisation", name: "NATO" },
  pentagon: { type: "organisation", name: "Pentagon" },
  kpa: { type: "military-unit", name: "Korean People's Army" },
  depetris: { type: "source", name: "DePetris", kind: "analysis", date: "2024-10-20" },
  whirlpool: { type: "source", name: "Whirlpool", kind: "analysis", date: "2024-11-05" },
  "en-route": { type: "source", name: "En route", kind: "news", date: "2024-10-29" },
  deployment: {
    type: "deploys_to",
    from: "north-korea",
    to: "russia",
    unit: "kpa",
    when: "2024-10/..",
    claims: [
      { by: "gur", stance: "alleges", quantity: "3000 troops", stage: "planned", source: "depetris" },
      { by: ["nis", "rok-military"], stance: "confirms", quantity: "12000..30000 troops", source: "whirlpool" },
      {
        by: ["nato", "pentagon"],
        stance: "confirms",
        quantity: "10000 troops",
        said: "2024-10-28",
        source: "en-route",
      },
      { by: ["russia", "north-korea"], stance: "denies", source: "depetris" },
    ],
  },
});

describe("the deployment", () => {
  const resolved = resolve(schema, project);
  const voices = voicesOf(resolved.entities, resolved.facts, schema);

  it("is confirmed, contested by a party, 3,000 to 30,000 troops, best 10,000", () => {
    expect(resolved.findings).toEqual([]);
    const fact = corroborate(resolved.facts, voices).find(({ id }) => id === "deployment");
    expect(fact?.rollup).toMatchObject({
      support: "confirmed",
      contested: "by-party",
      voices: ["nato", "pentagon", "south-korea", "ukraine"],
      deniers: ["north-korea", "russia"],
    });
    expect(fact?.rollup.quantities).toEqual([
      {
        qualifier: "quantity",
        unit: "troops",
        rate: null,
        min: 3000,
        max: 30000,
        envelope: { min: 3000, max: 30000 },
        best: { min: 10000, max: 10000, voices: 2 },
        voices: 4,
      },
    ]);
  });

  it("is less than confirmed as known on 25 October 2024", () => {
    const view = asOf(resolved.facts, voices, { knownOn: "2024-10-25" });
    const support = view.facts.find(({ id }) => id === "deployment")?.rollup.support ?? "confirmed";
    expect(SUPPORT.indexOf(support)).toBeLessThan(SUPPORT.indexOf("confirmed"));
    expect(support).toBe("alleged");
  });
});
