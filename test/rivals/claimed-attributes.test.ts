import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { factTitle } from "../../src/wording/facts/fact-title.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

const source = (name: string): string => `type: source\nname: ${name}\nkind: news\ndate: 2024-05-01\n`;

function project(ann: string, files: Readonly<Record<string, string>> = {}) {
  const data = {
    "data/sources/s1.yaml": source("S1"),
    "data/sources/s2.yaml": source("S2"),
    "data/people/ann.yaml": `type: person\nname: Ann\n${ann}`,
    ...files,
  };
  return checkProject(memoryHost(new Map([...shippedSchema(), ...Object.entries(data)])), { partial: true });
}

function graphOf(ann: string): KnowledgeGraph {
  const { dataset } = project(ann);
  if (!dataset) throw new Error("no dataset");
  return openGraph(dataset);
}

const born = (graph: KnowledgeGraph) => graph.entity("ann")?.attributes["born"];
const facts = (graph: KnowledgeGraph) =>
  [...graph.facts("born")].map(({ id, rollup }) => [id, rollup.support, rollup.contested, ...rollup.rivals]);
const codes = (ann: string) =>
  project(ann)
    .diagnostics.map(({ code }) => code)
    .filter((code) => code !== "W3017");

describe("an attribute", () => {
  it("without claims stays an attribute", () => {
    const graph = graphOf("born: 1970-04-21\n");
    expect([born(graph), facts(graph)]).toEqual(["1970-04-21", []]);
  });

  it("with claims is a fact, and an attribute too", () => {
    const graph = graphOf("born: {value: 1970, source: s1, at: p. 3}\n");
    expect(born(graph)).toBe("1970");
    expect(facts(graph)).toEqual([["ann.born.1970", "reported", "no"]]);
    const [fact] = graph.facts("born");
    expect(fact?.claims.map(({ source: from, at }) => [from, at])).toEqual([["s1", "p. 3"]]);
    expect(fact && factTitle(graph, fact)).toBe("Ann born 1970");
    expect(codes("born: {value: 1970, claims: [{source: s1, at: p. 3}, {source: s2, at: p. 4}]}\n")).toEqual([]);
  });

  it("with two values that cannot both be true has rivals, and none that is agreed", () => {
    const graph = graphOf("born: [{value: 1970, source: s1}, {value: 1971-04-21, source: s2}]\n");
    expect(born(graph)).toBeUndefined();
    expect(facts(graph)).toEqual([
      ["ann.born.1970", "reported", "by-rival", "ann.born.1971-04-21"],
      ["ann.born.1971-04-21", "reported", "by-rival", "ann.born.1970"],
    ]);
  });

  it("with two values that agree has the closer one", () => {
    const graph = graphOf("born: [{value: 1970, source: s1}, {value: 1970-04-21, source: s2}]\n");
    expect(born(graph)).toBe("1970-04-21");
    expect(facts(graph).map(([, , contested]) => contested)).toEqual(["no", "no"]);
    expect(born(graphOf("born: [{value: 1970, source: s1}, {value: 1982, stance: denies, source: s2}]\n"))).toBe(
      "1970",
    );
  });

  it("may be told in a file of its own, and be a rival there", () => {
    const graph = project("born: {value: 1970, source: s1}\n", {
      "data/facts/ann-1982.yaml": "type: born\nfrom: ann\nvalue: 1982\nsource: s2\n",
    });
    if (!graph.dataset) throw new Error("no dataset");
    expect(openGraph(graph.dataset).fact("ann-1982")?.rollup.rivals).toEqual(["ann.born.1970"]);
    expect(graph.diagnostics).toEqual([]);
  });

  it("of text has rivals that read otherwise", () => {
    const { dataset } = project("", {
      "data/states/freedonia.yaml":
        "type: state\nname: Freedonia\ncapital: [{value: Alta, source: s1}, {value: Berg, source: s2}]\n",
    });
    const rivals = dataset && [...openGraph(dataset).facts("capital").rivals()].map(({ id }) => id);
    expect(rivals).toEqual(["freedonia.capital.alta", "freedonia.capital.berg"]);
  });
});

describe("what is wrong with a claimed attribute", () => {
  it("is said at its place", () => {
    expect(codes("born: [1970, 1971-04-21]\n")).toEqual(["E2006", "E2006"]);
    expect(codes("born: {value: soon, source: s1}\n")).toEqual(["E2011"]);
    expect(codes("born: {source: s1}\n")).toEqual(["E2005"]);
    expect(codes("born: {value: 1970, sauce: s1}\n")).toContain("E2004");
    expect(codes("born: {value: 1970, source: nowhere}\n")).toEqual(["E3001"]);
    expect(codes("born: [{value: 1970, source: s1}, {value: 1970, source: s2}]\n")).toEqual(["E4001"]);
    expect(codes("born: {value: 1970}\n")).toEqual(["W4002"]);
    expect(codes("role: {value: clerk, source: s1}\n")).toEqual(["E2006"]);
  });

  it("is told with the way out", () => {
    const hints = project("role: {value: clerk, source: s1}\n").diagnostics.map(({ hint }) => hint);
    expect(hints).toContain("only an attribute with `claimed: true` in schema/entities takes a value with its claims");
  });
});

it("is formatted like an entry", () => {
  const text = "type: person\nname: Ann\nborn: {source: s1, at: p. 3, value: 1970}\n";
  expect(formatYaml({ path: "data/people/ann.yaml", text }).text).toContain(
    "born: {value: 1970, source: s1, at: p. 3}",
  );
});

const value = fc.record({
  value: fc.constantFrom("1970", "1970-04", "1971", "197X"),
  stance: fc.constantFrom("states", "denies", "alleges", "predicts"),
});

it("the order of values changes nothing", () => {
  fc.assert(
    fc.property(fc.uniqueArray(value, { minLength: 1, maxLength: 4, selector: (one) => one.value }), (values) => {
      const text = (own: typeof values) =>
        `born: [${own.map((one) => `{value: ${one.value}, stance: ${one.stance}, source: s1}`).join(", ")}]\n`;
      const [one, other] = [graphOf(text(values)), graphOf(text(values.toReversed()))];
      expect([born(other), facts(other)]).toEqual([born(one), facts(one)]);
    }),
    { numRuns: 25 },
  );
});
