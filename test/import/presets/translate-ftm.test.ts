import { describe, expect, it } from "vitest";
import { memoryHost } from "../../../src/host/memory-host.ts";
import { translateFtm } from "../../../src/import/presets/ftm.ts";
import { readOrigin } from "../../../src/import/presets/origin.ts";
import { CellSpans } from "../../../src/import/tables/cell-spans.ts";
import { readDeclarations } from "../../../src/project/read-declarations.ts";
import { lines } from "../../helpers/import-preset.ts";
import { shippedSchema } from "../../helpers/shipped-schema.ts";

const { schema } = readDeclarations(memoryHost(new Map(shippedSchema())));

function translated(...objects: readonly object[]) {
  return translateFtm([readOrigin("a.json", lines(...objects), [], new CellSpans())], schema);
}
const entity = (type: string, properties: object, more: object = {}) =>
  translated({ id: "x", schema: type, properties, ...more }).entities[0];
const claims = (type: string, properties: object, more: object = {}) =>
  translated({ id: "x", schema: type, properties, ...more }).claims;
/** Properties that are kept as values, with what these are. */
const kept = (
  one:
    | { readonly values: Readonly<Record<string, { readonly texts: readonly string[]; readonly kind: unknown }>> }
    | undefined,
) =>
  Object.fromEntries(
    Object.entries(one?.values ?? {}).map(([name, { texts, kind }]) => [
      name,
      kind === null ? texts.join() : [texts.join(), kind],
    ]),
  );

