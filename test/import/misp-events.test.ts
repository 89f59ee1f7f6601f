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
  expect(formatProject(host, (path) => path.startsWith("data/")).rewrites).toEqual([]);
}

const uuid = (n: number): string => `${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;
const FOLDER = "data/imported/origin";

const CLUSTER = {
  type: "threat-actor",
  uuid: uuid(20),
  collection_uuid: uuid(90),
  value: "Grey Bear",
  description: "A group.",
  meta: { synonyms: ["G-1"], country: ["XX"] },
};

const EVENT = {
  uuid: uuid(1),
  info: "Raid on the mint",
  date: "2024-03-05",
  threat_level_id: "1",
  analysis: "2",
  Orgc: { id: "3", name: "The Watchers", uuid: uuid(2) },
  Tag: [{ name: "tlp:green" }, { name: 'kind:of="raid"' }, { name: 'misp-galaxy:threat-actor="G-1"' }],
  Galaxy: [{ type: "threat-actor", GalaxyCluster: [CLUSTER] }],
  Attribute: [
    { type: "target-org", uuid: uuid(3), value: "Royal Mint", comment: "Named by its press office." },
    { type: "threat-actor", uuid: uuid(4), value: "grey bear" },
    { type: "campaign-name", uuid: uuid(5), value: "Silver Night" },
    { type: "link", uuid: uuid(6), value: "https://example.org/raid" },
    { type: "sha256", uuid: uuid(7), value: "00ff", Sighting: [{ type: "0" }] },
    { type: "ip-dst", uuid: uuid(8), value: "192.0.2.1", Tag: [{ name: 'misp-galaxy:tool="Pick"' }, { name: "x" }] },
    { type: "text", uuid: uuid(9), value: "It was dark." },
    { type: "domain", uuid: uuid(10), value: "example.org", deleted: true },
  ],
  Object: [
    {
      name: "malware",
      uuid: uuid(11),
      Attribute: [
        { type: "text", object_relation: "name", value: "Moth" },
        { type: "text", object_relation: "alias", value: "Moth 2" },
        { type: "md5", object_relation: "hash", value: "ff" },
      ],
      ObjectReference: [
        { uuid: uuid(12), referenced_uuid: uuid(3), relationship_type: "compromises", comment: "On a Sunday." },
        { uuid: uuid(13), referenced_uuid: uuid(14), relationship_type: "drops" },
      ],
    },
    { name: "file", uuid: uuid(14), Attribute: [{ type: "filename", object_relation: "filename", value: "a" }] },
  ],
};

describe("import misp, events", () => {
  it("makes a source of an event, entities of what it names, and claims of what it says", async () => {
    const host = newProject();
    const { tally, findings, leftOut } = await importPreset(host, "misp", JSON.stringify({ Event: EVENT }));
    expect(findings).toEqual([]);
    expect(outcomesOf(tally)).toEqual([
      "Orgc: 1 rows, 1 written",
      "campaign-name: 1 rows, 1 written",
      "event: 1 rows, 1 written",
      "object: malware: 1 rows, 1 written",
      "target-org: 1 rows, 1 written",
      "threat-actor: 1 rows, 1 written",
      "tool: 1 rows, 1 written",
      "author: 1 rows, 1 written",
      "implied: attributed to: 1 rows, 1 written",
      "implied: targets: 1 rows, 1 written",
      "implied: uses: 2 rows, 2 written",
      "mention: 5 rows, 5 written",
      "object reference: 1 rows, 1 written",
      "sighting: 1 rows, 1 left out",
      "tag of an attribute: 1 rows, 1 left out",
      "attribute, deleted: 1 rows, 1 left out",
      "attribute: threat-actor, repeated: 1 rows, 1 left out",
      "attribute: sha256: 1 rows, 1 left out",
      "attribute: ip-dst: 1 rows, 1 left out",
      "attribute: text: 1 rows, 1 left out",
      "attribute: md5: 1 rows, 1 left out",
      "object: file: 1 rows, 1 left out",
      "attribute: filename: 1 rows, 1 left out",
      "object reference: 1 rows, 1 left out",
    ]);
    expect(leftOut.find(({ counted }) => counted === "attribute: ip-dst")?.reason).toBe(
      "a technical detail, not a relation between entities",
    );
    const at = (n: number): string => `      source: raid-on-the-mint\n      at: "#${uuid(n)}"\n`;
    expect(textIn(host, `${FOLDER}/source/raid-on-the-mint.yaml`)).toBe(`type: source
