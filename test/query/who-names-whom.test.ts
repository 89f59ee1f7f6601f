import { describe, expect, it } from "vitest";
import { openGraph } from "../../src/query/index.ts";
import { dataset, entity, entityType, fact, field, SMALL_SCHEMA } from "./small-graph.ts";

const FLIGHT = {
  ...entityType("flight", ["thing"]),
  attributes: {
    operator: field("operator", { kind: "ref", types: ["actor"] }),
    states: field("states", { kind: "ref", types: ["state"] }, true),
    call_sign: field("call_sign", { kind: "text" }),
  },
};
const schema = { ...SMALL_SCHEMA, entities: { ...SMALL_SCHEMA.entities, flight: FLIGHT } };
const weapons = ["kn-23", "shell", "rifle"];
const graph = openGraph(
  dataset(
    schema,
    [
      ...["north", "south", "east"].map((id) => entity(id, "state")),
      ...weapons.map((id) => entity(id, "weapon")),
      entity("june", "source"),
      entity("july", "source"),
      entity("july-comment", "source"),
      entity("mh17", "flight", {
        attributes: { operator: "south", states: ["east", "south", "east"], call_sign: "north" },
      }),
    ],
    [
      fact("trade", ["north", "supplies", "south"], { item: "shell" }, [
        { source: "june" },
        { source: "july", says: { item: "kn-23" } },
        { source: "july-comment", says: { item: ["shell", "rifle"], stage: "north" } },
      ]),
      fact("july-comment.part_of.july", ["july-comment", "part_of", "july"], {}, [{ source: "july-comment" }]),
    ],
  ),
);
const namedIn = (source: string): readonly string[] => graph.entities("weapon").inSource(source).ids();

describe("a qualifier", () => {
  it("is part of what every claim says, where it is the fact's and the claim gives none of its own", () => {
    expect(namedIn("june")).toEqual(["shell"]);
  });

  it("belongs to the one claim that gives it", () => {
    expect(namedIn("july-comment")).toEqual(["rifle", "shell"]);
    // A source speaks of what its parts speak of.
    expect(namedIn("july")).toEqual(["kn-23", "rifle", "shell"]);
    expect(graph.entities("weapon").inNoSource("june").ids()).toEqual(["kn-23", "rifle"]);
    expect(graph.entities("weapon").inAllSources("june", "july").ids()).toEqual(["shell"]);
  });

  it("makes the fact one about what it refers to, no matter who gives it", () => {
    for (const id of weapons)
      expect(
        graph.factsAbout(id).map((one) => one.id),
        id,
      ).toEqual(["trade"]);
    expect(graph.factsAbout("north").map((one) => one.id)).toEqual(["trade"]);
    expect(graph.factsAbout("nowhere")).toEqual([]);
  });
});

describe("an attribute that refers", () => {
  it("is seen from both ends, once for each entity that it names", () => {
    const mh17 = graph.find("mh17");
    expect(graph.referencesOf(mh17).map(({ attribute, target }) => `${attribute} ${target}`)).toEqual([
      "operator south",
      "states east",
      "states south",
    ]);
    const from = (id: string) => graph.referring(id).map((one) => `${one.entity.id} ${one.attribute}`);
    expect(from("south")).toEqual(["mh17 operator", "mh17 states"]);
    expect(from("east")).toEqual(["mh17 states"]);
    // A text that happens to be an id refers to nothing.
    expect(from("north")).toEqual([]);
  });
});
