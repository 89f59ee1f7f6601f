import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSteps } from "../../src/cli/match/read-steps.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import type { Match } from "../../src/query/match.ts";
import { findingsOf } from "../helpers/findings.ts";
import { dataset, entity, entityType, fact, field, relationType } from "./small-graph.ts";

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

  it("ask in a pattern for the facts of all, each walked its own way", () => {
    expect(graph.match(["?a", "led by", "?b"]).select("?a", "?b")).toEqual([
      ["b", "a"],
      ["b", "c"],
      ["b", "d"],
    ]);
    expect(graph.match(["?a", "led by", "a"]).select("?a")).toEqual([["b"]]);
    const twice = graph.match(["?x", "led by", "?y"], ["?x", "led by", "?z"]);
    expect(twice.count()).toBe(9);
    expect(graph.match(["?x", "leads", "?y"]).count()).toBe(1);
  });

  it("leave out of a pattern what cannot have such an end or qualifier, and are refused where that is all", () => {
    const relations = [
      relationType("grades", { label: "rates", qualifiers: { scale: field("scale", { kind: "text" }) } }),
      relationType("scores", {
        ...{ label: "rates", range: [], value: { kind: "number" } },
        qualifiers: { value: field("value", { kind: "number" }) },
      }),
    ];
    const rated = openGraph(
      dataset(
        { ...SCHEMA, relations: Object.fromEntries(relations.map((type) => [type.name, type])) },
        ["a", "b"].map((id) => entity(id, "thing")),
        [
          fact("a.grades.b", ["a", "grades", "b"], { scale: "five" }, [{}]),
          fact("a.scores.3", ["a", "scores", null], { value: 3 }, [{}]),
        ],
      ),
    );
    const asked = (pattern: string) => rated.match(...readSteps(pattern, rated).steps).toArray();
    const found = (pattern: string) => asked(pattern).map(({ facts }) => facts.map(({ id }) => id).join());
    expect(found("?a rates ?b")).toEqual(["a.grades.b", "a.scores.3"]);
    expect(found("?a rates b")).toEqual(["a.grades.b"]);
    expect(found("?a rates")).toEqual(["a.scores.3"]);
    expect(found("?a rates ?b, scale=five")).toEqual(["a.grades.b"]);
    expect(found("?a rates ?b, scale=?how")).toEqual(["a.grades.b"]);
    expect(found("?a rates, value>=3")).toEqual(["a.scores.3"]);
    expect(() => found("?a rates ?b, colour=red")).toThrow("colour");
    expect(() => found("?a scores b")).toThrow("`scores` takes a value, not an entity");
  });

  it("find in a pattern what the names of the types find, together", () => {
    const step = fc.tuple(fc.constantFrom("?x", "?y", "b"), fc.constantFrom("?x", "?z", "a"));
    const walks = { leads: true, led: true, guided: false };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 2 }), (ends) => {
        const shared = graph.match(...ends.map(([near, far]) => [near, "led by", far] as const));
        let choices: (readonly [string, string, string])[][] = [[]];
        for (const [near, far] of ends)
          choices = choices.flatMap((before) =>
            Object.entries(walks).map(([name, back]) => [
              ...before,
              back ? ([far, name, near] as const) : ([near, name, far] as const),
            ]),
          );
        const text = ({ facts, bindings }: Match) =>
          JSON.stringify([facts.map(({ id }) => id), Object.entries(bindings).sort()]);
        const apart = choices.flatMap((steps) =>
          graph
            .match(...steps)
            .toArray()
            .map(text),
        );
        expect(shared.toArray().map(text).sort()).toEqual(apart.sort());
      }),
      { numRuns: 40 },
    );
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
