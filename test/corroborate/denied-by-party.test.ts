import { describe, expect, it } from "vitest";
import { corroborate } from "../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";

/** North Korea deploys a unit of its army to a place for which no one speaks. */
function contestedBy(claims: readonly Record<string, unknown>[]) {
  const project = docs({
    "north-korea": { type: "state", name: "North Korea" },
    russia: { type: "state", name: "Russia" },
    ukraine: { type: "state", name: "Ukraine" },
    kpa: { type: "military-unit", name: "KPA" },
    corps: { type: "military-unit", name: "Corps", relations: { part_of: { to: "kpa", source: "news" } } },
    news: { type: "source", name: "News", kind: "news", date: "2024-10-20" },
    reporter: { type: "person", name: "Reporter" },
    deployment: {
      type: "deploys_to",
      from: "north-korea",
      to: "russia",
      unit: "corps",
      claims: [{ by: "reporter", source: "news" }, ...claims.map((claim) => ({ ...claim, source: "news" }))],
    },
  });
  const { entities, facts } = resolve(schema, project);
  const fact = corroborate(facts, voicesOf(entities, facts, schema)).find(({ id }) => id === "deployment");
  return { contested: fact?.rollup.contested, support: fact?.rollup.support };
}

describe("a denial", () => {
  it("is a party's where an end of the fact denies", () => {
    expect(contestedBy([{ by: "russia", stance: "denies" }]).contested).toBe("by-party");
  });

  it("is a party's where an actor in a qualifier denies, or one for whom it speaks", () => {
    expect(contestedBy([{ by: "corps", stance: "denies" }]).contested).toBe("by-party");
    expect(contestedBy([{ by: "kpa", stance: "denies" }]).contested).toBe("by-party");
  });

  it("is independent where anyone else denies, beside a party too", () => {
    expect(contestedBy([{ by: "ukraine", stance: "denies" }]).contested).toBe("independently");
    const both = [
      { by: "russia", stance: "denies" },
      { by: "ukraine", stance: "denies" },
    ];
    expect(contestedBy(both).contested).toBe("independently");
  });
});

describe("an admission", () => {
  it("lifts support to confirmed from an end of the fact, and not from who is only named in a qualifier", () => {
    expect(contestedBy([{ by: "russia", stance: "confirms" }]).support).toBe("confirmed");
    expect(contestedBy([{ by: "corps", stance: "confirms" }]).support).toBe("corroborated");
  });
});
