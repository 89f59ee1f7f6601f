import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/diagnostics/diagnostic.ts";
import type { RelationType, Schema } from "../../src/model/schema.ts";
import { lackingIn, type ResolvedDocuments, resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";

const base = schema.relations["opposes"];
if (!base) throw new Error("the tiny schema has no `opposes`");
const own = (name: string, flags: Partial<RelationType>): RelationType => ({ ...base, name, ...flags });
const tied: Schema = {
  ...schema,
  relations: {
    ...schema.relations,
    member_of: own("member_of", { belongs_to_object: true }),
    sets_up: own("sets_up", { belongs_to_subject: true }),
  },
};

const DENIAL = { to: "land", source: "news", by: "state", stance: "denies" };

function partyInAllButName(resolved: ResolvedDocuments): readonly Finding[] {
  return lackingIn(resolved, tied).filter(({ name }) => name === "party-in-all-but-name");
}

function found(files: Record<string, Record<string, unknown>>): readonly string[] {
  const all = {
    news: { type: "source" },
    state: { type: "state" },
    land: { type: "state" },
    army: { type: "military-unit", relations: { part_of: { to: "state", source: "news" } } },
    unit: { type: "military-unit", relations: { member_of: { to: "army", source: "news" }, visited: DENIAL } },
    ...files,
  };
  return partyInAllButName(resolve(tied, docs(all))).map(
    ({ message, place }) => `${"pointer" in place ? place.pointer : ""} ${message}`,
  );
}

describe("a party in all but name", () => {
  it("is a denier to whose army an end belongs", () => {
    expect(found({})).toEqual([
      "/relations/visited/stance `state` counts as no party to `unit.visited.land`, but `unit` belongs to `army`.",
    ]);
  });

  it.each([
    ["is a party by name", { relations: { part_of: { to: "army", source: "news" }, visited: DENIAL } }, 0],
    [
      "only doubts",
      { relations: { member_of: { to: "army", source: "news" }, visited: { ...DENIAL, stance: "doubts" } } },
      0,
    ],
    [
      "is another",
      { relations: { member_of: { to: "army", source: "news" }, visited: { ...DENIAL, by: "news-agency" } } },
      0,
    ],
    [
      "is tied by a fact that is only denied",
      { relations: { member_of: { to: "army", source: "news", stance: "denies" }, visited: DENIAL } },
      0,
    ],
    ["is tied by a fact without sources", { relations: { member_of: "army", visited: DENIAL } }, 1],
  ])("not where it %s", (_, unit, count) => {
    const files = { "news-agency": { type: "organisation" }, unit: { type: "military-unit", ...unit } };
    expect(found(files)).toHaveLength(count);
  });

  it("is none where the unit says whom it speaks for", () => {
    const resolved = resolve(
      tied,
      docs({
        state: { type: "state" },
        unit: { type: "military-unit", relations: { member_of: "state", visited: { ...DENIAL, to: "state" } } },
      }),
    );
    const visit = resolved.facts.map((fact) => ({
      ...fact,
      object: fact.type === "visited" ? "elsewhere" : fact.object,
    }));
    const unit = resolved.entities.get("unit");
    if (!unit) throw new Error("no unit");
    const apart = new Map(resolved.entities).set("unit", { ...unit, attributes: { speaks_for: [] } });
    expect(partyInAllButName({ ...resolved, facts: visit })).toHaveLength(1);
    expect(partyInAllButName({ ...resolved, facts: visit, entities: apart })).toEqual([]);
  });

  it("is a denier who belongs to an end, or has set it up", () => {
    const visit = { type: "state", relations: { visited: { ...DENIAL, by: "boss" } } };
    const boss = (relations: object): Record<string, unknown> => ({ type: "person", relations });
    const none = { unit: { type: "military-unit" } };
    expect(found({ ...none, south: visit, boss: boss({ member_of: { to: "south", source: "news" } }) })).toHaveLength(
      1,
    );
    expect(found({ ...none, south: visit, boss: boss({ sets_up: { to: "south", source: "news" } }) })).toHaveLength(1);
    expect(found({ ...none, south: visit, boss: boss({ visited: { to: "south", source: "news" } }) })).toHaveLength(0);
  });
});
