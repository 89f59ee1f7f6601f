import { expect, test } from "vitest";
import { openGraph } from "../../src/query/index.ts";
import { referenceGroups } from "../../src/wording/facts/reference-groups.ts";
import { dataset, entity, entityType, field, SMALL_SCHEMA } from "../query/small-graph.ts";

const attributes = {
  operator: field("operator", { kind: "ref", types: ["actor"] }),
  flag_state: { ...field("flag_state", { kind: "ref", types: ["state"] }, true), inverse: "flag of" },
};
const flight = { ...entityType("flight", ["thing"]), attributes };
const graph = openGraph(
  dataset(
    { ...SMALL_SCHEMA, entities: { ...SMALL_SCHEMA.entities, flight } },
    [
      entity("malaysia", "state"),
      entity("mh17", "flight", { attributes: { operator: "malaysia", flag_state: ["malaysia"] } }),
      entity("mh370", "flight", { attributes: { operator: "malaysia" } }),
    ],
    [],
  ),
);

test("attributes that refer are grouped by how they read from the other end", () => {
  const groups = referenceGroups(graph, graph.referring("malaysia"));
  expect(groups.map(({ label, entities }) => [label, entities.map(({ id }) => id)])).toEqual([
    ["flag of", ["mh17"]],
    ["operator of", ["mh17", "mh370"]],
  ]);
  expect(referenceGroups(graph, graph.referring("mh17"))).toEqual([]);
});

test("a path leads along them only where it is asked to, or where they are named", () => {
  expect(graph.path("mh17", "mh370")).toBeNull();
  const path = graph.path("mh17", "mh370", { attributes: true });
  expect(path?.nodes).toEqual(["mh17", "malaysia", "mh370"]);
  expect(path?.support).toBe("unsourced");
  expect(path?.hops.map(({ kind, label, forwards, fact, facts }) => [kind, label, forwards, fact, facts])).toEqual([
    ["flag_state", "flag state", true, null, []],
    ["operator", "operator", false, null, []],
  ]);
  expect(path?.hops[0]?.kinds).toEqual(["flag_state", "operator"]);
  expect(graph.path("mh17", "malaysia", { types: ["flag_state"] })?.hops[0]?.label).toBe("flag state");
  expect(graph.path("mh17", "malaysia", { types: ["leads"] })).toBeNull();
  expect(graph.path("mh17", "malaysia", { attributes: true, supported: "alleged" })).toBeNull();
  expect(graph.path("mh17", "mh370", { attributes: true, directed: true })).toBeNull();
  expect(graph.strongestPath("mh17", "malaysia", { attributes: true })?.hops).toHaveLength(1);
  expect(() => graph.path("mh17", "malaysia", { types: ["operater"] })).toThrow("there is no relation type `operater`");
});
