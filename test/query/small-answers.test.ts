import { describe, expect, it } from "vitest";
import { allRestingOn, restingOn } from "../../src/query/claims-of.ts";
import { neighbourhood } from "../../src/query/graph/measures.ts";
import { openGraph } from "../../src/query/index.ts";
import { dataset, entity, fact, SMALL_SCHEMA, smallGraph } from "./small-graph.ts";

const states = ["a", "b", "c", "d"].map((id) => entity(id, "state"));
const sources = ["june", "june-c2", "june-c1"].map((id) =>
  entity(id, "source", { attributes: { kind: "news", date: "2024" } }),
);
const borders = (from: string, to: string, ...claims: Parameters<typeof fact>[3]) =>
  fact(`${from}.borders.${to}`, [from, "borders", to], {}, claims);

describe("neighbours over edges of some support", () => {
  const graph = openGraph(
    dataset(
      SMALL_SCHEMA,
      [...states, ...sources],
      [
        borders("a", "b", { source: "june" }),
        borders("a", "c", { source: "june", stance: "alleges" }),
        borders("a", "d", { source: "june", stance: "denies" }),
      ],
    ),
  );
  const near = (options: Parameters<typeof neighbourhood>[2]) => neighbourhood(graph, "a", options).map(({ id }) => id);

  it("are those over edges of as much, or of any but what is only denied", () => {
    expect(near({ supported: "reported" })).toEqual(["b"]);
    expect(near({ supported: "alleged" })).toEqual(["b", "c"]);
    expect(near({})).toEqual(["b", "c"]);
    expect(near({ supported: "confirmed" })).toEqual([]);
  });
});

describe("what rests on a source", () => {
  const part = (id: string) => fact(`${id}.part_of.june`, [id, "part_of", "june"], {}, [{ source: id }]);
  const graph = openGraph(
    dataset(
      SMALL_SCHEMA,
      [...states, ...sources],
      [
        part("june-c1"),
        part("june-c2"),
        borders("a", "b", { source: "june", at: "para. 12" }, { source: null }),
        borders("a", "c", { source: "june", at: "para. 3" }, { source: "june-c2" }),
        borders("a", "d", { source: "june" }, { source: "june-c1", at: "para. 9" }),
      ],
    ),
  );

  it("is in the order of its text, then of its parts, and without a place last", () => {
    const wanted = [
      ["a.borders.c", "june"],
      ["a.borders.b", "june"],
      ["a.borders.d", "june"],
      ["a.borders.d", "june-c1"],
      ["a.borders.c", "june-c2"],
    ];
    for (const resting of [restingOn(graph, "june"), allRestingOn(graph)("june")]) {
      expect(resting.claims.map((claim) => [claim.fact, claim.source])).toEqual(wanted);
      expect(resting.facts.map(({ id }) => id)).toEqual(["a.borders.b", "a.borders.c", "a.borders.d"]);
      // A claim without a source is another's.
      expect(resting.alone.map(({ id }) => id)).toEqual(["a.borders.c", "a.borders.d"]);
    }
    expect(restingOn(graph, "june-c1").claims.map((claim) => claim.fact)).toEqual(["a.borders.d"]);
    expect(restingOn(openGraph(smallGraph()), "october-c1").alone.map(({ id }) => id)).toEqual([
      "china.supplies.russia",
    ]);
  });
});