name: Raid on the mint
identifiers:
  misp: ${uuid(1)}
kind: analysis
date: 2024-03-05
tlp: green
tags: kind:of="raid"
references: https://example.org/raid
threat_level: high
analysis: complete
relations:
  authored_by:
    - to: the-watchers
${at(1)}  mentions:
    - to: grey-bear
${at(1)}    - to: pick
${at(8)}    - to: royal-mint
${at(3)}      note: Named by its press office.
    - to: silver-night
${at(5)}    - to: moth
${at(11)}`);
    expect(textIn(host, `${FOLDER}/threat-actor/grey-bear.yaml`)).toBe(`type: threat-actor
name: Grey Bear
aliases:
  - G-1
identifiers:
  misp: ${uuid(20)}
description: A group.
country: XX
relations:
  targets:
    - to: royal-mint
      basis: inference
${at(3)}  uses:
    - to: pick
      basis: inference
${at(8)}    - to: moth
      basis: inference
${at(11)}`);
    expect(textIn(host, `${FOLDER}/malware/moth.yaml`)).toContain("  compromises:\n    - to: royal-mint\n");
    // The event is the source: there is none for the file.
    expect(host.list(`${FOLDER}/source`).files).toHaveLength(1);
    expect((await importPreset(host, "misp", JSON.stringify({ Event: EVENT }))).changes).toEqual([]);
    expectSound(host);
  });

  it.each([
    ["bare", EVENT],
    ["in a list", [{ Event: EVENT }]],
    ["in a list of bare ones", [EVENT]],
    ["as a response", { response: [{ Event: EVENT }] }],
    ["as a response of one", { response: { Event: EVENT } }],
  ])("reads an event %s", async (_, file) => {
    const host = newProject();
    const { tally } = await importPreset(host, "misp", JSON.stringify(file));
    expect(outcomesOf(tally)).toContain("event: 1 rows, 1 written");
    expect(outcomesOf(tally)).toContain("mention: 5 rows, 5 written");
  });

  it("implies nothing where an event names two actors", async () => {
    const host = newProject();
    const other = { type: "threat-actor", uuid: uuid(30), value: "Red Fox" };
    const event = { ...EVENT, Attribute: [...EVENT.Attribute, other] };
    const { tally } = await importPreset(host, "misp", JSON.stringify({ Event: event }));
    expect(outcomesOf(tally).filter((line) => line.startsWith("implied"))).toEqual([]);
    expect(host.entry("schema/relations/uses.yaml")).toBeUndefined();
  });

  it("tells clusters apart that have the UUID of their galaxy, as MISP once wrote it", async () => {
    const host = newProject();
    const GalaxyCluster = ["Pick", "Drill"].map((value) => ({
      type: "tool",
      uuid: uuid(40),
      value,
      description: value,
    }));
    const event = { uuid: uuid(1), info: "Two tools", date: "", Galaxy: [{ type: "tool", GalaxyCluster }] };
    await importPreset(host, "misp", JSON.stringify(event));
    expect(textIn(host, `${FOLDER}/tool/drill.yaml`)).toContain('  misp: "tool: Drill"\ndescription: Drill\n');
    expect(textIn(host, `${FOLDER}/tool/pick.yaml`)).toContain("description: Pick\n");
  });

  it("knows what galaxies, other events and people wrote before, by id or by name", async () => {
    const host = newProject({
      "data/royal-mint.yaml": "type: organisation\nname: The Royal Mint # ours\naliases: [Royal Mint]\n",
    });
    const galaxy = {
      type: "threat-actor",
      category: "actor",
      values: [{ ...CLUSTER, meta: { synonyms: ["G-1", "Ash"] } }],
    };
    await importPreset(host, "misp", JSON.stringify(galaxy), "actors");
    await importPreset(host, "misp", JSON.stringify({ Event: EVENT }));
    const more = {
      uuid: uuid(50),
      info: "Another raid",
      Orgc: { name: "the watchers" },
      Attribute: [
        { type: "threat-actor", uuid: uuid(51), value: "ASH" },
        { type: "target-org", uuid: uuid(52), value: "royal mint" },
      ],
    };
    const { tally, findings } = await importPreset(host, "misp", JSON.stringify(more), "more");
    expect(findings).toEqual([]);
    expect(outcomesOf(tally).slice(0, 2)).toEqual(["event: 1 rows, 1 written", "target-org: 1 rows, 1 same"]);
    expect(textIn(host, "data/royal-mint.yaml")).toContain("name: The Royal Mint # ours\n");
    expect(textIn(host, "data/imported/actors/threat-actor/grey-bear.yaml")).toContain("source: another-raid\n");
    expect(host.entry(`${FOLDER}/organisation/royal-mint.yaml`)).toBeUndefined();
    for (const [text, name] of [
      [{ Event: EVENT }, "origin"],
      [more, "more"],
    ] as const)
      expect((await importPreset(host, "misp", JSON.stringify(text), name)).changes).toEqual([]);
    expectSound(host);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["no keys", { Event: {} }, ["no event: 1 rows, 1 left out"]],
    ["no object", { Event: "x" }, ["no event: 1 rows, 1 left out"]],
    ["a number for an id", { Event: { uuid: 7, info: "A" } }, ["no event: 1 rows, 1 left out"]],
    ["an id that is not a locator", { Event: { uuid: "a b; c", info: "A" } }, ["no event: 1 rows, 1 left out"]],
    ["an empty name", { Event: { uuid: uuid(1), info: " \n" } }, ["no event: 1 rows, 1 left out"]],
    ["nothing in it", { Event: { uuid: uuid(1), info: "A" } }, ["event: 1 rows, 1 written"]],
    [
      "an id twice",
      [{ Event: { uuid: uuid(1), info: "A" } }, { Event: { uuid: uuid(1).toUpperCase(), info: "B" } }],
      ["event: 1 rows, 1 written", "event, repeated: 1 rows, 1 left out"],
    ],
    [
      "wrong types",
      {
        Event: {
          ...{ uuid: uuid(1), info: "A", date: "yesterday", Orgc: [], Galaxy: [{ GalaxyCluster: [{}, null] }] },
          ...{ Attribute: "x", Object: [1, { name: 7, Attribute: [{ type: 1, value: {} }], ObjectReference: ["y"] }] },
          ...{ Tag: [{ name: 'misp-galaxy:tool=""' }, {}] },
        },
      },
      [
        "event: 1 rows, 1 written",
        "no object: GalaxyCluster: 1 rows, 1 left out",
        "no cluster: 1 rows, 1 left out",
        "no list: Attribute: 1 rows, 1 left out",
        "no object: Object: 1 rows, 1 left out",
        "no attribute: 1 rows, 1 left out",
        "object: no name: 1 rows, 1 left out",
        "object reference: 1 rows, 1 left out",
        "date of an event: 1 rows, 1 left out",
      ],
    ],
  ])("says what of an event cannot be read: %s", async (_, file, expected) => {
    const host = newProject();
    const { tally, findings } = await importPreset(host, "misp", JSON.stringify(file));
    expect(findings).toEqual([]);
    expect(outcomesOf(tally)).toEqual(expected);
    expect((await importPreset(host, "misp", JSON.stringify(file))).changes).toEqual([]);
    expectSound(host);
  });

  it("takes any script, control characters, names of keys of objects, and long texts", async () => {
    const host = newProject();
    const values = ["Серый медведь", "灰熊", "__proto__", "constructor", "a: b # c\n- d", "'\"\\", "x".repeat(200_000)];
    const Attribute = values.map((value, n) => ({ type: "target-org", uuid: uuid(60 + n), value }));
    const file = JSON.stringify({ Event: { uuid: uuid(1), info: "\u0000😀 ".repeat(1000), Attribute } });
    const { tally } = await importPreset(host, "misp", file);
    expect(outcomesOf(tally)).toContain(`mention: ${values.length} rows, ${values.length} written`);
    expect((await importPreset(host, "misp", file)).changes).toEqual([]);
  });

  it("counts every attribute once", async () => {
    const host = newProject();
    const Attribute = Array.from({ length: 2000 }, (_, n) => ({
      type: n % 2 ? "md5" : "vulnerability",
      uuid: uuid(n),
      value: `CVE-${n % 100}`,
    }));
    const { tally } = await importPreset(host, "misp", JSON.stringify({ uuid: uuid(1), info: "Many", Attribute }));
    expect(outcomesOf(tally).slice(1)).toEqual([
      "vulnerability: 50 rows, 50 written",
      "mention: 50 rows, 50 written",
      "attribute: md5: 1000 rows, 1000 left out",
      "attribute: vulnerability, repeated: 950 rows, 950 left out",
    ]);
  });
});