describe("an object of FollowTheMoney", () => {
  it.each([
    [{ schema: "Person", properties: {} }],
    [{ id: "x", properties: {} }],
    [{ id: "x", schema: "Person" }],
    [{ id: "x", schema: "Person", properties: [] }],
    [{ id: " ", schema: "Person", properties: {} }],
  ])("is left out where it lacks what an entity has: %j", (object) => {
    const { entities, leftOut } = translated(object);
    expect([entities, leftOut]).toEqual([
      [],
      [{ file: "a.json", counted: "no entity", reason: "it lacks `id`, `schema` or `properties`" }],
    ]);
  });

  it("holds others in place of their ids, and texts, numbers and lists", () => {
    const inner = { id: "y", schema: "Address", properties: { full: "Quay" } };
    const { entities } = translated({
      id: "x",
      schema: "Company",
      properties: { name: "Acme", size: 5, parts: [inner, "z", { id: "w" }] },
    });
    expect(entities.map(({ id, name }) => [id, name])).toEqual([
      ["x", "Acme"],
      ["y", "Quay"],
    ]);
    expect(kept(entities[0])).toEqual({ size: "5", parts: "y,z" });
  });

  it("tells what is not brought in, by key", () => {
    const { unread } = translated({
      id: "x",
      schema: "Person",
      properties: { name: "A" },
      caption: "A",
      datasets: [],
      referents: [],
    });
    expect(unread.report("").lost.map(({ reason, count }) => [reason, count])).toEqual([
      ["`datasets`, which says how the record is kept", 1],
      ["`referents`, which says how the record is kept", 1],
    ]);
  });

  it("is called by its name, its caption, or the first property that can", () => {
    const named = (properties: object, more: object = {}) => entity("Vehicle", properties, more)?.name;
    expect(named({ name: ["A", "B"], title: ["T"] }, { caption: "C" })).toBe("A");
    expect(named({ title: ["T"] }, { caption: "C" })).toBe("C");
    expect(named({ title: ["T"], number: ["5"] })).toBe("T");
    expect(named({ number: ["5"], city: ["Rome"] })).toBe("5");
    expect(named({})).toBe("x");
    expect(kept(entity("Vehicle", { number: ["5"] }))).toEqual({});
    expect(kept(entity("Vehicle", { number: ["5", "6"] }))).toEqual({ number: "5,6" });
    expect(kept(entity("Vehicle", { name: ["A"], number: ["5"] }))).toEqual({ number: "5" });
  });

  it("has aliases, a description, and one identifier of Wikidata", () => {
    const one = entity("Vehicle", {
      name: ["A", "B"],
      alias: ["C", "A"],
      title: ["D"],
      description: ["so"],
      wikidataId: ["Q1"],
      note: ["n"],
    });
    expect(one).toMatchObject({
      aliases: ["B", "C", "D"],
      description: "so",
      identifiers: { wikidata: "Q1" },
      names: {},
    });
    expect(kept(one)).toEqual({ note: "n" });
    const two = entity("Vehicle", { name: ["A"], description: ["so", "and so"], wikidataId: ["Q1", "Q2"] });
    expect(two).toMatchObject({ aliases: [], description: null, identifiers: {} });
    expect(kept(two)).toEqual({ description: "so,and so", wikidataId: "Q1,Q2" });
  });

  it("has amounts as numbers, where all of them are", () => {
    const amounts = (name: string, ...texts: string[]) => kept(entity("Vehicle", { name: "A", [name]: texts }))[name];
    expect(amounts("amount", "5", "6.5")).toEqual(["5,6.5", "number"]);
    expect(amounts("amount", "5", "6,5")).toBe("5,6,5");
    expect(amounts("amount", "05")).toBe("05");
    expect(amounts("size", "5")).toBe("5");
  });

  it("has the attributes that types of ours have for it", () => {
    const attributes = (type: string, properties: object) => {
      const one = entity(type, { name: "A", ...properties });
      return [one?.attributes, Object.keys(kept(one))];
    };
    expect(attributes("Person", { birthDate: ["1970"], deathDate: ["2000", "2001"] })).toEqual([
      { born: "1970" },
      ["deathDate"],
    ]);
    expect(attributes("Company", { birthDate: ["1970"] })).toEqual([{}, ["birthDate"]]);
    expect(attributes("Document", { publishedAt: ["2020"], title: ["T"], sourceUrl: ["https://a.example"] })).toEqual([
      { kind: "other", date: "2020", title: "T", url: "https://a.example" },
      [],
    ]);
    const when = (properties: object) => attributes("Event", properties);
    expect(when({ date: ["2020-05-01T00:00:00"] })).toEqual([{ when: "2020-05-01" }, []]);
    expect(when({ startDate: ["2020"], endDate: ["2021"] })).toEqual([{ when: "2020/2021" }, []]);
    expect(when({ startDate: ["2020"] })).toEqual([{ when: "2020/" }, []]);
    expect(when({ endDate: ["2020"] })).toEqual([{ when: "/2020" }, []]);
    // Two days, or a day and an interval, are none.
    expect(when({ date: ["2020", "2021"] })).toEqual([{}, ["date"]]);
    expect(when({ date: ["2020"], startDate: ["2019"] })).toEqual([{}, ["date", "startDate"]]);
    expect(when({ date: ["2020"], endDate: ["2021"] })).toEqual([{}, ["date", "endDate"]]);
    expect(attributes("Vessel", { date: ["2020"] })).toEqual([{}, ["date"]]);
  });
});

describe("an edge of FollowTheMoney", () => {
  it("is a claim for each pair of its ends, further ones with keys of their own", () => {
    const made = claims("Ownership", {
      owner: ["a", "b"],
      asset: ["c", "d"],
      summary: ["so"],
      notes: ["and so"],
      date: ["2020"],
      share: ["5"],
    });
    expect(made.map(({ key, counted, subject, object }) => [key, counted, subject, object])).toEqual([
      ["x", "Ownership", "a", "c"],
      ["x/0.1", "Ownership, further ends", "a", "d"],
      ["x/1.0", "Ownership, further ends", "b", "c"],
      ["x/1.1", "Ownership, further ends", "b", "d"],
    ]);
    for (const one of made) {
      expect(one).toMatchObject({
        when: "2020",
        says: { note: "so\nand so" },
        isLocated: true,
        qualifiers: {},
        spell: null,
      });
      expect([kept(one), one.paths]).toEqual([
        { share: "5" },
        { subject: ["properties", "owner"], object: ["properties", "asset"] },
      ]);
    }
  });

  it("may lack an end, a note and a date", () => {
    const [one, ...more] = claims("Ownership", { owner: ["a"], asset: [], date: ["2020", "2021"] });
    expect(more).toEqual([]);
    expect(one).toMatchObject({ subject: "a", object: null, when: null, says: {} });
    expect(kept(one)).toEqual({ date: "2020,2021" });
  });
});

