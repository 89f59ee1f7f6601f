import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { importPreset, outcomesOf } from "../helpers/import-preset.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

function newProject(files: Readonly<Record<string, string>> = {}): Host {
  return memoryHost(new Map([...shippedSchema(), ...Object.entries(files)]));
}

function textIn(host: Host, path: string): string {
  return new TextDecoder().decode(host.read(path));
}

/** `check` has no error to report, and `fmt` nothing to change. */
function expectSound(host: Host): void {
  const { diagnostics } = checkProject(host);
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
  const isOurs = (path: string): boolean => path.startsWith("data/") || /relations\/(?:owns|uses)|tool/.test(path);
  expect(formatProject(host, isOurs).rewrites).toEqual([]);
}

const lines = (...objects: readonly object[]): string => objects.map((one) => `${JSON.stringify(one)}\n`).join("");

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
    { id: "own-2", schema: "Ownership", properties: { owner: ["nobody"], asset: ["ac-1"] } },
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
      ["unresolved-name", "No entity is called `nobody`."],
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

describe("import stix", () => {
  const at = { spec_version: "2.1", created: "2021-05-01T10:00:00.000Z", modified: "2022-01-01T00:00:00.000Z" };
  const uuid = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
  const [maker, group, tool, other] = [
    `identity--${uuid(1)}`,
    `intrusion-set--${uuid(2)}`,
    `tool--${uuid(3)}`,
    `tool--${uuid(4)}`,
  ];
  const OBJECTS = [
    { type: "identity", id: maker, ...at, name: "The Watchers", identity_class: "organization" },
    {
      type: "intrusion-set",
      id: group,
      ...at,
      name: "Grey Bear",
      aliases: ["Grey Bear", "G-1"],
      created_by_ref: maker,
      external_references: [
        { source_name: "mitre-attack", external_id: "G0001", url: "https://example.org/G0001" },
        { source_name: "A report", description: "On paper" },
      ],
      revoked: false,
    },
    { type: "tool", id: tool, ...at, name: "PsExec", x_mitre_platforms: ["Windows", "Linux"] },
    { type: "tool", id: other, ...at, name: "PsExec", x_mitre_deprecated: true },
    {
      type: "relationship",
      id: `relationship--${uuid(5)}`,
      ...at,
      relationship_type: "uses",
      source_ref: group,
      target_ref: tool,
      created_by_ref: maker,
      start_time: "2020-01-05T00:00:00Z",
      description: "Seen in use.",
    },
    {
      type: "opinion",
      id: `opinion--${uuid(6)}`,
      ...at,
      opinion: "strongly-disagree",
      authors: ["J. Doe"],
      object_refs: [`relationship--${uuid(5)}`],
    },
    {
      type: "relationship",
      id: `relationship--${uuid(7)}`,
      ...at,
      relationship_type: "uses",
      source_ref: group,
      target_ref: other,
      revoked: true,
    },
    { type: "marking-definition", id: `marking-definition--${uuid(8)}`, ...at, definition_type: "statement" },
  ];
  const bundle = (objects: readonly object[]): string =>
    JSON.stringify({ type: "bundle", id: `bundle--${uuid(9)}`, objects }, null, 1);

  it("makes entities of objects, and claims of relationships and of opinions on them", async () => {
    const host = newProject();
    const { tally, findings, leftOut, unread } = await importPreset(host, "stix", bundle(OBJECTS));
    expect(findings).toEqual([]);
    expect(outcomesOf(tally)).toEqual([
      "source: 1 rows, 1 written",
      "identity: 1 rows, 1 written",
      "intrusion-set: 1 rows, 1 written",
      "tool: 2 rows, 2 written",
      "opinion: 1 rows, 1 written",
      "relationship: 1 rows, 1 written",
      "relationship, revoked: 1 rows, 1 left out",
      "marking-definition: 1 rows, 1 left out",
    ]);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      "relationships that their maker has revoked",
      "how the file may be passed on",
    ]);
    expect(unread?.report("").lost.map(({ reason, count }) => [reason, count])).toEqual([
      ["who made a record and when, its version and its markings", 6],
      ["references without an address", 1],
    ]);
    expect(textIn(host, "data/imported/origin/intrusion-set/grey-bear.yaml")).toBe(`type: intrusion-set
name: Grey Bear
aliases:
  - G-1
identifiers:
  stix: ${group}
  mitre-attack: G0001
references: https://example.org/G0001
relations:
  uses:
    - to: psexec-15s713s
      when: 2020-01-05/
      claims:
        - stance: denies
          source: origin
          at: "#opinion--${uuid(6)}"
          note: By J. Doe.
        - by: the-watchers
          said: 2021-05-01
          source: origin
          at: "#relationship--${uuid(5)}"
          note: Seen in use.
`);
    expect((await importPreset(host, "stix", bundle(OBJECTS))).changes).toEqual([]);
    expectSound(host);
  });

  it("gives things of one name ids of their own, the same in any order", async () => {
    const [first, second] = [newProject(), newProject()];
    await importPreset(first, "stix", bundle(OBJECTS));
    await importPreset(second, "stix", bundle([...OBJECTS].reverse()));
    const tools = (host: Host): readonly string[] =>
      host.list("data/imported/origin/tool").files.map(({ path }) => path);
    expect(tools(first)).toHaveLength(2);
    expect(tools(second)).toEqual(tools(first));
  });

  it("knows an object again by its id when a new version calls it something else", async () => {
    const host = newProject();
    await importPreset(host, "stix", bundle(OBJECTS));
    const renamed = OBJECTS.map((one) => (one.id === group ? { ...one, name: "Gray Bear" } : one));
    const { changes } = await importPreset(host, "stix", bundle(renamed));
    expect(changes.map(({ path }) => path)).toEqual([
      "data/imported/origin/intrusion-set/grey-bear.yaml",
      "imports/origin.ndjson",
    ]);
    expect(textIn(host, "data/imported/origin/intrusion-set/grey-bear.yaml")).toContain("name: Gray Bear\n");
  });
});

