import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { claimPointer, resolveEntities, resolveFacts } from "../../src/resolve/resolve.ts";
import { declareSymbols } from "../../src/resolve/symbol-table.ts";
import { type Files, factOf, resolved, schema, world } from "./small-world.ts";
import { docs } from "./tiny-schema.ts";

describe("a fact", () => {
  it("has its qualifiers, its spell, its former ids and its note", () => {
    expect(
      factOf({
        supplies: {
          ...{ to: "russia", item: "gun", quantity: "5 rounds", when: 2020, spell: 2021, former_ids: ["old", 4] },
          ...{ note: "Of the fact.", claims: [{ source: "news", note: "Of the claim." }] },
          assessment: { support: "confirmed", why: "Seen." },
        },
      }),
    ).toMatchObject([
      {
        ...{ id: "ann.supplies.russia.gun.2021", spell: "2021", former_ids: ["old"], note: "Of the fact." },
        qualifiers: { item: "gun", quantity: { text: "5 rounds" }, when: "2020" },
        rollup: { support: "confirmed", assessment: { support: "confirmed", why: "Seen." } },
        claims: [{ note: "Of the claim." }],
      },
    ]);
  });

  it("has none of them where its entry does not say so", () => {
    const [fact] = factOf({ opposes: { to: "russia", source: "news", note: "Of the claim." } });
    for (const key of ["spell", "former_ids", "note"]) expect(fact).not.toHaveProperty(key);
    expect(fact?.claims[0]?.note).toBe("Of the claim.");
    const [noted] = factOf({ opposes: { to: "russia", note: "Of the fact.", claims: [] } });
    expect(noted).toMatchObject({ note: "Of the fact." });
    for (const key of ["spell", "former_ids"]) expect(noted).not.toHaveProperty(key);
    const [spelled] = factOf({ opposes: { to: "russia", source: "news", spell: "second" } });
    for (const key of ["note", "former_ids"]) expect(spelled).not.toHaveProperty(key);
    const [former] = factOf({ opposes: { to: "russia", source: "news", former_ids: "old" } });
    expect(former).toMatchObject({ former_ids: ["old"] });
    expect(former).not.toHaveProperty("spell");
    expect(factOf({ opposes: { to: "russia", former_ids: [] } })[0]).not.toHaveProperty("former_ids");
  });

  it("carries an assessment of a level that there is, with the reason that is given", () => {
    const assessed = (assessment: unknown) => factOf({ opposes: { to: "russia", assessment } })[0]?.rollup;
    expect(assessed({ support: "denied" })).toMatchObject({
      support: "denied",
      assessment: { support: "denied", why: "" },
    });
    for (const nonsense of [{ support: "sure", why: "x" }, "denied", {}])
      expect(assessed(nonsense)).toMatchObject({ support: "unsourced", assessment: null });
  });

  it("has an end, or a value, or claims with a value", () => {
    const count = (relations: Record<string, unknown>) => [
      factOf(relations).length,
      resolved({ ann: { type: "person", name: "Ann", relations } }).leftOut,
    ];
    expect(count({ opposes: [{ to: "russia" }, { source: "news" }, "nowhere", 5] })).toEqual([1, 3]);
    expect(count({ has_strength: [5, { value: "6 troops" }, { value: "many" }, { source: "news" }] })).toEqual([2, 2]);
    expect(count({ has_strength: { claims: [{ value: "6 troops", source: "news" }] } })).toEqual([1, 0]);
    expect(count({ has_strength: { claims: [{ source: "news" }] } })).toEqual([0, 1]);
    expect(count({ nonsense: ["russia", "nato"], more: "russia", opposes: "russia" })).toEqual([1, 3]);
    expect(count({ opposes: "feud" })).toEqual([0, 1]);
  });

  it("is none of a broken file, and none of a file without a subject", () => {
    const broken: Files = { bad: {} };
    expect(
      resolved({ ...broken, ann: { type: "person", relations: { opposes: ["bad", "nato"] } } }).facts.map(
        ({ id }) => id,
      ),
    ).toEqual(["ann.opposes.nato", "feud"]);
    expect(resolved({ ...broken, x: { type: "opposes", from: "bad", to: "nato" } }).facts.map(({ id }) => id)).toEqual([
      "feud",
    ]);
    expect(resolved({ x: { type: "opposes", to: "nato" } }).facts.map(({ id }) => id)).toEqual(["feud"]);
  });

  it("is of the first of two files with one name alone", () => {
    const state = (relation: string) => ({ type: "state", relations: { [relation]: "nato" } });
    const twice: Document[] = [
      ...docs(world),
      { file: "data/x.yaml", id: "x", value: state("opposes") },
      { file: "data/y/x.yaml", id: "x", value: { ...state("part_of"), name: "Other", former_ids: ["old-x"] } },
    ];
    const symbols = declareSymbols(schema, twice);
    expect(symbols.redeclared).toEqual(new Map([["x", ["data/y/x.yaml"]]]));
    expect(symbols.merged).toEqual(new Map([["rus", "russia"]]));
    expect(resolveEntities(schema, twice, symbols).entities.get("x")).toMatchObject({ name: "x", file: "data/x.yaml" });
    const { facts, leftOut } = resolveFacts(schema, twice, symbols);
    expect([facts.map(({ id }) => id).sort(), leftOut]).toEqual([["feud", "x.opposes.nato"], 0]);
  });
});

