import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compile } from "../../src/compile/compile.ts";
import { attributeName, certainDays, SUPPORT_WEIGHT, timeAttributes } from "../../src/compile/edge-attributes.ts";
import { exportedValue, measuresOf } from "../../src/compile/exported-value.ts";
import { nodeAttributes } from "../../src/compile/node-attributes.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset, EdgeAttributes } from "../../src/model/dataset.ts";
import { parseTime } from "../../src/model/dates.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import type { Field } from "../../src/model/schema.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

function datasetOf(files: Readonly<Record<string, string>>): Dataset {
  const { dataset, diagnostics } = checkProject(memoryHost(new Map([...harbourProject(), ...Object.entries(files)])));
  if (!dataset) throw new Error(diagnostics.map(({ message, span }) => `${span.file} ${message}`).join("\n"));
  return dataset;
}

describe("a node", () => {
  const { schema, entities } = datasetOf({
    "schema/entities/ship.yaml": `label: Ship
plural: Ships
extends: thing
color: '#123456'
attributes:
  launched: {type: date, life: begins}
  sunk: {type: date, life: ends}
  cargo: {type: quantity, units: [tonnes]}
  crew: {type: quantity, units: [people]}
  crew_max: {type: number}
  weight: {type: quantity, units: [tonnes]}
  ports: {ref: [thing], list: true}
  armed: {type: boolean}
`,
    "data/ships/ore-boat.yaml": `type: ship
name: Ore boat
description: A boat that carries ore.
unnamed: true
launched: 1990-05
sunk: 2001
cargo: 300..400 tonnes/month
crew: 20 people
crew_max: 25
weight: 900 tonnes
ports: [norland, ostia]
armed: false
`,
  });
  const at = { x: 1.5, y: -2, size: 7 };
  const nodeOf = (id: string) => {
    const entity = entities.find((one) => one.id === id);
    if (!entity) throw new Error(`no ${id}`);
    return nodeAttributes(entity, schema, at);
  };

  it("carries its attributes, and of a quantity its parts, under names that graph tools do not take for others", () => {
    expect(nodeOf("ore-boat")).toEqual({
      ...{ label: "Ore boat", type: "ship", x: 1.5, y: -2, size: 7, color: "#123456" },
      ...{ description: "A boat that carries ore.", unnamed: true },
      ...{ start: "1990-05-01", end: "2001-12-31", certain_start: "1990-05-31", certain_end: "2001-01-01" },
      ...{ launched: "1990-05", sunk: "2001", armed: false, ports: ["norland", "ostia"] },
      ...{ cargo: "300..400 tonnes/month", cargo_min: 300, cargo_max: 400 },
      ...{ cargo_unit: "tonnes", cargo_rate: "month" },
      // `crew_max` is declared, and keeps its name.
      ...{ crew: "20 people", crew_min: 20, crew_max: 25, crew_unit: "people" },
      ...{ a_weight: "900 tonnes", a_weight_min: 900, a_weight_max: 900, a_weight_unit: "tonnes" },
    });
  });

  it("says nothing of what its entity does not have", () => {
    expect(nodeOf("coal")).toEqual({ label: "Coal", type: "item", ...at, color: "#334155" });
  });

  it("is of a neutral grey where its type is not declared", () => {
    const entity = entities.find(({ id }) => id === "coal");
    if (!entity) throw new Error("no coal");
    const { color } = nodeAttributes({ ...entity, type: "mineral" }, schema, at);
    expect(color).toBe("#6b7280");
  });

  it("has only the days of its life that are known", () => {
    const boat = entities.find(({ id }) => id === "ore-boat");
    if (!boat) throw new Error("no boat");
    const daysOf = (attributes: Readonly<Record<string, string>>) => {
      const { start, end, certain_start, certain_end } = nodeAttributes({ ...boat, attributes }, schema, at);
      return [start, end, certain_start, certain_end];
    };
    expect(daysOf({ sunk: "1996-02-03" })).toEqual([undefined, "1996-02-03", "1996-02-03", "1996-02-03"]);
    expect(daysOf({ launched: "1990~", sunk: "1995/.." })).toEqual(["1990-01-01", undefined, undefined, undefined]);
    // It ends before it begins.
    expect(daysOf({ launched: "2001", sunk: "1999" })).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("times", () => {
  function times(text: string, latestStart: number, earliestEnd: number) {
    const date = parseTime(text);
    if (date === null) throw new Error(`not a date: ${text}`);
    return timeAttributes(date, { earliestStart: 0, latestStart, earliestEnd, latestEnd: 0 });
  }

  it("are the days between which it is possible, and those from which and to which it is certain", () => {
    expect(times("1970-01", 4, 9)).toEqual({
      ...{ when: "1970-01", start: "1970-01-01", end: "1970-01-31" },
      ...{ certain_start: "1970-01-05", certain_end: "1970-01-10" },
    });
    expect(times("1970-01/..", 4, 3)).toEqual({ when: "1970-01/..", start: "1970-01-01" });
    expect(times("../1970-01", 4, 4)).toMatchObject({ end: "1970-01-31", certain_start: "1970-01-05" });
    expect(times("../1970-01", 4, 4)).not.toHaveProperty("start");
  });

  it("are only what is written where the end comes before the start", () => {
    expect(times("1971/1970", 4, 9)).toEqual({ when: "1971/1970" });
  });

  it("are certain on no day that is not known", () => {
    expect(certainDays({ earliestStart: 0, latestStart: -Infinity, earliestEnd: 3, latestEnd: 9 })).toEqual({});
    expect(certainDays({ earliestStart: 0, latestStart: 3, earliestEnd: Infinity, latestEnd: 9 })).toEqual({});
    expect(certainDays({ earliestStart: 0, latestStart: 3, earliestEnd: 3, latestEnd: 9 })).toEqual({
      ...{ certain_start: "1970-01-04", certain_end: "1970-01-04" },
    });
  });
});

describe("values and names", () => {
  it("are text, numbers and booleans, or lists of texts", () => {
    expect(exportedValue("coal")).toBe("coal");
    expect(exportedValue(3)).toBe(3);
    expect(exportedValue(false)).toBe(false);
    expect(exportedValue(["a", "b"])).toEqual(["a", "b"]);
    expect(exportedValue({ text: "~5 tonnes", min: 5, max: 5, unit: "tonnes", rate: null } as never)).toBe("~5 tonnes");
  });

  it("have parts only where their field has a type that has some", () => {
    const five = parseQuantity("5 tonnes/day");
    if (five === null) throw new Error("not a quantity");
    const field = (type: Field["type"]): Field => ({
      name: "cargo",
      type,
      list: false,
      required: false,
      description: "",
    });
    expect(measuresOf(field({ kind: "quantity", units: [] }), five)).toEqual({
      ...{ min: 5, max: 5, unit: "tonnes", rate: "day" },
    });
    expect(measuresOf(undefined, five)).toEqual({});
    expect(measuresOf(field({ kind: "quantity", units: [] }), [five])).toEqual({});
    expect(measuresOf(field({ kind: "text" }), five)).toEqual({});
    expect(measuresOf(field({ kind: "text" }), "5 tonnes")).toEqual({});
  });

  it("are set apart where tools would take them for something else", () => {
    expect(["item", "weight", "when", "source"].map(attributeName)).toEqual(["item", "q_weight", "when", "q_source"]);
  });
});

describe("an edge", () => {
  const dataset = datasetOf({
    "schema/relations/rules.yaml":
      "label: rules\ninverse: ruled by\ndomain: [state]\nrange: [state]\nexclusive: to\nqualifiers:\n  start: {type: text}\n",
    "schema/relations/allied_with.yaml":
      "label: allied with\nsymmetric: true\nbackground: true\ndomain: [actor]\nrange: [actor]\nqualifiers:\n  under: {ref: [agreement]}\nderive: {from: has_party, under: under}\n",
    "data/states/ostia.yaml": `type: state
name: Ostia
relations:
  rules:
    - {to: sudmark, when: 2001/2004, start: early, source: harbour-gazette}
`,
    "data/states/norland.yaml": `type: state
name: Norland
relations:
  rules:
    - to: sudmark
      when: 2003/..
      claims:
        - {source: harbour-gazette}
        - {source: evening-post}
`,
    "data/agreements/port-treaty.yaml": `type: agreement
name: Port Treaty
relations:
  has_party:
    - {to: norland, source: harbour-gazette, stance: alleges, when: 2019}
    - {to: sudmark, claims: [{source: harbour-gazette}, {source: evening-post, stance: denies}], when: 2020}
    - {to: ostia, source: harbour-gazette}
    - {to: unknown, source: harbour-gazette}
`,
  });
  const graph = compile(dataset);
  const only = (kind: string, source: string, target: string): EdgeAttributes => {
    const [edge, ...more] = graph.filterEdges(
      (_, attributes, from, to) => attributes.kind === kind && from === source && to === target,
    );
    if (edge === undefined || more.length > 0) throw new Error(`${more.length} more of ${kind} ${source} ${target}`);
    return graph.getEdgeAttributes(edge);
  };

  it("carries how many rivals its fact has where only one can be true, and its qualifiers", () => {
    expect(only("rules", "ostia", "sudmark")).toMatchObject({
      ...{ rivals: 1, when: "2001/2004", start: "2001-01-01", end: "2004-12-31", q_start: "early" },
      ...{ certain_start: "2001-12-31", certain_end: "2004-01-01" },
    });
    expect(only("has_party", "port-treaty", "ostia")).not.toHaveProperty("rivals");
    expect(only("has_party", "port-treaty", "ostia")).not.toHaveProperty("background");
    expect(only("mentions", "harbour-gazette", "norland")).toMatchObject({ background: true });
  });

  it("that goes on is certain up to the latest of those who say so", () => {
    expect(only("rules", "norland", "sudmark")).toMatchObject({
      ...{ start: "2003-01-01", certain_start: "2003-12-31", certain_end: "2021-06-01" },
    });
    expect(only("rules", "norland", "sudmark")).not.toHaveProperty("end");
  });

  it("of a pair is as weak as the weaker, as contested as the more contested, and of the first date that there is", () => {
    expect(graph.filterEdges((_, { kind }) => kind === "signed_with")).toEqual([
      "signed_with:norland:ostia:port-treaty",
      "signed_with:norland:sudmark:port-treaty",
      "signed_with:ostia:sudmark:port-treaty",
    ]);
    expect(only("signed_with", "norland", "ostia")).toEqual({
      ...{ label: "signed with", kind: "signed_with", origin: "derived", relation: "signed_with", color: "#7e22ce" },
      ...{ fact: "port-treaty.has_party.norland", under: "port-treaty" },
      facts: ["port-treaty.has_party.norland", "port-treaty.has_party.ostia"],
      ...{ support: "alleged", weight: SUPPORT_WEIGHT.alleged, contested: "no", voices: 1 },
      ...{ when: "2019", start: "2019-01-01", end: "2019-12-31" },
    });
    const contested = dataset.facts.find(({ id }) => id === "port-treaty.has_party.sudmark")?.rollup.contested;
    expect(contested).not.toBe("no");
    expect(only("signed_with", "ostia", "sudmark")).toMatchObject({ support: "reported", contested, when: "2020" });
    expect(only("signed_with", "norland", "sudmark")).toMatchObject({ support: "alleged", contested, when: "2019" });
  });

  it("of several relations that pair comes by their names, and is of the background with its relation", () => {
    const derived = graph.filterEdges((_, { origin }) => origin === "derived").map((edge) => edge.split(":")[0]);
    expect(derived).toEqual([..."123"].map(() => "allied_with").concat([..."123"].map(() => "signed_with")));
    expect(only("allied_with", "norland", "ostia")).toMatchObject({ background: true });
  });
});
