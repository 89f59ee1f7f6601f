import { describe, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { layerSchema, loadSchema } from "../../src/schema/load-schema.ts";
import { findingsOf } from "../helpers/findings.ts";

const shipped = readFolder(nodeHost("."), "schema").documents;
const { schema, findings } = loadSchema(shipped);

describe("the shipped schema", () => {
  it("is sound", () => {
    expect(findings).toEqual([]);
  });

  it("has the types that the model speaks of", () => {
    const entities =
      "state person organisation military-unit group weapon resource agreement event place source thesis".split(" ");
    expect(Object.keys(schema.entities)).toEqual(expect.arrayContaining(entities));
    const relations =
      `supplies deploys_to has_party signed_with leads member_of part_of affiliated_with allied_with opposes
      borders trains_at strikes targets produces analogous_to visited hosted sanctions requests depends_on published_by
      authored_by cites mentions argues disputes`.split(/\s+/);
    expect(Object.keys(schema.relations)).toEqual(expect.arrayContaining(relations));
  });

  it("inherits lineage, colour, shape and attributes", () => {
    expect(schema.entities["state"]?.lineage).toEqual(["state", "actor", "thing"]);
    expect(schema.entities["agreement"]?.hub).toBe(true);
    expect(schema.entities["actor"]?.color).toBe(schema.entities["thing"]?.color);
  });

  it("says how an attribute reads from what it refers to", () => {
    expect(schema.entities["thesis"]?.attributes["about"]?.inverse).toBe("subject of");
    expect(schema.entities["source"]?.attributes["kind"]).not.toHaveProperty("inverse");
  });

  it("gives each relation `when`, and value relations `value`", () => {
    for (const relation of Object.values(schema.relations)) {
      expect(relation.qualifiers["when"]?.type).toEqual({ kind: "date" });
      expect(relation.qualifiers["value"]?.type).toEqual(relation.value ?? undefined);
      expect(relation.range.length === 0).toBe(relation.value !== null);
    }
  });

  it("reads each spelling of a value's type", () => {
    const { supplies, has_strength: strength } = schema.relations;
    expect(supplies?.qualifiers["item"]?.type.kind).toBe("ref");
    expect(supplies?.qualifiers["stage"]?.type).toMatchObject({ kind: "enum" });
    expect(supplies?.qualifiers["quantity"]?.type).toMatchObject({ kind: "quantity" });
    expect(strength?.value).toMatchObject({ kind: "quantity", units: ["troops", "people", "items"] });
    expect(supplies?.project).toEqual([
      { from: "$from", edge: "provides", to: "$item" },
      { from: "$item", edge: "transferred_to", to: "$to" },
    ]);
  });

  it("does not depend on the order of the files", () => {
    expect(JSON.stringify(loadSchema(shipped.toReversed()).schema)).toBe(JSON.stringify(schema));
  });

  it("has nothing under the names that every object has", () => {
    expect(schema.entities["constructor"]).toBeUndefined();
    expect(schema.relations["toString"]).toBeUndefined();
  });
});

it("replaces a shipped file by the project's file of the same name", () => {
  const own = { file: "schema/entities/state.yaml", id: "state", value: { label: "Realm", extends: "actor" } };
  const layered = loadSchema(layerSchema(shipped, [own])).schema;
  expect(layered.entities["state"]?.label).toBe("Realm");
  expect(layered.entities["person"]?.label).toBe("Person");
});

describe("faulty declarations, at their place", () => {
  const entity = (yaml: string) => findingsOf({ "schema/entities/vessel.yaml": `label: Vessel\n${yaml}\n` });
  const relation = (yaml: string) => findingsOf({ "schema/relations/carries.yaml": `label: carries\n${yaml}\n` });
  const ENDS = "domain: [actor]\nrange: [item]\n";
  const THESIS = "domain: [actor]\nrange: [thesis]\n";

  it.each([
    ["an unknown parent", "extends: thng", ["E2101 thng"]],
    ["itself as parent", "extends: vessel", ["E2102 vessel"]],
    ["a colour name", "color: red", ["E2104 red"]],
    ["a colour that is a comment", "color: #b91c1c", ["E2104 color"]],
    ["an unknown shape", "shape: blob", ["E2007 blob"]],
    ["an unknown key", "colour: red", ["E2004 colour"]],
    ["a reserved attribute", "attributes: {name: {type: text}}", ["E2103 name"]],
    ["an attribute of no type", "attributes: {flag: {}}", ["E2106 flag"]],
    ["an attribute of two types", "attributes: {flag: {type: text, enum: [a]}}", ["E2106 flag"]],
    ["an unknown kind of value", "attributes: {flag: {type: txet}}", ["E2106 txet"]],
    ["units on text", "attributes: {flag: {type: text, units: [m]}}", ["E2106 units"]],
    ["a reference to no type", "attributes: {flag: {ref: [state, stat]}}", ["E2101 stat"]],
    ["a malformed attribute name", "attributes: {Home Port: {type: text}}", ["E2110 Home Port"]],
    ["text for true", "hub: yes", ["E2006 yes"]],
    ["a list for text", "description: [a]", ["E2006 [a]"]],
  ])("%s", (_, yaml, expected) => {
    expect(entity(yaml)).toEqual(expected);
  });

  it.each([
    ["an unknown type in the range", "domain: [actor]\nrange: [itme]", ["E2101 itme"]],
    ["no ends", "color: '#000000'", ["E2108 label", "E2108 label"]],
    ["a range and a value", `${ENDS}value: text`, ["E2108 value"]],
    ["an end above that is none", `${ENDS}above: form`, ["E2007 form"]],
    ["two ends above", `${ENDS}above: [from, to]`, ["E2006 [from, to]"]],
    ["an end above in a symmetric relation", `${ENDS}symmetric: true\nabove: from`, ["E2108 above"]],
    ["an end above a value", "domain: [actor]\nvalue: text\nabove: to", ["E2108 above"]],
    ["an end above the other", `${ENDS}above: from`, []],
    ["a claim's word as qualifier", `${ENDS}qualifiers: {source: {ref: [source]}}`, ["E2103 source"]],
    ["an entry's key as qualifier", `${ENDS}qualifiers: {from: {ref: [actor]}}`, ["E2103 from"]],
    ["a key that is not a qualifier", `${ENDS}key: [itme]\nqualifiers: {item: {ref: [item]}}`, ["E2107 itme"]],
    ["a projection to nowhere", `${ENDS}project: [{from: $from, edge: x, to: $itme}]`, ["E2105 $itme"]],
    [
      "a projection to a text",
      `${ENDS}qualifiers: {how: {type: text}}\nproject: [{from: $from, edge: x, to: $how}]`,
      ["E2105 $how"],
    ],
    ["a projection without an edge", `${ENDS}project: [{from: $from, to: $to}]`, ["E2005 from"]],
    [
      "a derivation from nothing",
      `${ENDS}symmetric: true\nqualifiers: {under: {ref: [agreement]}}\nderive: {from: has_prty, under: under}`,
      ["E2111 has_prty"],
    ],
    [
      "a derivation that is not symmetric",
      `${ENDS}qualifiers: {under: {ref: [agreement]}}\nderive: {from: has_party, under: under}`,
      ["E2111 derive"],
    ],
    ["a derivation of neither sort", `${ENDS}derive: {from: has_party}`, ["E2111 derive"]],
    [
      "a derivation of both sorts",
      `${ENDS}derive: {from: argues, under: under, across: contradicts}`,
      ["E2111 derive"],
    ],
    ["a derivation across nothing", `${THESIS}derive: {from: argues, across: contradict}`, ["E2111 contradict"]],
    ["a derivation across a value", `${THESIS}derive: {from: argues, across: has_trait}`, ["E2111 has_trait"]],
    [
      "a derivation across what is derived",
      `${ENDS.replace("item", "actor")}derive: {from: met, across: signed_with}`,
      ["E2111 signed_with"],
    ],
    ["a derivation that does not meet", `${THESIS}derive: {from: argues, across: borders}`, ["E2111 borders"]],
    ["a derivation that leads elsewhere", `${ENDS}derive: {from: argues, across: contradicts}`, ["E2111 contradicts"]],
    ["a derivation that starts elsewhere", `${THESIS}derive: {from: part_of, across: contradicts}`, []],
    ["a derivation from sources", `${THESIS}derive: {from: replies_to, across: analogous_to}`, ["E2111 replies_to"]],
    ["a colour of three digits", `${ENDS}color: "#abc"`, ['E2104 "#abc"']],
  ])("%s", (_, yaml, expected) => {
    expect(relation(yaml)).toEqual(expected);
  });

  it("a longer circle is named", () => {
    const found = findingsOf({
      "schema/entities/vessel.yaml": "extends: boat\n",
      "schema/entities/boat.yaml": "extends: vessel\n",
    });
    expect(found).toEqual(["E2102 boat"]);
  });

  it("a name that is both kinds of type, and a file in no folder", () => {
    expect(findingsOf({ "schema/relations/state.yaml": "domain: [actor]\nrange: [actor]\n" })).toEqual(["E2109"]);
    expect(findingsOf({ "schema/vessel.yaml": "label: Vessel\n" })).toEqual(["W2112"]);
    expect(findingsOf({ "schema/entities/Big Ship.yaml": "label: Vessel\n" })).toEqual(["E2110"]);
  });
});

it("an inverse is for attributes that refer alone", () => {
  const found = (attribute: string): readonly string[] =>
    findingsOf({
      "schema/entities/flight.yaml": `label: Flight\nextends: thing\nattributes:\n  operator: ${attribute}\n`,
    });
  expect(found("{ref: [actor], inverse: operator of}")).toEqual([]);
  expect(found("{type: text, inverse: operator of}")).toEqual(["E2106 inverse"]);
});
