import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { Schema } from "../../src/model/schema.ts";
import { type ResolvedDocuments, resolve } from "../helpers/resolve.ts";
import { docs, schema as tiny } from "./tiny-schema.ts";

export type Files = Record<string, Record<string, unknown>>;

const born = tiny.entities["person"]?.attributes["born"];
const strength = tiny.relations["has_strength"];
if (!born || !strength) throw new Error("another schema");

/** The tiny schema, but that a person's `born` may come with claims, and that a person has places. */
export const schema: Schema = {
  ...tiny,
  entities: {
    ...tiny.entities,
    person: {
      ...(tiny.entities["person"] as NonNullable<(typeof tiny.entities)[string]>),
      attributes: {
        born: { ...born, claimed: true },
        places: { ...born, name: "places", list: true, type: { kind: "ref", types: ["place"] } },
      },
    },
  },
  relations: {
    ...tiny.relations,
    born: {
      ...{ ...strength, name: "born", value: { kind: "date" }, key: ["value"] },
      qualifiers: { ...strength.qualifiers, value: { ...born, name: "value" } },
    },
  },
};

export const world: Files = {
  russia: { type: "state", name: "Russia", former_ids: ["rus"] },
  nato: { type: "organisation", name: "NATO" },
  news: { type: "source", name: "News" },
  post: { type: "source", name: "Post" },
  gun: { type: "weapon", name: "Gun" },
  feud: { type: "opposes", from: "russia", to: "nato" },
};
export const resolved = (files: Files): ResolvedDocuments => resolve(schema, docs({ ...world, ...files }));
export const entityOf = (parts: Record<string, unknown>, type = "person"): Entity => {
  const entity = resolved({ ann: { type, ...parts } }).entities.get("ann");
  if (!entity) throw new Error("no entity");
  return entity;
};
export const factOf = (relations: Record<string, unknown>): readonly Fact[] =>
  resolved({ ann: { type: "person", name: "Ann", relations } }).facts.filter(({ subject }) => subject === "ann");
