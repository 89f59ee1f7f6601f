import fc from "fast-check";
import type { Dataset } from "../../src/model/dataset.ts";
import { dataset, entity, entityType, fact, field, quantity, relationType } from "./small-graph.ts";

const STATUS = ["active", "revoked"];
export const SCHEMA = {
  families: {},
  entities: Object.fromEntries(
    [
      entityType("thing"),
      {
        ...entityType("crew", ["thing"]),
        attributes: {
          status: field("status", { kind: "enum", values: STATUS }),
          size: field("size", { kind: "number" }),
          founded: field("founded", { kind: "date" }),
          budget: field("budget", { kind: "quantity", units: ["usd"] }),
          leader: field("leader", { kind: "ref", types: ["thing"] }),
          armed: field("armed", { kind: "boolean" }),
        },
      },
      { ...entityType("tool", ["thing"]), attributes: { status: field("status", { kind: "text" }) } },
      entityType("town", ["thing"]),
    ].map((type) => [type.name, type]),
  ),
  relations: Object.fromEntries(
    [
      relationType("uses", {
        inverse: "used by",
        qualifiers: { quantity: field("quantity", { kind: "quantity", units: ["rounds"] }) },
      }),
      relationType("borders", { symmetric: true, inverse: "borders" }),
      relationType("has_strength", {
        range: [],
        value: { kind: "quantity", units: ["troops"] },
        qualifiers: { value: field("value", { kind: "quantity", units: ["troops"] }) },
      }),
      relationType("has_trait", {
        range: [],
        value: { kind: "text" },
        qualifiers: { value: field("value", { kind: "text" }) },
      }),
    ].map((type) => [type.name, type]),
  ),
};

const attributesOf = fc.record({
  status: fc.constantFrom(undefined, ...STATUS),
  size: fc.constantFrom(undefined, 3, 40),
});
export const IDS = ["a", "b", "c", "d", "e"];
const TYPES = ["crew", "tool", "town"];
export const graphs: fc.Arbitrary<Dataset> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...TYPES), attributesOf), { minLength: 5, maxLength: 5 }),
    fc.array(
      fc.tuple(fc.constantFrom(...IDS), fc.constantFrom("uses", "borders", "has_strength"), fc.constantFrom(...IDS)),
      { maxLength: 20 },
    ),
    fc.array(fc.constantFrom("5", "3..9", "7..", "..2", "~4 rounds"), { minLength: 20, maxLength: 20 }),
  )
  .map(([kinds, triples, amounts]) => {
    const entities = kinds.map(([type, { status, size }], i) =>
      entity(IDS[i] ?? "", type, {
        attributes: {
          ...(status && type !== "town" ? { status } : {}),
          ...(size !== undefined && type === "crew" ? { size } : {}),
        },
      }),
    );
    const facts = new Map(
      triples.map(([from, type, to], i) => {
        const object = type === "has_strength" ? null : to;
        const id = `${from}.${type}.${object ?? ""}`;
        const amount = quantity((amounts[i] ?? "5").replace("rounds", object === null ? "troops" : "rounds"));
        const qualifiers = type === "borders" ? {} : { [object === null ? "value" : "quantity"]: amount };
        return [id, fact(id, [from, type, object], qualifiers, [{ source: null }])];
      }),
    );
    return dataset(SCHEMA, entities, [...facts.values()]);
  });
