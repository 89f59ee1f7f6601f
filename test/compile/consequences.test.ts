import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compile } from "../../src/compile/compile.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { debateProject } from "../helpers/debate-project.ts";

function debate(files: Readonly<Record<string, string>> = {}): Dataset {
  const { dataset, diagnostics } = checkProject(memoryHost(new Map([...debateProject(), ...Object.entries(files)])));
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  if (!dataset) throw new Error("no dataset");
  return dataset;
}

function derived(dataset: Dataset): readonly string[] {
  return compile(dataset)
    .filterEdges((_, { origin }) => origin === "derived")
    .sort();
}

describe("what follows from facts", () => {
  it("is an edge that rests on the facts it follows from, as weak as the weakest that has a source", () => {
    const graph = compile(debate());
    expect(derived(debate())).toEqual(["disputes:ann:falls:holds", "disputes:dee:holds:falls"]);
    expect(graph.getEdgeAttributes("disputes:ann:falls:holds")).toMatchObject({
      ...{ kind: "disputes", origin: "derived", support: "reported", voices: 1, contested: "no" },
      facts: ["ann.argues.holds", "holds.contradicts.falls"],
    });
    expect(graph.getEdgeAttribute("disputes:dee:holds:falls", "support")).toBe("alleged");
    expect(graph.extremities("disputes:dee:holds:falls")).toEqual(["dee", "holds"]);
  });

  it("is neither a fact nor a claim", () => {
    const kg = openGraph(debate());
    expect([...kg.facts("disputes")].map(({ id }) => id)).toEqual(["bob.disputes.holds"]);
    expect([...kg.claims().by("ann")].map(({ fact }) => fact)).toEqual(["ann.argues.holds", "ann.argues.sways"]);
    expect(kg.following("falls").map(({ subject, via }) => [subject, via])).toEqual([["ann", "holds"]]);
    expect(kg.following("ann").map(({ object }) => object)).toEqual(["falls"]);
    expect(kg.following("bob")).toEqual([]);
  });

  it.each([
    [
      "written in a file of its own",
      { "data/facts/x.yaml": "type: disputes\nfrom: dee\nto: holds\nsource: gazette\n" },
    ],
    [
      "denied",
      {
        "data/people/dee.yaml":
          "type: person\nname: Dee\nrelations:\n  argues: {to: falls, source: gazette, stance: denies, by: ann}\n",
      },
    ],
    [
      "doubted",
      {
        "data/people/dee.yaml":
          "type: person\nname: Dee\nrelations:\n  argues: {to: falls, source: gazette, stance: doubts, by: ann}\n",
      },
    ],
  ])("is left out where it is %s", (_, files) => {
    expect(derived(debate(files))).toEqual(["disputes:ann:falls:holds"]);
  });

  it("holds from either thesis, wherever the contradiction is written, and with a claim for it", () => {
    const files = {
      "data/theses/holds.yaml": "type: thesis\nname: It holds\n",
      "data/theses/falls.yaml":
        "type: thesis\nname: It falls\nrelations:\n  contradicts: {to: holds, by: bob, source: gazette, stance: predicts}\n",
    };
    expect(derived(debate(files))).toEqual(["disputes:ann:falls:holds", "disputes:dee:holds:falls"]);
    expect(compile(debate(files)).getEdgeAttribute("disputes:ann:falls:holds", "support")).toBe("projected");
  });

  it("needs no date under a clock, as the analyst's reading has none", () => {
    const then = openGraph(debate()).asOf({ knownOn: "2024-06" });
    expect(then.undated).toEqual({ trueOn: [], knownOn: [], alone: [] });
    expect(then.following("falls").map(({ subject }) => subject)).toEqual(["ann"]);
    expect(openGraph(debate()).asOf({ knownOn: "2024-04" }).following("falls")).toEqual([]);
  });

  it("is on a path, and told from what someone says", () => {
    const path = openGraph(debate()).path("ann", "falls", { types: ["disputes"] });
    expect(path?.hops).toMatchObject([{ kind: "disputes", derived: true, fact: "ann.argues.holds" }]);
    expect(openGraph(debate()).path("bob", "holds", { types: ["disputes"] })?.hops[0]).not.toHaveProperty("derived");
  });
});
