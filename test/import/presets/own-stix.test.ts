import { describe, expect, it } from "vitest";
import { EXTENSION } from "../../../src/emit/stix/stix-objects.ts";
import { memoryHost } from "../../../src/host/memory-host.ts";
import { readOrigin } from "../../../src/import/presets/origin.ts";
import { translateStix } from "../../../src/import/presets/stix.ts";
import { CellSpans } from "../../../src/import/tables/cell-spans.ts";
import { readDeclarations } from "../../../src/project/read-declarations.ts";
import { lines } from "../../helpers/import-preset.ts";
import { shippedSchema } from "../../helpers/shipped-schema.ts";

const { schema } = readDeclarations(memoryHost(new Map(shippedSchema())));
const translated = (...objects: readonly object[]) =>
  translateStix([readOrigin("a.json", lines(...objects), [], new CellSpans())], schema);
const ours = (type: string, id: string, extension: object, more: object = {}) => ({
  type,
  id,
  ...more,
  extensions: { [EXTENSION]: extension },
});
const left = (...objects: readonly object[]) =>
  translated(...objects).leftOut.map(({ counted, reason }) => [counted, reason]);

const STATE = ours(
  "identity",
  "identity--1",
  {
    entente_id: "peru",
    entente_type: "state",
    entente_names: { de: "Peru", fr: 5 },
    entente_attributes: { iso3166: "PE" },
  },
  { name: "Peru", identity_class: "group" },
);
const CHAD = ours("identity", "identity--2", { entente_id: "chad", entente_type: "state" }, { name: "Chad" });
const FACT = ours(
  "relationship",
  "relationship--1",
  {
    entente_id: "f1",
    entente_type: "supplies",
    entente_qualifiers: { item: "shells", when: "2020", absent: "x" },
    entente_spell: "1990",
  },
  { relationship_type: "supplies", source_ref: "identity--1", target_ref: "identity--2" },
);
const opinion = (id: string, claim: object) =>
  ours("opinion", id, { entente_claim: claim }, { object_refs: ["relationship--1"], opinion: "agree" });

describe("an object that an export of ours wrote", () => {
  it("is the entity that it was", () => {
    const [one] = translated(STATE).entities;
    expect(one).toMatchObject({ ours: "peru", name: "Peru", names: { de: "Peru" }, counted: "identity", values: {} });
    expect(one?.type).toEqual({
      name: "state",
      label: "State",
      extends: schema.entities["state"]?.lineage[1],
      origin: "STIX's state",
    });
    const [other] = translated(
      ours("identity", "identity--3", { entente_id: "x", entente_type: "novel" }, { name: "X" }),
    ).entities;
    expect(other?.type).toEqual({ name: "novel", label: "novel", extends: "thing", origin: "STIX's novel" });
    for (const lacking of [{ entente_type: "state" }, { entente_id: "peru" }, {}])
      expect(translated(ours("identity", "identity--1", lacking, { name: "Peru" })).entities[0]).toMatchObject({
        ours: null,
        names: {},
      });
  });

  it("is a claim of the file where no opinion is about the fact", () => {
    const { claims, entities } = translated(STATE, CHAD, FACT);
    expect([claims.length, entities.length]).toEqual([1, 2]);
    expect(claims[0]).toMatchObject({
      ...{
        key: "relationship--1",
        subject: "identity--1",
        object: "identity--2",
        when: "2020",
        spell: "1990",
        isLocated: true,
      },
      ...{ says: {}, counted: "relationship", type: { name: "supplies", isOurs: true }, values: {} },
      paths: { subject: ["source_ref"], object: ["target_ref"] },
    });
    expect(claims[0]?.qualifiers).toEqual({ item: "shells" });
  });

  it("is a claim for each opinion on the fact, whose ids are those of STIX", () => {
    const first = opinion("opinion--1", {
      by: "peru",
      source: ["chad", "atlas"],
      note: "so",
      says: { item: "guns", when: "2021" },
    });
    const { claims, leftOut } = translated(STATE, CHAD, FACT, first, opinion("opinion--2", {}));
    expect(leftOut).toEqual([
      { file: "a.json", counted: "relationship, with opinions", reason: "its claims are the opinions on it" },
    ]);
    expect(
      claims.map(({ key, when, qualifiers, says, isLocated }) => ({ key, when, qualifiers, says, isLocated })),
    ).toEqual([
      {
        ...{ key: "opinion--1", when: "2021", qualifiers: { item: "guns" }, isLocated: false },
        says: { by: "identity--1", source: ["identity--2", "atlas"], note: "so" },
      },
      { key: "opinion--2", when: "2020", qualifiers: { item: "shells" }, says: {}, isLocated: false },
    ]);
    expect(claims[0]?.paths).toEqual({ subject: ["object_refs"], object: ["object_refs"] });
  });

  it("is not the program that wrote the file", () => {
    const extension = { type: "extension-definition", id: EXTENSION, created_by_ref: "identity--9" };
    expect(left(extension, { type: "identity", id: "identity--9", name: "Entente" })).toEqual([
      ["Entente", "the program that wrote the file"],
      ["Entente", "the program that wrote the file"],
    ]);
  });
});

describe("an object of STIX", () => {
  it("is left out where it says nothing of the world", () => {
    expect(left({ type: "malware", name: "X" })).toEqual([["malware", "it has no id"]]);
    expect(left({ id: "x--1", name: "X" })).toEqual([]);
    const edge = {
      type: "relationship",
      id: "relationship--2",
      relationship_type: "uses",
      source_ref: "a",
      target_ref: "b",
    };
    expect(left({ ...edge, revoked: true })).toEqual([
      ["relationship, revoked", "relationships that their maker has revoked"],
    ]);
    expect(left({ ...edge, revoked: false })).toEqual([]);
    expect(translated(edge).claims).toMatchObject([{ subject: "a", object: "b", key: "relationship--2" }]);
  });

  it("is an entity with its name, its aliases and what nothing else reads", () => {
    const of = (more: object) => translated({ type: "malware", id: "malware--1", ...more }).entities[0];
    expect(of({ name: " X ", aliases: ["Y", "X", "Y"], x_mitre_aliases: ["Z"], description: "so" })).toMatchObject({
      ...{ name: "X", aliases: ["Y", "Z"], description: "so", ours: null },
    });
    expect(of({ value: "v", path: "p" })).toMatchObject({ name: "v" });
    expect(Object.keys(of({ value: "v", path: "p" })?.values ?? {})).toEqual(["path"]);
    expect(of({})?.name).toBe("malware--1");
    expect(Object.keys(of({ name: "X", revoked: false, x_mitre_deprecated: true, odd: false })?.values ?? {})).toEqual([
      "x_mitre_deprecated",
      "odd",
    ]);
    expect(Object.keys(of({ name: "X", revoked: true, x_mitre_deprecated: false })?.values ?? {})).toEqual(["revoked"]);
  });
});
