import { corroborate } from "../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import type { Claim, QualifierValue } from "../../src/model/claim.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { parseQuantity, type Quantity } from "../../src/model/quantity.ts";
import type { EntityType, Field, RelationType, Schema, ValueType } from "../../src/model/schema.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";

/** A small story to ask about, made by hand so that query tests depend on no parser. */

export function entityType(name: string, lineage: readonly string[] = []): EntityType {
  const plural = `${name}s`;
  const look = { color: "#1d4ed8", dark: null, shape: "circle", hub: false } as const;
  return {
    name,
    label: name,
    plural,
    description: "",
    lineage: [name, ...lineage],
    abstract: false,
    ...look,
    attributes: {},
  };
}

export function field(name: string, type: ValueType, list = false): Field {
  return { name, type, list, required: false, description: "" };
}

export function relationType(name: string, more: Partial<RelationType> = {}): RelationType {
  return {
    name,
    label: name.replaceAll("_", " "),
    inverse: "",
    description: "",
    symmetric: false,
    domain: ["thing"],
    range: ["thing"],
    value: null,
    key: [],
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
    color: "#b91c1c",
    dark: null,
    ...more,
    qualifiers: { when: field("when", { kind: "date" }), ...more.qualifiers },
  };
}

export function entity(id: string, type: string, more: Partial<Entity> = {}): Entity {
  const rest = { names: {}, identifiers: {}, description: null, unnamed: false, former_ids: [], not_same_as: [] };
  return { id, type, name: id, aliases: [], ...rest, attributes: {}, file: `data/${type}/${id}.yaml`, ...more };
}

export function quantity(text: string): Quantity {
  const read = parseQuantity(text);
  if (!read) throw new Error(`no quantity: ${text}`);
  return read;
}

export function fact(
  id: string,
  [subject, type, object]: readonly [string, string, string | null],
  qualifiers: Readonly<Record<string, QualifierValue>>,
  claims: readonly Partial<Claim>[],
): Fact {
  const blank = {
    by: null,
    stance: "states",
    source: null,
    said: null,
    relays: [],
    basis: null,
    credibility: null,
    at: null,
    quote: null,
    note: null,
    says: {},
  } as const;
  return {
    id,
    type,
    subject,
    object,
    qualifiers,
    claims: claims.map((claim, i) => ({ ...blank, ...claim, id: `${id}#${i + 1}`, fact: id })),
    rollup: UNSOURCED,
    file: `data/states/${subject}.yaml`,
    pointer: "/relations",
  };
}

export function dataset(schema: Schema, entities: readonly Entity[], facts: readonly Fact[]): Dataset {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  const voices = voicesOf(new Map(entities.map((one) => [one.id, one])), facts, schema);
  const rolled = corroborate(byId(facts), voices);
  return { format: "entente/1", digest: "0123456789abcdef", schema, entities: byId(entities), facts: rolled };
}

export const SMALL_SCHEMA: Schema = {
  families: {},
  entities: Object.fromEntries(
    [
      entityType("thing"),
      entityType("actor", ["thing"]),
      entityType("state", ["actor", "thing"]),
      entityType("person", ["actor", "thing"]),
      entityType("weapon", ["thing"]),
      entityType("source", ["thing"]),
      entityType("agreement", ["thing"]),
    ].map((type) => [type.name, type]),
  ),
  relations: Object.fromEntries(
    [
      relationType("supplies", {
        inverse: "supplied by",
        key: ["item"],
        qualifiers: {
          item: field("item", { kind: "ref", types: ["weapon"] }),
          quantity: field("quantity", { kind: "quantity", units: ["rounds", "missiles"] }),
          stage: field("stage", { kind: "enum", values: ["planned", "delivered"] }),
        },
        project: [
          { from: "$from", edge: "provides", to: "$item" },
          { from: "$item", edge: "transferred_to", to: "$to" },
        ],
      }),
      relationType("strikes", {
        inverse: "struck by",
        qualifiers: { with: field("with", { kind: "ref", types: ["weapon"] }) },
      }),
      relationType("borders", { symmetric: true, inverse: "borders" }),
      relationType("analogous_to", { symmetric: true, inverse: "analogous to" }),
      relationType("leads", { inverse: "led by", same_voice: true, exclusive: "to" }),
      relationType("has_party", { inverse: "party to" }),
      relationType("signed_with", {
        symmetric: true,
        inverse: "signed with",
        derive: { from: "has_party", under: "under" },
      }),
      relationType("authored_by", { inverse: "author of", self_evident: true, background: true }),
      relationType("part_of", { inverse: "has part", same_voice: true, background: true }),
      relationType("mentions", { inverse: "mentioned in", self_evident: true, background: true }),
      relationType("has_strength", {
        range: [],
        value: { kind: "quantity", units: ["troops"] },
        qualifiers: { value: field("value", { kind: "quantity", units: ["troops"] }) },
      }),
    ].map((type) => [type.name, type]),
  ),
};

