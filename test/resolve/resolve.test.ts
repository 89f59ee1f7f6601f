import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimPointer } from "../../src/resolve/resolve.ts";
import { checkRules, resolve } from "../helpers/resolve.ts";
import { docs, schema } from "./tiny-schema.ts";

const world = {
  russia: { type: "state", name: "Russia", former_ids: ["ussr-successor"] },
  ukraine: { type: "state", name: "Ukraine" },
  nato: { type: "organisation", name: "NATO" },
  garner: { type: "person", name: "Ian Garner" },
  essay: { type: "source", name: "Essay", kind: "opinion", date: 2024, relations: { authored_by: "garner" } },
  "kn-23": { type: "weapon", name: "KN-23" },
};

function resolved(files: Record<string, Record<string, unknown>>): ReturnType<typeof resolve> {
  return resolve(schema, docs({ ...world, ...files }));
}

function factsOf(relations: Record<string, unknown>): ReturnType<typeof resolve>["facts"] {
  return resolved({ korea: { type: "state", name: "Korea", relations } }).facts.filter(
    (fact) => fact.subject === "korea",
  );
}

describe("a fact's id", () => {
  it("is made of its ends and its key qualifiers", () => {
    const [bare, keyed] = factsOf({ supplies: ["russia", { to: "russia", item: "kn-23" }] });
    expect([bare?.id, keyed?.id]).toEqual(["korea.supplies.russia", "korea.supplies.russia.kn-23"]);
  });

  it("holds dates and texts as plain words", () => {
    const ids = factsOf({
      visited: [
        { to: "russia", when: "2024-10/.." },
        { to: "russia", when: 2023 },
        { to: "russia", when: "2022~" },
      ],
      has_trait: ["short of food", "Short of food", "short of food!", "漢字"],
    }).map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual([
      "korea.visited.russia.2024-10--open",
      "korea.visited.russia.2023",
      "korea.visited.russia.2022-about",
      "korea.has_trait.short-of-food",
    ]);
    expect(ids[4]).toBe(ids[3]);
    expect(new Set(ids.slice(3)).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9._-]+$/);
  });

  it("is the file's name where a fact has a file", () => {
    const { facts } = resolved({ meeting: { type: "opposes", from: "russia", to: "nato", source: "essay" } });
    expect(facts.find(({ id }) => id === "meeting")).toMatchObject({ subject: "russia", object: "nato", pointer: "" });
  });
});

describe("claims", () => {
  const claimsOf = (entry: unknown) => factsOf({ supplies: entry })[0]?.claims ?? [];

  it("are one for claim keys on the entry, one for each claimant", () => {
    const claims = claimsOf({
      to: "russia",
      by: ["nato", "ukraine"],
      source: "essay",
      at: "para. 3",
      quantity: "5.. rounds",
    });
    expect(claims.map(({ id, by, says }) => [id, by, says])).toEqual([
      ["korea.supplies.russia#1", "nato", {}],
      ["korea.supplies.russia#2", "ukraine", {}],
    ]);
  });

  it("say what they say differently", () => {
    const [first, second] = claimsOf({
      to: "russia",
      quantity: "5 rounds",
      claims: [
        { by: "nato", quantity: "7 rounds", source: "essay" },
        { relays: "unknown", source: "essay", said: 2024 },
      ],
    });
    expect(first?.says["quantity"]).toMatchObject({ min: 7, max: 7, unit: "rounds" });
    expect(second).toMatchObject({ relays: ["unknown"], by: null, said: "2024", stance: "states", says: {} });
  });

  it("are none where no one is named, but of a source about itself", () => {
    expect(claimsOf("russia")).toEqual([]);
    const authored = resolved({}).facts.find(({ type }) => type === "authored_by");
    expect(authored?.claims).toMatchObject([{ by: null, source: "essay", stance: "states" }]);
  });

  it("are the subject's own where its word is meant", () => {
    const { facts } = resolved({
      weakness: { type: "thesis", name: "Weakness" },
      critic: { type: "person", name: "Critic", relations: { argues: { to: "weakness", source: "essay" } } },
    });
    expect(facts.find(({ type }) => type === "argues")?.claims).toMatchObject([{ by: "critic", source: "essay" }]);
  });

  it("know where they are written", () => {
    const project = resolved({
      korea: {
        type: "state",
        name: "Korea",
        relations: {
          supplies: [
            {
              to: "russia",
              claims: [
                { by: ["nato", "ukraine"], source: "essay" },
                { by: "garner", source: "essay" },
              ],
            },
          ],
          borders: { to: "russia", source: "essay" },
        },
      },
    });
    const places = project.facts.flatMap((fact) => fact.claims.map((claim) => claimPointer(project, fact, claim)));
    expect(places).toEqual([
      "/relations/authored_by",
      "/relations/supplies/0/claims/0",
      "/relations/supplies/0/claims/0",
      "/relations/supplies/0/claims/1",
      "/relations/borders",
    ]);
  });

  it("may give the value of a fact that has none of its own", () => {
    const [fact] = factsOf({ has_strength: { claims: [{ value: "5 troops", by: "nato", source: "essay" }] } });
    expect(fact).toMatchObject({ object: null, qualifiers: {} });
    expect(fact?.claims[0]?.says["value"]).toMatchObject({ min: 5 });
  });
});

