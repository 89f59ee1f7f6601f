import type { Document } from "../../src/model/document.ts";
import type { EntityType, Field, RelationType, Schema, ValueType } from "../../src/model/schema.ts";

/** A schema small enough to read in one screen: what the pure stages are tested with. */
export const schema: Schema = {
  families: {},
  entities: Object.fromEntries(
    [
      entity("thing", []),
      entity("actor", ["thing"]),
      entity("state", ["actor", "thing"]),
      entity("person", ["actor", "thing"], { born: date("born"), died: date("died") }),
      entity("organisation", ["actor", "thing"]),
      entity("military-unit", ["actor", "thing"]),
      entity("weapon", ["thing"]),
      entity("place", ["thing"]),
      entity("agreement", ["thing"], { signed: date("signed") }),
      entity("source", ["thing"], {
        kind: field("kind", { kind: "enum", values: ["news", "opinion", "comment", "blog"] }),
        date: date("date"),
        date_inferred: field("date_inferred", { kind: "text" }),
      }),
      entity("thesis", ["thing"], {
        about: { ...field("about", { kind: "ref", types: ["thing"] }), list: true },
      }),
    ].map((type) => [type.name, type]),
  ),
  relations: Object.fromEntries(
    [
      relation("supplies", ["actor"], ["actor"], {
        key: ["item"],
        fields: [ref("item", "weapon"), quantity("quantity"), ref("under", "agreement")],
      }),
      relation("deploys_to", ["actor"], ["state", "place"], {
        key: ["unit"],
        fields: [ref("unit", "military-unit"), quantity("quantity"), field("stage", { kind: "text" })],
      }),
      relation("borders", ["state", "place"], ["state", "place"], { symmetric: true }),
      relation("opposes", ["actor"], ["thing"], {}),
      relation("visited", ["actor"], ["state"], { key: ["when"] }),
      relation("part_of", ["thing"], ["thing"], { same_voice: true, self_evident: true }),
      relation("leads", ["person"], ["actor"], { same_voice: true }),
      relation("authored_by", ["source"], ["actor"], { self_evident: true }),
      relation("published_by", ["source"], ["organisation"], { self_evident: true }),
      relation("argues", ["actor"], ["thesis"], { voiced_by_subject: true }),
      relation("disputes", ["actor"], ["thesis"], { voiced_by_subject: true }),
      relation("has_party", ["agreement"], ["actor"], {}),
      relation("has_strength", ["actor"], [], { value: { kind: "quantity", units: ["troops"] } }),
      relation("has_trait", ["thing"], [], { value: { kind: "text" }, key: ["value"] }),
    ].map((type) => [type.name, type]),
  ),
};

/** Files by id; all in one folder. */
export function docs(files: Record<string, Record<string, unknown>>): Document[] {
  return Object.entries(files).map(([id, value]) => ({ file: `data/${id}.yaml`, id, value }));
}

function entity(name: string, above: string[], attributes: Record<string, Field> = {}): EntityType {
  const plural = `${name}s`;
  const looks = { color: "#000000", dark: null, shape: "circle", hub: false } as const;
  const abstract = name === "thing" || name === "actor";
  return { name, label: name, plural, description: "", lineage: [name, ...above], abstract, ...looks, attributes };
}

interface RelationParts extends Partial<Omit<RelationType, "name" | "domain" | "range" | "qualifiers">> {
  readonly fields?: readonly Field[];
}

function relation(
  name: string,
  domain: string[],
  range: string[],
  { fields = [], ...parts }: RelationParts,
): RelationType {
  const value = parts.value ?? null;
  const all = [...fields, date("when"), ...(value ? [field("value", value)] : [])];
  return {
    name,
    label: name,
    inverse: `${name} of`,
    description: "",
    symmetric: false,
    domain,
    range,
    value,
    key: [],
    qualifiers: Object.fromEntries(all.map((one) => [one.name, one])),
    project: [],
    derive: null,
    same_voice: false,
    voiced_by_subject: false,
    self_evident: false,
    by_analyst: false,
    belongs_to_object: false,
    belongs_to_subject: false,
    background: false,
    above: null,
    exclusive: null,
    time: "state",
    family: null,
    color: "#000000",
    dark: null,
    ...parts,
  };
}

function field(name: string, type: ValueType): Field {
  return { name, type, list: false, required: false, description: "" };
}

function date(name: string): Field {
  return field(name, { kind: "date" });
}

function ref(name: string, ...types: string[]): Field {
  return field(name, { kind: "ref", types });
}

function quantity(name: string): Field {
  return field(name, { kind: "quantity", units: ["troops", "rounds", "containers"] });
}