describe("claims", () => {
  it("have their keys, read as they are meant", () => {
    const [fact] = factOf({
      opposes: {
        to: "russia",
        claims: [
          {
            ...{ by: "nato", relays: ["russia", "unknown"], source: "news", said: "2024-05", stance: "denies" },
            ...{ basis: "inference", credibility: 2, at: "page 3", quote: 12, note: "N", when: "2020" },
          },
          {
            source: "post",
            stance: "nonsense",
            basis: "nonsense",
            credibility: 9,
            said: "soon",
            relays: "nato",
            quote: [],
          },
        ],
      },
    });
    expect(fact?.claims).toEqual([
      {
        ...{ id: "ann.opposes.russia#1", fact: "ann.opposes.russia", by: "nato", relays: ["russia", "unknown"] },
        ...{ source: "news", said: "2024-05", stance: "denies", basis: "inference", credibility: 2, at: "p. 3" },
        ...{ quote: "12", note: "N", says: { when: "2020" } },
      },
      {
        ...{ id: "ann.opposes.russia#2", fact: "ann.opposes.russia", by: null, relays: ["nato"], source: "post" },
        ...{
          said: null,
          stance: "states",
          basis: null,
          credibility: null,
          at: null,
          quote: null,
          note: null,
          says: {},
        },
      },
    ]);
  });

  it("are one for each claimant in each source, of an entry that has any key of a claim", () => {
    const [fact] = factOf({
      opposes: { to: "russia", by: ["nato", "nowhere", "russia"], source: ["news", "post"], at: ["p. 1", "p. 2"] },
    });
    expect(fact?.claims.map(({ id, by, source, at }) => [id.split("#")[1], by, source, at])).toEqual([
      ["1", "nato", "news", "p. 1"],
      ["2", "russia", "news", "p. 1"],
      ["3", "nato", "post", "p. 2"],
      ["4", "russia", "post", "p. 2"],
    ]);
    for (const key of ["by", "source", "relays"])
      expect(factOf({ opposes: { to: "russia", [key]: "nato" } })[0]?.claims).toHaveLength(1);
    for (const key of ["at", "quote", "note", "stance", "said"])
      expect(factOf({ opposes: { to: "russia", [key]: "x" } })[0]?.claims).toHaveLength(1);
    expect(factOf({ opposes: { to: "russia", when: "2020" } })[0]?.claims).toEqual([]);
    expect(factOf({ opposes: { to: "russia", source: "news", claims: null } })[0]?.claims).toHaveLength(1);
  });

  it("say nothing that makes the fact what it is", () => {
    const [fact] = factOf({
      supplies: { to: "russia", claims: [{ source: "news", item: "gun", quantity: "5 rounds", to: "nato" }] },
    });
    expect(Object.keys(fact?.claims[0]?.says ?? {})).toEqual(["quantity"]);
  });

  it("know which item of the list they are from", () => {
    const file = {
      type: "person",
      name: "Ann",
      relations: {
        opposes: { to: "russia", claims: [5, { by: ["nato", "russia"], source: "news" }, { source: "post" }] },
      },
    };
    const project = resolved({ ann: file });
    const fact = project.facts.find(({ subject }) => subject === "ann");
    if (!fact) throw new Error("no fact");
    expect(fact.claims.map((claim) => claimPointer(project, fact, claim))).toEqual(
      [1, 1, 2].map((n) => `/relations/opposes/claims/${n}`),
    );
    const alone = {
      ...file,
      relations: {
        opposes: { to: "russia", claims: { source: "nowhere", by: "nowhere", relays: ["nato", "elsewhere"] } },
      },
    };
    expect(
      resolved({ ann: alone }).findings.map(({ place, related }) => [
        "pointer" in place && place.pointer,
        related?.length,
      ]),
    ).toEqual([
      ["/relations/opposes/claims/source", 1],
      ["/relations/opposes/claims/relays/1", undefined],
    ]);
  });

  it("of a source about itself need no keys, and have the keys that are there", () => {
    const column = (authored_by: unknown) =>
      resolved({ column: { type: "source", relations: { authored_by } } }).facts.find(
        ({ subject }) => subject === "column",
      )?.claims;
    expect(column("nato")).toMatchObject([{ source: "column", by: null }]);
    expect(column({ to: "nato", source: "news" })).toMatchObject([{ source: "news" }]);
    expect(column({ to: "nato", at: "p. 1" })).toMatchObject([{ source: "column", at: "p. 1" }]);
    // Only a source has the word of its authors.
    expect(factOf({ part_of: "nato" })[0]?.claims).toEqual([]);
  });
});
