import { describe, expect, it } from "vitest";
import { resolve } from "../helpers/resolve.ts";
import { entityOf, type Files, resolved, schema, world } from "./small-world.ts";
import { docs } from "./tiny-schema.ts";

describe("an entity", () => {
  it("has what its file says of it", () => {
    const entity = entityOf({
      ...{ name: "Ann", description: "A person.", unnamed: true, former_ids: ["anne", 3], not_same_as: "nato" },
      aliases: ["A.", { name: "Annie", used_by: "news" }, { name: "Nan", used_by: "nowhere" }, { used_by: "news" }, 7],
      names: { fr: "Anne", de: 5, it: true },
      identifiers: { wikidata: "Q1", number: 12 },
      born: "1970",
      places: "unknown",
    });
    expect(entity).toEqual({
      ...{ id: "ann", type: "person", name: "Ann", description: "A person.", unnamed: true, former_ids: ["anne"] },
      not_same_as: ["nato"],
      aliases: [
        { name: "A.", used_by: null },
        { name: "Annie", used_by: "news" },
        { name: "Nan", used_by: null },
      ],
      names: { fr: "Anne", de: "5" },
      identifiers: { wikidata: "Q1", number: "12" },
      attributes: { born: "1970", places: ["unknown"] },
      file: "data/ann.yaml",
    });
  });

  it("has no more than its file says", () => {
    expect(entityOf({ description: 5, unnamed: "yes", names: "Ann", former_ids: null })).toEqual({
      ...{ id: "ann", type: "person", name: "ann", description: null, unnamed: false, former_ids: [], not_same_as: [] },
      ...{ aliases: [], names: {}, identifiers: {}, attributes: {}, file: "data/ann.yaml" },
    });
    expect(entityOf({ name: 1984 }).name).toBe("1984");
    expect(entityOf({ born: "1970" }, "constructor").attributes).toEqual({});
  });

  it("is told apart from each that its file lists", () => {
    const { findings, entities } = resolved({ ann: { type: "person", name: "Ann", not_same_as: ["nato", "nowhere"] } });
    expect(entities.get("ann")?.not_same_as).toEqual(["nato"]);
    expect(findings).toMatchObject([{ place: { file: "data/ann.yaml", pointer: "/not_same_as/1" } }]);
    expect(resolved({ ann: { type: "person", not_same_as: "nowhere" } }).findings).toMatchObject([
      { place: { pointer: "/not_same_as" } },
    ]);
    const alias = { ann: { type: "person", aliases: ["A", { name: "B", used_by: "nowhere" }] } };
    expect(resolved(alias).findings).toMatchObject([{ place: { pointer: "/aliases/1/used_by" } }]);
  });
});

describe("an attribute with claims", () => {
  const bornAs = (...entries: unknown[]) => {
    const { attributes, disputed } = entityOf({ born: entries });
    return [attributes["born"], disputed?.["born"]];
  };
  const by = (value: unknown, parts: Record<string, unknown> = {}) => ({ value, source: "news", ...parts });

  it("is the value that the others allow, the closest of them", () => {
    expect(entityOf({ born: by("1970") }).attributes["born"]).toBe("1970");
    expect(bornAs(by("1970"), by("1970-04-21"))).toEqual(["1970-04-21", undefined]);
    expect(bornAs(by("1970-04-21"), by("1970"))).toEqual(["1970-04-21", undefined]);
  });

  it("is disputed where they cannot all be true", () => {
    expect(bornAs(by("1970"), by("1971"))).toEqual([undefined, ["1970", "1971"]]);
    expect(bornAs(by("1970/1971"), by("1970"), by("1971"))).toEqual([undefined, ["1970/1971", "1970", "1971"]]);
  });

  it("is none that is only denied, doubted or foretold", () => {
    expect(bornAs(by("1970"), by("1971", { stance: "denies" }))).toEqual(["1970", undefined]);
    for (const stance of ["denies", "doubts", "predicts", "retracts", "nonsense"])
      expect(bornAs(by("1970", { stance }))).toEqual([undefined, undefined]);
    for (const stance of ["states", "confirms", "alleges"]) expect(bornAs(by("1970", { stance }))[0]).toBe("1970");
    const claims = (...stances: string[]) => ({
      value: "1970",
      claims: stances.map((stance) => ({ stance, source: "news" })),
    });
    expect(bornAs(claims("denies", "states"))[0]).toBe("1970");
    expect(bornAs(claims("denies"))[0]).toBeUndefined();
    expect(bornAs({ value: "1970", claims: ["news"] })[0]).toBe("1970");
    expect(bornAs("1970", by("soon"))).toEqual([undefined, undefined]);
  });

  it("is a fact of each entry, at its place", () => {
    const file = (value: unknown) =>
      resolve(schema, docs({ ...world, ann: { type: "person", name: "Ann", born: value } }));
    const placesOf = (value: unknown) =>
      file(value)
        .facts.filter(({ type }) => type === "born")
        .map(({ id, pointer }) => [id, pointer]);
    expect(placesOf([by("1970"), by("1971")])).toEqual([
      ["ann.born.1970", "/born/0"],
      ["ann.born.1971", "/born/1"],
    ]);
    expect(placesOf(by("1970"))).toEqual([["ann.born.1970", "/born"]]);
    expect(placesOf("1970")).toEqual([]);
    expect(file(["1970", by("1971"), by(undefined)]).leftOut).toBe(2);
    expect(file("1970").leftOut).toBe(0);
  });
});

describe("values", () => {
  it("are lists where their field has one, and are left out where they are none of its type", () => {
    const places = (written: unknown) => entityOf({ places: written }).attributes["places"];
    const place: Files = { there: { type: "place", name: "There" } };
    expect(places("unknown")).toEqual(["unknown"]);
    expect(places(["unknown", 5])).toEqual(["unknown"]);
    expect(places([])).toEqual([]);
    expect(places([5])).toBeUndefined();
    expect(places(5)).toBeUndefined();
    expect(entityOf({ signed: ["2020"] }, "agreement").attributes).toEqual({});
    expect(resolved({ ...place, ann: { type: "person", places: ["there", "nowhere"] } }).findings).toMatchObject([
      { place: { pointer: "/places/1" } },
    ]);
  });
});