/** Anna's article of June, Boris's of October with a reader's comment below. */
export function smallGraph(): Dataset {
  const entities = [
    entity("north-korea", "state", { name: "North Korea", aliases: [{ name: "DPRK", used_by: null }] }),
    entity("russia", "state", {
      name: "Russia",
      aliases: [{ name: "Moscow", used_by: null }],
      names: { ru: "Россия" },
    }),
    entity("south-korea", "state", { name: "South Korea", former_ids: ["rok"] }),
    entity("ukraine", "state", { name: "Ukraine" }),
    entity("china", "state", { name: "China" }),
    entity("kim-jong-un", "person", { name: "Kim Jong Un" }),
    entity("anna", "person", { name: "Anna Author" }),
    entity("boris", "person", { name: "Boris Author" }),
    entity("carla", "person", { name: "Carla Reader" }),
    entity("kn-23", "weapon", { name: "KN-23" }),
    entity("iskander", "weapon", { name: "Iskander" }),
    entity("shell", "weapon", { name: "Artillery shell" }),
    entity("pact", "agreement", { name: "The June pact" }),
    entity("june", "source", { name: "June", attributes: { kind: "news", date: "2024-06-20" } }),
    entity("october", "source", { name: "October", attributes: { kind: "analysis", date: "2024-10-30" } }),
    entity("october-c1", "source", { name: "Comment", attributes: { kind: "comment", date: "2024-10-31" } }),
  ];
  const facts = [
    fact("june.authored_by.anna", ["june", "authored_by", "anna"], {}, [{ source: "june" }]),
    fact("october.authored_by.boris", ["october", "authored_by", "boris"], {}, [{ source: "october" }]),
    fact("october-c1.authored_by.carla", ["october-c1", "authored_by", "carla"], {}, [{ source: "october-c1" }]),
    fact("october-c1.part_of.october", ["october-c1", "part_of", "october"], {}, [{ source: "october-c1" }]),
    fact("kim-jong-un.leads.north-korea", ["kim-jong-un", "leads", "north-korea"], {}, [{ source: "june" }]),
    fact("russia.borders.north-korea", ["russia", "borders", "north-korea"], {}, [
      { source: "june" },
      { source: "october" },
    ]),
    fact("north-korea.borders.south-korea", ["north-korea", "borders", "south-korea"], {}, [{ source: "june" }]),
    fact(
      "north-korea.supplies.russia.shell",
      ["north-korea", "supplies", "russia"],
      { item: "shell", when: "2024-05" },
      [
        { source: "june", says: { quantity: quantity("~5000000 rounds") } },
        { source: "october", says: { quantity: quantity("..1500000 rounds/year") } },
        { source: "october", by: "kim-jong-un", stance: "denies" },
      ],
    ),
    fact(
      "north-korea.supplies.russia.kn-23",
      ["north-korea", "supplies", "russia"],
      { item: "kn-23", stage: "delivered", when: "2024-09/.." },
      [{ source: "october", says: { quantity: quantity("100 missiles") } }],
    ),
    fact("china.supplies.russia", ["china", "supplies", "russia"], {}, [{ source: "october-c1", stance: "alleges" }]),
    fact("russia.strikes.ukraine", ["russia", "strikes", "ukraine"], { with: "kn-23" }, [{ source: "october" }]),
    fact("iskander.analogous_to.kn-23", ["iskander", "analogous_to", "kn-23"], {}, [{ source: "october" }]),
    fact("pact.has_party.russia", ["pact", "has_party", "russia"], { when: "2024-06" }, [{ source: "june" }]),
    fact("pact.has_party.north-korea", ["pact", "has_party", "north-korea"], { when: "2024-06" }, [{ source: "june" }]),
    fact("ukraine.has_strength", ["ukraine", "has_strength", null], { value: quantity("900000 troops") }, [
      { source: "october" },
    ]),
    fact("june.mentions.ukraine", ["june", "mentions", "ukraine"], {}, [{ source: "june" }]),
  ];
  return dataset(SMALL_SCHEMA, entities, facts);
}
