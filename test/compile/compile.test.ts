import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compile, compileRows } from "../../src/compile/compile.ts";
import type { GraphRows } from "../../src/compile/graph-rows.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

function harbour(): Dataset {
  const { dataset, diagnostics } = checkProject(memoryHost(harbourProject()));
  if (!dataset) throw new Error(diagnostics.map(({ message, span }) => `${span.file} ${message}`).join("\n"));
  return dataset;
}

describe("compile", () => {
  const graph = compile(harbour());

  it("makes every entity a node, and nothing else", () => {
    expect(graph.nodes()).toEqual([
      ...[
        "coal",
        "evening-post",
        "harbour-gazette",
        "lone-lamp",
        "norland",
        "ostia",
        "port-treaty",
        "sudmark",
        "timber",
      ],
    ]);
    expect(graph.getNodeAttributes("norland")).toMatchObject({
      label: "Norland",
      type: "state",
      color: "#c2410c",
      aliases: ["Kingdom of Norland", "The North, so called"],
    });
    expect(graph.getNodeAttribute("port-treaty", "signed")).toBe("2019-03");
  });

  it("draws a fact and its projections as edges that share the fact", () => {
    const edges = graph.filterEdges((_, { fact }) => fact === "norland.supplies.sudmark.coal");
    expect(edges.map((edge) => [edge, graph.getEdgeAttribute(edge, "kind"), ...graph.extremities(edge)])).toEqual([
      ["norland.supplies.sudmark.coal", "supplies", "norland", "sudmark"],
      ["norland.supplies.sudmark.coal~1", "provides", "norland", "coal"],
      ["norland.supplies.sudmark.coal~2", "transferred_to", "coal", "sudmark"],
    ]);
    expect(graph.getEdgeAttributes("norland.supplies.sudmark.coal")).toMatchObject({
      origin: "stated",
      support: "reported",
      contested: "no",
      voices: 1,
      when: "2020-06/2021-02",
      start: "2020-06-01",
      end: "2021-02-28",
      item: "coal",
      quantity: "3000 tonnes",
      via: ["port-treaty", "harbour-gazette"],
    });
  });

  it("draws no edge to `unknown`, but what else the fact gives", () => {
    const edges = graph.filterEdges((_, { fact }) => fact === "norland.supplies.unknown.coal");
    expect(edges.map((edge) => graph.getEdgeAttribute(edge, "kind"))).toEqual(["provides"]);
  });

  it("draws no edge for a value", () => {
    expect(graph.filterEdges((_, { relation }) => relation === "has_strength")).toEqual([]);
  });

  it("pairs the parties of an agreement, as well supported as the weaker party's fact", () => {
    const edges = graph.filterEdges((_, { kind }) => kind === "signed_with");
    expect(edges).toEqual([
      "signed_with:norland:ostia:port-treaty",
      "signed_with:norland:sudmark:port-treaty",
      "signed_with:ostia:sudmark:port-treaty",
    ]);
    expect(graph.isUndirected(edges[0])).toBe(true);
    expect(graph.getEdgeAttributes("signed_with:norland:sudmark:port-treaty")).toMatchObject({
      origin: "derived",
      under: "port-treaty",
      support: "reported",
      fact: "port-treaty.has_party.norland",
      facts: ["port-treaty.has_party.norland", "port-treaty.has_party.sudmark"],
    });
  });

  it("gives symmetric relations no direction, and all others one", () => {
    const undirected = new Set(graph.undirectedEdges().map((edge) => graph.getEdgeAttribute(edge, "kind")));
    expect([...undirected].sort()).toEqual(["borders", "signed_with"]);
  });

  it("gives the same rows each time, to the last digit", () => {
    const rows = compileRows(harbour());
    const read = (from: GraphRows) => [[...from.nodes], [...from.edges]];
    expect(read(rows)).toEqual(read(rows));
    expect(read(compileRows(harbour()))).toEqual(read(rows));
    expect([...rows.edges]).toHaveLength(rows.edgeCount);
  });

  it("leaves nodes where a layout would begin when asked to", () => {
    const rows = compileRows(harbour(), false);
    expect(compile(harbour()).order).toBe([...rows.nodes].length);
    expect([...rows.nodes].every(({ attributes }) => Math.abs(attributes.x) < 100)).toBe(true);
  });
});
