import { describe, expect, it } from "vitest";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { findingsOf } from "../helpers/findings.ts";
import { dataset, entity, entityType, fact, relationType } from "./small-graph.ts";

/** `led by` is the inverse of two types and the label of a third. */
const SCHEMA = {
  families: {},
  entities: { thing: entityType("thing") },
  relations: Object.fromEntries(
    [
      relationType("leads", { inverse: "led by" }),
      relationType("led", { inverse: "Led  by" }),
      relationType("guided", { label: "led by" }),
    ].map((type) => [type.name, type]),
  ),
};

const said = (a: string, type: string, b: string) => fact(`${a}.${type}.${b}`, [a, type, b], {}, [{}]);

const graph = openGraph(
  dataset(
    SCHEMA,
    ["a", "b", "c", "d"].map((id) => entity(id, "thing")),
    [said("a", "leads", "b"), said("c", "led", "b"), said("b", "guided", "d")],
  ),
);

describe("words that several relation types share", () => {
  it("ask for the facts of all, each walked its own way", () => {
    expect(graph.facts("led by").ids()).toEqual(["a.leads.b", "b.guided.d", "c.led.b"]);
    expect(graph.facts("leads").ids()).toEqual(["a.leads.b"]);
    expect([...graph.these("b").follow("led by").ids()].sort()).toEqual(["a", "c", "d"]);
    expect(graph.entities().which("led by").ids()).toEqual(["b"]);
    expect(graph.entities().whichAll("led by", ["a", "d"]).ids()).toEqual(["b"]);
    expect(graph.entities().whichNever("led by").ids()).toEqual(["a", "c", "d"]);
  });

  it("are refused in a pattern, which walks one, with the names to choose from", () => {
    expect(() => [...graph.match(["?a", "led by", "?b"])]).toThrow("`led by` means `leads`, `led` and `guided`");
  });
});

describe("a project's relation type", () => {
  it.each([
    ["the inverse of a shipped one", "label: led\ninverse: led by", ["W2115 led by"]],
    ["its label, in other case", "label: Supplies\ninverse: given by", ["W2115 supplies"]],
    ["an inverse that is a label", "label: gets\ninverse: supplies", ["W2115 supplies"]],
    ["words of its own", "label: commands\ninverse: commanded by", []],
    ["one word both ways", "label: meets\ninverse: meets", []],
  ])("is told of %s", (_, words, expected) => {
    const type = `${words}\ndomain: [actor]\nrange: [actor]\n`;
    expect(findingsOf({ "schema/relations/own_type.yaml": type })).toEqual(expected);
  });
});
