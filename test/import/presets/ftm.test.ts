import { describe, expect, it } from "vitest";
import { expectSound, importPreset, lines, newProject, outcomesOf, textIn } from "../../helpers/import-preset.ts";

describe("import ftm", () => {
  const ENTITIES = [
    { id: "ac-1", schema: "Company", properties: { name: ["Acme Ltd", "ACME"], jurisdiction: ["cy", "gb"] } },
    { id: "Q42", schema: "Person", properties: { name: ["Ada Doe"], birthDate: ["1970-04"], wikidataId: ["Q42"] } },
    { id: "97149caa3aef14e2be5ae6b3974c6882e7536d88", schema: "Address", properties: { full: ["1 Quay, Limassol"] } },
    {
      id: "own-1",
      schema: "Ownership",
      properties: {
        owner: ["Q42"],
        asset: ["ac-1"],
        percentage: ["51"],
        startDate: ["2019-03-01"],
        summary: ["As filed"],
      },
    },
    { id: "own-2", schema: "Ownership", properties: { owner: ["missing"], asset: ["ac-1"] } },
    { id: "mem-1", schema: "Membership", properties: { member: ["Q42"], organization: ["ac-1"], role: ["chair"] } },
  ];

  it("makes entities of entities, and claims of edges", async () => {
    const host = newProject();
    const { tally, findings } = await importPreset(host, "ftm", lines(...ENTITIES));
    expect(outcomesOf(tally)).toEqual([
      "source: 1 rows, 1 written",
      "Address: 1 rows, 1 written",
      "Company: 1 rows, 1 written",
      "Person: 1 rows, 1 written",
      "Membership: 1 rows, 1 written",
      "Ownership: 2 rows, 1 written, 1 refused",
    ]);
    expect(findings.map(({ name, message }) => [name, message])).toEqual([
      ["unresolved-name", "No entity is called `missing`."],
    ]);
    expect(textIn(host, "data/imported/origin/person/q42.yaml")).toBe(`type: person
name: Ada Doe
identifiers:
  ftm: Q42
  wikidata: Q42
born: 1970-04
relations:
  member_of:
    - to: ac-1
      role: chair
      source: origin
      at: "#mem-1"
  owns:
    - to: ac-1
      percentage: "51"
      when: 2019-03-01/
      source: origin
      at: "#own-1"
      note: As filed
`);
    expect(textIn(host, "data/imported/origin/company/ac-1.yaml")).toContain("aliases:\n  - ACME\n");
    expect(textIn(host, "schema/relations/owns.yaml")).toContain("domain:\n  - person\nrange:\n  - company\n");
    expect(host.entry("data/imported/origin/address/1-quay-limassol.yaml")).toBeDefined();
    expectSound(host);
  });

  it("writes nothing the second time, and what is new the third: types widen", async () => {
    const host = newProject();
    await importPreset(host, "ftm", lines(...ENTITIES));
    expect((await importPreset(host, "ftm", lines(...ENTITIES))).changes).toEqual([]);
    const more = [
      ...ENTITIES,
      { id: "ves-1", schema: "Vessel", properties: { name: ["Blue Wave"], imoNumber: ["9410741"] } },
      {
        id: "own-3",
        schema: "Ownership",
        properties: { owner: ["ac-1"], asset: ["ves-1"], percentage: ["99", "100"] },
      },
    ];
    const { changes } = await importPreset(host, "ftm", lines(...more));
    expect(changes.map(({ path }) => path)).toEqual([
      "schema/entities/vessel.yaml",
      "schema/relations/owns.yaml",
      "data/imported/origin/company/ac-1.yaml",
      "data/imported/origin/vessel/ves-1.yaml",
      "imports/origin.ndjson",
    ]);
    expect(textIn(host, "schema/relations/owns.yaml")).toMatch(
      /domain:\n {2}- company\n {2}- person\n[\s\S]*list: true/,
    );
    expectSound(host);
  });

  it("keeps what the project says of a type, and adds what it lacks", async () => {
    const host = newProject({
      "schema/entities/company.yaml":
        "label: Firm # ours\nextends: organisation\nattributes:\n  jurisdiction: {type: number}\n",
    });
    await importPreset(host, "ftm", lines(...ENTITIES));
    expect(textIn(host, "schema/entities/company.yaml")).toBe(`label: Firm # ours
extends: organisation
attributes:
  jurisdiction: {type: number}
  ftm_jurisdiction:
    type: text
    list: true
`);
    expectSound(host);
  });

  it("knows what the project has by an identifier that both have", async () => {
    const host = newProject({
      "data/people/ada.yaml": "type: person\nname: Ada # ours\nidentifiers: {wikidata: Q42}\n",
    });
    await importPreset(host, "ftm", lines(...ENTITIES));
    expect(textIn(host, "data/people/ada.yaml")).toContain(
      "name: Ada # ours\nidentifiers: {wikidata: Q42, ftm: Q42}\n",
    );
    expect(host.entry("data/imported/origin/person/q42.yaml")).toBeUndefined();
    expectSound(host);
  });

  it("makes an attribute of an identifier that several have", async () => {
    const host = newProject();
    const twins = ["a", "b"].map((id) => ({ id, schema: "Person", properties: { name: [id], wikidataId: ["Q1"] } }));
    await importPreset(host, "ftm", lines(...twins));
    expect(textIn(host, "data/imported/origin/person/a.yaml")).toContain("  ftm: a\nother_identifiers: wikidata Q1\n");
    expectSound(host);
  });

  it("reads entities in the places of their ids", async () => {
    const host = newProject();
    const nested = {
      id: "p",
      schema: "Person",
      datasets: ["x"],
      properties: { name: ["Ada"], addressEntity: [{ id: "a", schema: "Address", properties: { full: ["Quay"] } }] },
    };
    const { tally, unread } = await importPreset(host, "ftm", lines(nested));
    expect(outcomesOf(tally).slice(1)).toEqual(["Address: 1 rows, 1 written", "Person: 1 rows, 1 written"]);
    expect(textIn(host, "data/imported/origin/person/p.yaml")).toContain("address_entity: a\n");
    expect(unread?.report("").lost.map(({ reason, count }) => [reason, count])).toEqual([
      ["`datasets`, which says how the record is kept", 1],
    ]);
  });

  it.each([
    ['{"id":"a"', "close brace expected", 1, 10],
    ['{"id":"a","schema":"Person","properties":{}}\n{"id":1,}\n', "property name expected", 2, 9],
    ["[1]", "this is not an object", 1, 2],
    ["<xml/>", "it is not a list of objects", 1, 1],
  ])("says where a file is not what it is to be: %s", async (text, reason, line, column) => {
    const { findings, changes } = await importPreset(newProject(), "ftm", text);
    expect(changes).toEqual([]);
    expect(findings.map(({ message }) => message)).toEqual([`The rows from here on cannot be read: ${reason}.`]);
    const [found] = findings;
    const start = found && "start" in found.place ? found.place.start : 0;
    expect([Math.floor(start / 2 ** 20), (start % 2 ** 20) + 1]).toEqual([line, column]);
  });
});
