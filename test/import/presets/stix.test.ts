import { describe, expect, it } from "vitest";
import type { Host } from "../../../src/host/host.ts";
import { expectSound, importPreset, newProject, outcomesOf, textIn } from "../../helpers/import-preset.ts";

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
