import { describe, expect, it } from "vitest";
import type { Schema } from "../../src/model/schema.ts";
import { schema } from "../resolve/tiny-schema.ts";
import { type Files, found, japan, names, places } from "./found.ts";

describe("what a relation leads to", () => {
  it("is of its range, of a symmetric one of either side, and where it starts of its domain", () => {
    const fact = (type: string, from: string, to: string): Files => ({ fact: { type, from, to, source: "news" } });
    expect(places(fact("leads", "nato", "russia"))).toEqual(["wrong-subject-type fact/from nato/type"]);
    expect(found(fact("leads", "nato", "russia"))[0]?.message).toMatch(/a person.*`nato` is an organisation/);
    expect(places(fact("opposes", "unknown", "russia"))).toEqual([]);
    expect(places(fact("borders", "nato", "russia"))).toEqual(["wrong-subject-type fact/from nato/type"]);
    const { opposes } = schema.relations;
    if (!opposes) throw new Error("another schema");
    const mutual = { ...opposes, symmetric: true, domain: ["state"], range: ["organisation"] };
    const either = { ...schema, relations: { ...schema.relations, opposes: mutual } };
    expect(places(fact("opposes", "nato", "russia"), true, either)).toEqual([]);
    expect(places(fact("opposes", "news", "russia"), true, either)).toEqual(["wrong-subject-type fact/from news/type"]);
    expect(places(fact("opposes", "russia", "weakness"), true, either)).toEqual([
      "wrong-object-type fact/to weakness/type",
    ]);
    // What takes a value leads to nothing.
    expect(places(japan({ has_strength: { value: 5, source: "news" } }))).toEqual([]);
  });

  it("is of the right type in its qualifiers, of the fact and of a claim, one by one where they are several", () => {
    const { supplies } = schema.relations;
    const under = supplies?.qualifiers["under"];
    if (!supplies || !under) throw new Error("another schema");
    const many = { ...supplies, qualifiers: { ...supplies.qualifiers, under: { ...under, list: true } } };
    const listed = { ...schema, relations: { ...schema.relations, supplies: many } };
    const pact: Files = { pact: { type: "agreement", name: "Pact" } };
    expect(places(japan({ supplies: { to: "russia", item: "nato", source: "news" } }))).toEqual([
      "wrong-qualifier-type japan/relations/supplies/item nato/type",
    ]);
    expect(
      places(
        { ...pact, ...japan({ supplies: { to: "russia", under: ["pact", "korea", "unknown"], source: "news" } }) },
        true,
        listed,
      ),
    ).toEqual(["wrong-qualifier-type japan/relations/supplies/under/1 korea/type"]);
    const claims = [{ source: "news", under: "korea" }];
    expect(places(japan({ supplies: { to: "russia", claims } }))).toEqual([
      "wrong-qualifier-type japan/relations/supplies/claims/0/under korea/type",
    ]);
    expect(names({ ...pact, ...japan({ supplies: { to: "russia", under: "pact", source: "news" } }) })).toEqual([]);
  });

  it("is of the right type in attributes", () => {
    const [about] = [schema.entities["thesis"]?.attributes["about"]];
    if (!about) throw new Error("another schema");
    const thesis = {
      ...schema.entities["thesis"],
      attributes: {
        about: { ...about, type: { kind: "ref", types: ["state"] } },
        first: { ...about, name: "first", list: false, type: { kind: "ref", types: ["state", "place", "person"] } },
        note: { ...about, name: "note", type: { kind: "text" } },
      },
    };
    const strict = { ...schema, entities: { ...schema.entities, thesis } } as unknown as Schema;
    const weakness = (parts: Record<string, unknown>): Files => ({
      weakness: { type: "thesis", name: "Weakness", ...parts },
    });
    expect(places(weakness({ about: ["russia", "nato"], first: "nato", note: ["nato"] }), true, strict)).toEqual([
      "wrong-attribute-type weakness/about/1 nato/type weakness/first",
    ]);
    const messages = found(weakness({ first: "nato" }), true, strict).map(({ message }) => message);
    expect(messages[0]).toContain("a state, a place or a person");
    expect(places(weakness({ about: ["russia"], first: "korea" }), true, strict)).toEqual([]);
  });

  it("is one that can speak where it makes a claim or is passed on", () => {
    const borders = (claim: Record<string, unknown>): Files =>
      japan({ borders: { to: "russia", claims: [{ source: "news", ...claim }] } });
    expect(places(borders({ by: "weakness" }))).toEqual([
      "not-a-claimant japan/relations/borders/claims/0/by (weakness) weakness/type",
    ]);
    expect(places(borders({ by: "nato", relays: ["korea", "news"] }))).toEqual([
      "not-a-claimant japan/relations/borders/claims/0/relays (news) news/type",
    ]);
    // Who a relation is about has a message of the relation's own.
    const fact: Files = { fact: { type: "argues", from: "news", to: "weakness", source: "news" } };
    expect(places(fact)).toEqual(["wrong-subject-type fact/from news/type"]);
  });

  it("is something else than what it starts from", () => {
    expect(places(japan({ opposes: { to: "japan", source: "news" } }))).toEqual([
      "self-relation japan/relations/opposes/to",
    ]);
    expect(places({ fact: { type: "opposes", from: "unknown", to: "unknown", source: "news" } })).toEqual([]);
    const { opposes } = schema.relations;
    if (!opposes) throw new Error("another schema");
    const allowed = {
      ...schema,
      relations: { ...schema.relations, opposes: { ...opposes, self: "allowed" as const } },
    };
    expect(places(japan({ opposes: { to: "japan", source: "news" } }), true, allowed)).toEqual([]);
  });
});
