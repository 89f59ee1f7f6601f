import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import type { JsonSchema } from "../../src/model/json-schema.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { checkProfile } from "../../src/schema/check-profile.ts";
import { editorProfile } from "../../src/schema/editor-profile.ts";
import { loadSchema } from "../../src/schema/load-schema.ts";
import { entityTypeProfile, relationTypeProfile } from "../../src/schema/schema-file-profile.ts";

const host = nodeHost(".");
const { schema } = loadSchema(readFolder(host, "schema").documents);
const { documents } = readFolder(host, "data");
const names = documents
  .filter(({ value }) => schema.entities[String(value["type"])])
  .map(({ id, value }) => ({ id, type: String(value["type"]), name: String(value["name"]) }));

/** As another tool would read it: our own keywords are annotations. */
const judge = (profile: JsonSchema) => new Ajv2020({ strict: false, allErrors: true }).compile(profile);

describe("the check profile", () => {
  const validate = judge(checkProfile(schema));

  it("takes all shipped files", () => {
    for (const { file, value } of documents)
      expect([file, validate(value), validate.errors]).toEqual([file, true, null]);
  });

  it("gives one mistake one error, not one for each type", () => {
    expect(validate({ type: "state", name: "X", relations: { supplies: { to: "y", quantitiy: 5 } } })).toBe(false);
    const own = validate.errors?.filter(({ keyword }) => keyword !== "if");
    expect(own?.map(({ keyword, instancePath }) => [keyword, instancePath])).toEqual([
      ["additionalProperties", "/relations/supplies"],
    ]);
    expect(validate({ type: "country", name: "X" })).toBe(false);
    expect(validate.errors).toHaveLength(1);
  });

  it("never dispatches with oneOf, which reports every branch", () => {
    expect(JSON.stringify(checkProfile(schema))).not.toMatch(/"(oneOf|anyOf)"/);
  });
});

describe("the editor profile", () => {
  const profile = editorProfile(schema, names);

  it("takes all shipped files", () => {
    const validate = judge({ ...profile, $schema: "https://json-schema.org/draft/2020-12/schema" });
    for (const { file, value } of documents) expect([file, validate(value)]).toEqual([file, true]);
  });

  it("is without the conditions from which editors complete nothing", () => {
    expect(JSON.stringify(profile)).not.toMatch(/"(if|then|else|oneOf)":/);
  });

  it("offers, at a qualifier, the ids of the right types by name", () => {
    const definitions = profile["$defs"] as Record<string, { enum: string[]; markdownEnumDescriptions: string[] }>;
    const actors = definitions["id-actor"];
    expect(actors?.enum).toContain("north-korea");
    expect(actors?.enum).toContain("unknown");
    expect(definitions["id-source"]?.enum).toContain("garner-2024");
    expect(definitions["id-source"]?.enum).not.toContain("unknown");
    expect(actors?.enum).not.toContain("depetris-2024");
    expect(actors?.markdownEnumDescriptions[actors.enum.indexOf("north-korea")]).toBe("North Korea (state)");
    expect(definitions["id-source"]?.enum).toContain("depetris-2024");
  });

  it("offers a symmetric relation in the file of either end", () => {
    const files = profile["anyOf"] as { title: string; properties: { relations?: { properties: object } } }[];
    const offered = (title: string) =>
      Object.keys(files.find((one) => one.title === title)?.properties.relations?.properties ?? {});
    expect(offered("State")).toEqual(expect.arrayContaining(["borders", "supplies"]));
    expect(offered("Place")).not.toContain("supplies");
    expect(offered("State")).not.toContain("signed_with");
  });

  it("gives an editor the shape of ids where a list would be too long", () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ id: `s${index}`, type: "state", name: "S" }));
    const definitions = editorProfile(schema, many)["$defs"] as Record<string, object>;
    expect(definitions["id-actor"]).toEqual({ $ref: "#/$defs/id" });
  });

  it("does not depend on the order of the entities", () => {
    expect(JSON.stringify(editorProfile(schema, names.toReversed()))).toBe(JSON.stringify(profile));
  });

  it("refers only to what it defines", () => {
    const defined = new Set(Object.keys(profile["$defs"] as object).map((name) => `#/$defs/${name}`));
    for (const [, reference] of JSON.stringify(profile).matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(defined).toContain(reference);
    }
  });
});

describe("the profiles of schema files", () => {
  const declared = readFolder(host, "schema").documents;

  it.each([
    ["schema/entities/", entityTypeProfile(schema)],
    ["schema/relations/", relationTypeProfile(schema)],
  ])("take all of %s", (folder, profile) => {
    const validate = judge({ ...profile, $schema: "https://json-schema.org/draft/2020-12/schema" });
    for (const { file, value } of declared.filter(({ file: path }) => path.startsWith(folder))) {
      expect([file, validate(value), validate.errors]).toEqual([file, true, null]);
    }
    expect(validate({ colour: "red" })).toBe(false);
  });
});