describe("import misp", () => {
  const [first, second, elsewhere] = ["a", "b", "c"].map((one) => `${one.repeat(8)}-0000-4000-8000-000000000000`);
  const GALAXY = {
    name: "Threat Actor",
    type: "threat-actor",
    category: "actor",
    values: [
      {
        value: "Comment Crew",
        uuid: first,
        description: "A group.",
        meta: {
          synonyms: ["APT1", "Comment Crew"],
          country: "CN",
          refs: ["https://example.org/a"],
          "origin:UNC1": "x",
        },
        related: [
          { "dest-uuid": second, type: "similar", tags: ['likelihood="likely"'] },
          { "dest-uuid": elsewhere, type: "uses" },
        ],
      },
      { value: "Comment Panda", uuid: second, related: [{ "dest-uuid": first, type: "similar" }] },
      { value: "No id" },
    ],
  };

  it("makes entities of clusters, and claims of what they list as related", async () => {
    const host = newProject();
    const { tally, findings } = await importPreset(host, "misp", JSON.stringify(GALAXY));
    expect(outcomesOf(tally)).toEqual([
      "source: 1 rows, 1 written",
      "threat-actor: 2 rows, 2 written",
      "related: similar: 2 rows, 2 written",
      "related: uses: 1 rows, 1 refused",
      "no cluster: 1 rows, 1 left out",
    ]);
    expect(findings.map(({ message }) => message)).toEqual([`No entity is called \`${elsewhere}\`.`]);
    expect(textIn(host, "data/imported/origin/threat-actor/comment-crew.yaml")).toBe(`type: threat-actor
name: Comment Crew
aliases:
  - APT1
identifiers:
  misp: ${first}
description: A group.
country: CN
references: https://example.org/a
origin: "UNC1: x"
relations:
  similar:
    - to: comment-panda
      claims:
        - tags: likelihood="likely"
          source: origin
          at: "#${first}"
        - source: origin
          at: "#${second}"
`);
    expect(textIn(host, "data/imported/origin/source/origin.yaml")).toContain("name: Threat Actor (MISP galaxy)\n");
    // Nothing is written for a relation that no row could be made of.
    expect(host.entry("schema/relations/uses.yaml")).toBeUndefined();
    expect((await importPreset(host, "misp", JSON.stringify(GALAXY))).changes).toEqual([]);
    expectSound(host);
  });

  it("finds what another galaxy brought before", async () => {
    const host = newProject();
    await importPreset(
      host,
      "misp",
      JSON.stringify({ type: "mitre-malware", values: [{ value: "Worm", uuid: elsewhere }] }),
      "worms",
    );
    const { findings } = await importPreset(host, "misp", JSON.stringify(GALAXY));
    expect(findings).toEqual([]);
    expect(textIn(host, "schema/relations/uses.yaml")).toContain("range:\n  - malware\n");
    expectSound(host);
  });
});

describe("hostile files", () => {
  const NAMES = [
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "type",
    "relations",
    "1",
    "%",
    "claims",
    "source",
  ];
  const odd = (value: unknown): string =>
    `{${NAMES.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join()}}`;

  it.each([
    [
      "ftm",
      `{"id":"a","schema":"constructor","properties":${odd(["x", "y"])}}\n{"id":"b","schema":"Ownership","properties":{"owner":["a"],"asset":["a"],${odd(["z"]).slice(1)}}`,
    ],
    [
      "stix",
      `{"objects":[{"name":"a",${odd("x").slice(1, -1)},"type":"identity","id":"identity--1","identity_class":"toString"},{"type":"relationship","id":"relationship--2","source_ref":"identity--1","target_ref":"identity--1","relationship_type":"constructor"}]}`,
    ],
    [
      "misp",
      `{"type":"toString","category":"constructor","values":[{"uuid":"1","value":"a","meta":${odd("x")},"related":[{"dest-uuid":"1","type":"__proto__"}]}]}`,
    ],
  ] as const)("names in %s that JavaScript or a schema has its own use for", async (preset, text) => {
    const host = newProject();
    const { findings } = await importPreset(host, preset, text);
    expect(findings).toEqual([]);
    expect((await importPreset(host, preset, text)).changes).toEqual([]);
    expectSound(host);
    const { dataset } = checkProject(host, { partial: true });
    const entity = dataset?.entities.find(({ identifiers }) => identifiers[preset] !== undefined);
    // All but those that say what the entity is.
    expect(Object.keys(entity?.attributes ?? {}).length).toBeGreaterThanOrEqual(NAMES.length - 1);
    expect(dataset?.facts).toHaveLength(1);
  });

  it("values that are nested too deeply", async () => {
    const text = `{"type":"tool","id":"tool--1","name":"a","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const { findings } = await importPreset(newProject(), "stix", text);
    expect(findings.map(({ message }) => message)).toEqual([
      "The rows from here on cannot be read: its lists and objects are nested too deeply.",
    ]);
  });
});
