import { describe, expect, it } from "vitest";
import { buildProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { findingsOf, projectOf } from "../helpers/findings.ts";

const LICENCE = "label: Licence\nextends: thing\nabstract: true\nattributes: {status: {enum: [valid, revoked]}}\n";

function datasetOf(files: Readonly<Record<string, string>>) {
  const out = new Map<string, Uint8Array>();
  const { diagnostics } = buildProject(projectOf(files), memoryHost(out), { layout: false, only: ["facts.json"] });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return openGraph(JSON.parse(new TextDecoder().decode(out.get("facts.json"))));
}

describe("a type that extends several", () => {
  const files = {
    "schema/entities/licensed.yaml": LICENCE,
    "schema/entities/raid.yaml": "label: Raid\nextends: [event, licensed]\n",
    "schema/entities/firm.yaml": "label: Firm\nextends: [organisation, licensed, actor]\n",
    "data/events/landing.yaml": "type: raid\nname: Landing\nstatus: revoked\n",
    "data/organisations/firm.yaml": "type: firm\nname: Firm\nstatus: valid\n",
  };

  it("has the attributes of all, and is asked for by each of them", () => {
    const graph = datasetOf(files);
    expect(graph.schema.entities["raid"]?.lineage).toEqual(["raid", "event", "licensed", "thing"]);
    expect(graph.schema.entities["firm"]?.lineage).toEqual(["firm", "organisation", "licensed", "actor", "thing"]);
    expect(graph.entities("licensed").ids()).toEqual(["firm", "landing"]);
    expect(graph.entities("event").ids()).toEqual(["landing"]);
    expect(graph.entities("actor").ids()).toEqual(["firm"]);
    expect(
      graph
        .entities("licensed")
        .attributesMeet([{ name: "status", filterOf: () => "revoked" }])
        .ids(),
    ).toEqual(["landing"]);
    expect(graph.schema.entities["raid"]?.shape).toBe(graph.schema.entities["event"]?.shape);
  });

  it("checks values by what either declares", () => {
    expect(findingsOf({ ...files, "data/events/landing.yaml": "type: raid\nname: Landing\nstatus: lost\n" })).toEqual([
      "E2007 lost",
    ]);
  });

  it.each([
    ["an unknown parent", "extends: [event, evnt]", ["E2101 evnt"]],
    ["itself among others", "extends: [event, other]", ["E2102 other"]],
    ["one twice", "extends: [event, event]", []],
    ["no list of names", "extends: [event, 1]", ["E2006 1"]],
  ])("reports %s", (_, lines, expected) => {
    const found = findingsOf({ "schema/entities/other.yaml": `label: Other\n${lines}\n` });
    expect(found).toEqual(expected);
  });

  it("keeps each parent from being switched off", () => {
    const found = findingsOf({ ...files, "entente.yaml": "title: T\nwithout_types: [licensed]\n" });
    expect(found).toContain("E5006 licensed");
  });

  it("has to say what two of them mean by one attribute", () => {
    const parents = {
      "schema/entities/licensed.yaml": LICENCE,
      "schema/entities/planned.yaml": "label: Planned\nextends: thing\nattributes: {status: {type: text}}\n",
    };
    const clashing = "label: Other\nextends: [licensed, planned]\n";
    expect(findingsOf({ ...parents, "schema/entities/other.yaml": clashing })).toEqual(["E2114 planned"]);
    const own = `${clashing}attributes: {status: {type: boolean}}\n`;
    expect(findingsOf({ ...parents, "schema/entities/other.yaml": own })).toEqual([]);
  });
});
