import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/model/fact.ts";
import { factGroups } from "../../src/wording/facts/fact-groups.ts";
import { factSentence, objectText } from "../../src/wording/facts/fact-title.ts";
import { titleWithNumber, verbPhrase } from "../../src/wording/facts/verb-phrase.ts";
import { factOf } from "../viewer/sample-dataset.ts";
import { from, items, number, told } from "./told.ts";

const { graph } = told([]);

describe("a fact in words", () => {
  const { fact } = told([from("south")]);

  it("falls back to the type's name, and to no object", () => {
    expect(factSentence(graph, fact)).toBe("North supplies East");
    expect(factSentence(graph, { ...fact, type: "gone" })).toBe("North gone East");
    const bare = { ...fact, object: null };
    expect([factSentence(graph, bare), objectText(graph, bare)]).toEqual(["North supplies", ""]);
    expect(objectText(graph, { ...bare, qualifiers: { value: number("5000 items") } })).toBe("5,000 items");
  });

  it("gives the value that claims share, where the fact has none", () => {
    const rolled = told([from("south", { says: { quantity: number("5 items") } })]).fact.rollup.quantities;
    const value = rolled.map((one) => ({ ...one, qualifier: "value" }));
    const bare = { ...fact, object: null };
    expect(objectText(graph, { ...bare, rollup: { ...fact.rollup, quantities: [...rolled, ...value] } })).toBe(
      "5 items",
    );
    expect(objectText(graph, { ...bare, rollup: { ...fact.rollup, quantities: rolled } })).toBe("");
  });

  it("names things after a colon and words in brackets, the fourth and on in number", () => {
    const others = ["guns", "shells", "a", "b", "c"].map((item) => factOf("north", "supplies", "east", { item }, []));
    const phrase = (some: readonly Fact[], type = "supplies") => verbPhrase(graph, type, some);
    expect(phrase(others.slice(0, 1))).toBe("supplies: Guns");
    expect(phrase([...others.slice(0, 2), ...others.slice(0, 1)])).toBe("supplies: Guns and Shells");
    expect(phrase(others.slice(0, 3))).toBe("supplies: Guns, Shells and a");
    expect(phrase(others)).toBe("supplies: Guns, Shells and 3 more");
    const long = ["Parts of vehicles and of engines", "Tools with which parts are made", "x"].map((item) =>
      factOf("north", "supplies", "east", { item }, []),
    );
    expect(phrase(long)).toBe("supplies: Parts of vehicles and of engines and 2 more");
    expect(phrase([factOf("north", "supplies", "east", {}, [])])).toBe("supplies");
    expect(phrase([], "gone")).toBe("gone");
    const { supplies } = graph.schema.relations;
    if (!supplies) throw new Error("another schema");
    const keyed = { ...supplies, key: ["kind", "when", "value"] };
    const lookup = {
      ...graph,
      voices: graph.voices,
      entity: () => undefined,
      fact: () => undefined,
      schema: { ...graph.schema, relations: { supplies: keyed } },
    };
    const some = [factOf("north", "supplies", "east", { kind: "arms", when: "2024", value: "x" }, [])];
    expect(verbPhrase(lookup, "supplies", some)).toBe("supplies (arms)");
  });

  it("gives the number that most share, with the range of what is claimed", () => {
    const own = (...texts: readonly string[]) =>
      told(texts.map((text, n) => from(["south", "west", "ann"][n] ?? "", items(text)))).fact;
    expect(titleWithNumber(graph, own("5 items"))).toBe("North supplies East: 5 items");
    expect(titleWithNumber(graph, own("5 items", "5 items", "9000 items"))).toBe(
      "North supplies East: 5 items (claims: 5 to 9,000)",
    );
    expect(titleWithNumber(graph, own("9000 items", "9000 items", "5 items"))).toBe(
      "North supplies East: 9,000 items (claims: 5 to 9,000)",
    );
    expect(titleWithNumber(graph, own("5 items", "9 items"))).toBe("North supplies East: 5 to 9 items");
    expect(titleWithNumber(graph, own())).toBe("North supplies East (Guns)");
    expect(titleWithNumber(graph, { ...own("5 items"), type: "gone" })).toBe("North gone East: 5 items");
  });
});

describe("the facts of an entity", () => {
  const facts = [
    factOf("east", "opposes", "north", {}, []),
    factOf("north", "supplies", "east", { item: "guns" }, []),
    factOf("north", "opposes", "east", {}, []),
    factOf("west", "allied_with", "north", {}, []),
    factOf("west", "opposes", "east", {}, [from("ann", { says: { item: "north" } })]),
    factOf("west", "supplies", "east", { item: "shells" }, [from("ann", { says: { item: ["guns", "north"] } })]),
    factOf("north", "gone", "east", {}, []),
    factOf("north", "opposes", "west", {}, []),
  ];

  it("are grouped as they read from it: from it, to it, then where it has a part", () => {
    const groups = (id: string) => factGroups(graph, id, facts).map(({ label, facts: own }) => [label, own.length]);
    expect(groups("north")).toEqual([
      ["allied with", 1],
      ["opposes", 2],
      ["supplies", 1],
      ["opposes (inverse)", 1],
      ["item in: supplies", 1],
      ["named in: opposes", 1],
    ]);
    expect(factGroups(graph, "guns", facts.slice(1, 2)).map(({ label }) => label)).toEqual(["item in: supplies"]);
  });
});