describe("a reference", () => {
  it("that leads nowhere is one finding, however often it is used, and its facts are left out", () => {
    const { findings, facts } = resolved({
      korea: { type: "state", name: "Korea", relations: { borders: "rusia", opposes: ["rusia", "nato"] } },
      japan: { type: "state", name: "Japan", relations: { opposes: { to: "nato", by: "rusia", source: "essay" } } },
    });
    const places = [
      { file: "data/japan.yaml", pointer: "/relations/opposes/by", on: "value" },
      { file: "data/korea.yaml", pointer: "/relations/borders", on: "value" },
      { file: "data/korea.yaml", pointer: "/relations/opposes/0", on: "value" },
    ];
    expect(findings).toEqual([
      {
        name: "unresolved-reference",
        message: "No file declares `rusia`.",
        place: places[0],
        hint: "did you mean `russia` (Russia)?",
        related: places.slice(1).map((place) => ({ place, message: "also used here" })),
        fix: places.map((place) => ({ place, newText: "russia" })),
      },
    ]);
    expect(facts.map(({ id }) => id)).toEqual(["essay.authored_by.garner", "japan.opposes.nato", "korea.opposes.nato"]);
  });

  it("that nothing is like asks for a file, or for the truth", () => {
    const { findings } = resolved({ japan: { type: "state", name: "Japan", relations: { opposes: "sea-peoples" } } });
    expect(findings[0]?.hint).toBe(
      "declare it in a file sea-peoples.yaml, or write `unknown` for what no source names",
    );
    expect(findings[0]?.fix).toBeUndefined();
  });

  it("to a former id leads to the present one, with a warning and a fix", () => {
    const { findings, facts } = resolved({
      korea: { type: "state", name: "Korea", relations: { borders: { to: "ussr-successor", source: "essay" } } },
    });
    expect(facts.find(({ type }) => type === "borders")?.object).toBe("russia");
    expect(findings).toMatchObject([{ name: "merged-id", fix: [{ newText: "russia" }] }]);
  });

  it("to `unknown` is legal wherever an entity may stand", () => {
    const [fact] = factsOf({ supplies: { to: "unknown", item: "unknown", by: "unknown", source: "essay" } });
    expect(fact).toMatchObject({ object: "unknown", qualifiers: { item: "unknown" }, claims: [{ by: "unknown" }] });
  });

  it("to a broken file is nothing to complain of twice", () => {
    const { findings, facts } = resolved({ korea: {}, japan: { type: "state", relations: { opposes: "korea" } } });
    expect(findings).toEqual([]);
    expect(facts.filter(({ subject }) => subject === "japan")).toEqual([]);
  });
});

describe("resolving", () => {
  const key = fc.constantFrom(
    "type",
    "name",
    "aliases",
    "relations",
    "to",
    "item",
    "by",
    "source",
    "claims",
    "quantity",
  );
  const scalar = fc.oneof(
    fc.constantFrom("state", "person", "source", "supplies", "russia", "unknown", "5 rounds", "2024-10/..", "nowhere"),
    fc.constantFrom(null, true, -1, 2024, 1e308, "", "__proto__", "constructor"),
  );
  const junk = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      scalar,
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(fc.oneof(key, fc.constantFrom("supplies", "borders", "toString")), tie("tree"), { maxKeys: 5 }),
    ),
  })).tree;
  const file = fc.dictionary(fc.oneof(key, fc.constantFrom("former_ids", "not_same_as", "from")), junk, { maxKeys: 6 });
  const project = fc.dictionary(fc.constantFrom("a", "b", "c", "russia"), file, { maxKeys: 4 });

  it("makes what it can of any values, and throws at none", () => {
    fc.assert(
      fc.property(project, (files) => {
        const all = resolve(schema, docs({ ...world, ...files }));
        checkRules(all, schema);
        for (const fact of all.facts) expect(all.entities.has(fact.subject) || fact.subject === "unknown").toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not depend on the order of the files", () => {
    fc.assert(
      fc.property(project, fc.integer(), (files, turn) => {
        const all = docs({ ...world, ...files });
        const at = Math.abs(turn) % all.length;
        const other = [...all.slice(at), ...all.slice(0, at)].reverse();
        expect(resolve(schema, other)).toEqual(resolve(schema, all));
      }),
    );
  });
});
