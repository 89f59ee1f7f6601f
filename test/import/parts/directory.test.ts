import { describe, expect, it } from "vitest";
import { memoryHost } from "../../../src/host/memory-host.ts";
import { plainEntity } from "../../../src/import/collect/collect.ts";
import { Directory } from "../../../src/import/directory.ts";
import type { Entity } from "../../../src/model/entity.ts";
import { readDeclarations } from "../../../src/project/read-declarations.ts";
import { SCHEMA } from "../inferred-project.ts";

const { schema } = readDeclarations(memoryHost(new Map(Object.entries(SCHEMA))));

function directoryOf(entities: readonly Entity[], taken: readonly string[] = []): Directory {
  return new Directory(schema, new Map(entities.map((one) => [one.id, one])), taken);
}

const KOREA: Entity = {
  ...plainEntity("prk", "state", "North Korea", { cow: "731", iso3: "PRK" }, ["DPRK"], { de: "Nordkorea" }),
  former_ids: ["dprk-1948"],
};
const CHAD = plainEntity("chad", "state", "Chad", { cow: "483" });
/** A person of the same name, whose identifier is that of a state in another list. */
const CHAD_ROE = plainEntity("chad-roe", "person", "Chad", { staff: "483" });

describe("a text of the origin", () => {
  const directory = directoryOf([KOREA, CHAD, CHAD_ROE]);
  const meant = (text: string, wanted: readonly string[] = [], register: string | null = null): string => {
    const found = directory.find(text, register, wanted);
    if (found.is === "unknown") return "unknown";
    return found.is === "ambiguous"
      ? `one of ${found.entities.map(({ id }) => id).join(", ")}`
      : `${found.is} ${found.entity.id}`;
  };

  it.each([
    ["prk", "found prk"],
    ["dprk-1948", "found prk"],
    ["PRK", "found prk"],
    ["731", "found prk"],
    ["north korea", "found prk"],
    ["dprk", "found prk"],
    ["Nordkorea", "found prk"],
    ["Chad", "one of chad, chad-roe"],
    ["483", "one of chad, chad-roe"],
    // An id comes before a name.
    ["chad", "found chad"],
    ["Peru", "unknown"],
    ["", "unknown"],
  ])("%s means an entity by its id, identifier or name: %s", (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  it.each([
    ["Chad", ["person"], "found chad-roe"],
    ["Chad", ["state"], "found chad"],
    ["Chad", ["place"], "misplaced chad"],
    ["483", ["person"], "found chad-roe"],
    // The id is that of a state, the name a person's.
    ["chad", ["person"], "found chad-roe"],
    ["prk", ["person"], "misplaced prk"],
    ["prk", ["person", "state"], "found prk"],
    ["prk", ["thing"], "found prk"],
    ["Peru", ["state"], "unknown"],
  ])("%s means one of %j: %s", (text, wanted, expected) => {
    expect(meant(text, wanted)).toBe(expected);
  });

  it.each([
    ["483", [], "cow", "found chad"],
    ["483", [], "staff", "found chad-roe"],
    ["483", ["person"], "cow", "misplaced chad"],
    ["483", [], "iso3", "unknown"],
    ["chad", [], "cow", "unknown"],
  ])("%s of %j is looked up in %s alone: %s", (text, wanted, register, expected) => {
    expect(meant(text, wanted, register)).toBe(expected);
  });

  it("is found once it is added, and suggested where it is misspelt", () => {
    const growing = directoryOf([KOREA]);
    expect(growing.suggestion("North Koreea", [])).toEqual({ hint: "did you mean `prk` (North Korea)?" });
    expect(growing.suggestion("Mozambque", [])).toEqual({});
    growing.add(plainEntity("mozambique", "state", "Mozambique", {}));
    expect(growing.suggestion("Mozambque", [])).toEqual({ hint: "did you mean `mozambique` (Mozambique)?" });
    expect(growing.find("mozambique", null, [])).toMatchObject({ is: "found" });
    expect([growing.registered("cow", "731")?.id, growing.registered("cow", "1")]).toEqual(["prk", undefined]);
  });

  it("is one entity's, however often it is called so", () => {
    const twice = directoryOf([plainEntity("rome", "place", "Rome", { a: "R", b: "R" }, ["ROME"])]);
    expect(twice.find("rome", null, [])).toMatchObject({ is: "found" });
    expect(twice.find("R", null, [])).toMatchObject({ is: "found" });
    const three = directoryOf(["a", "b", "c"].map((id) => plainEntity(id, "place", "Rome", {})));
    expect(three.find("Rome", null, [])).toMatchObject({
      is: "ambiguous",
      entities: [{ id: "a" }, { id: "b" }, { id: "c" }],
    });
  });
});

describe("the id of a new entity", () => {
  it.each([
    ["A B", "a-b"],
    ["unknown", "unknown-1"],
    ["CON", "con-1"],
    ["x".repeat(130), "x".repeat(120)],
    [`${"x".repeat(119)} y`, "x".repeat(119)],
  ])("is made of its text: %s", (text, id) => {
    expect(directoryOf([]).mint(text, "state")).toBe(id);
  });

  it("is made of its type where the text has nothing for it", () => {
    expect(directoryOf([]).mint("…", "state")).toMatch(/^state-[0-9a-z]+$/);
    expect(directoryOf([]).mint("…", "state")).not.toBe(directoryOf([]).mint("?!", "state"));
  });

  it("is another one where that is taken, by an entity or a fact", () => {
    const first = directoryOf([], ["a-b"]).mint("A B", "state");
    expect(first).toMatch(/^a-b-[0-9a-z]+$/);
    expect(directoryOf([plainEntity("a-b", "state", "A", {})]).mint("A B", "state")).toBe(first);
    expect(directoryOf([], ["a-b", first]).mint("A B", "state")).toBe(`${first}-2`);
    expect(directoryOf([], ["a-b", first, `${first}-2`]).mint("A B", "state")).toBe(`${first}-3`);
  });
});