describe("what an export of ours has put into FollowTheMoney", () => {
  const OURS = Object.values(schema.relations).find(({ name }) => name === "supplies");
  const link = (properties: object, more: object = {}) =>
    claims(
      "UnknownLink",
      { subject: ["a"], object: ["b"], role: [OURS?.label ?? ""], ...properties },
      { id: "fact.supplies.1", ...more },
    );

  it("is a relation of ours where its id and its role say so", () => {
    expect(link({})[0]?.type).toEqual({
      ...{ name: "supplies", label: OURS?.label, inverse: OURS?.inverse, origin: "UnknownLink", isOurs: true },
    });
    for (const other of [
      link({}, { id: "x" }),
      link({ role: ["likes"] }),
      link({ role: [OURS?.label, "b"] }),
      link({ role: [] }),
    ])
      expect(other[0]?.type.name).toBe("linked_to");
    const membership = claims(
      "Membership",
      { member: ["a"], organization: ["b"], role: [OURS?.label] },
      { id: "fact.supplies.1" },
    );
    expect(membership[0]?.type.name).toBe("member_of");
  });

  it("has its qualifiers and its time in the description, and a claim for each source", () => {
    const [first, second, ...more] = link({
      description: ["when: 2020/..", "item: shells"],
      summary: ["so"],
      proof: ["s1", "s2"],
    });
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      key: "fact.supplies.1",
      counted: "UnknownLink",
      when: "2020/..",
      says: { source: "s1", note: "so" },
      isLocated: false,
    });
    expect(second).toMatchObject({
      key: "fact.supplies.1/s2",
      counted: "UnknownLink, further sources",
      says: { source: "s2" },
    });
    expect([first?.qualifiers, kept(first), Object.keys(second?.says ?? {})]).toEqual([
      { item: "shells" },
      {},
      ["source"],
    ]);
    // A description that is no such pair is for readers.
    expect(link({ description: ["item: shells", "and more"] })[0]?.says).toEqual({ note: "item: shells\nand more" });
  });

  it("has its type among the keywords, and what is left in the notes", () => {
    const notes = ["names.de: Ada", "identifiers.viaf: 5", "born: 1970"];
    const one = entity("Person", { name: ["Ada", "A. D."], keywords: ["person"], notes, country: ["fr"] });
    expect(one).toMatchObject({
      ...{ type: { name: "person", label: "Person", origin: "Person" }, aliases: ["A. D."], names: { de: "Ada" } },
      ...{ identifiers: { iso3166: "FR", viaf: "5" }, attributes: { born: "1970" } },
    });
    expect(kept(one)).toEqual({});
    const other = entity("Person", { name: ["Ada"], keywords: ["novel"], notes, country: ["fr"] });
    expect(other).toMatchObject({
      type: { name: "person", origin: "FollowTheMoney's Person" },
      names: {},
      identifiers: {},
      attributes: {},
    });
    expect(Object.keys(kept(other))).toEqual(["keywords", "notes", "country"]);
    const partly = entity("Person", { name: ["Ada"], keywords: ["person"], notes: [...notes, "more"] });
    expect(Object.keys(kept(partly))).toEqual(["notes"]);
  });
});
