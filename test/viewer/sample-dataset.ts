import { compileRows } from "../../src/compile/compile.ts";
import { corroborate } from "../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import { emitGraphJson } from "../../src/emit/graph-json.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import type { EntityType, Field, RelationType, Schema, Shape } from "../../src/model/schema.ts";
import type { Stance } from "../../src/model/stance.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import type { Loaded, SerializedGraph } from "../../viewer/data/loaded.ts";
import { textOf } from "../helpers/text-of.ts";

/** A small world of the shipped kind, or a large one of the same shape: what viewer tests and measurements run on. */
export function sampleDataset({ entities = 60, facts = 160, seed = 1 } = {}): Loaded {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const schema = sampleSchema();
  const world = people(entities, pick);
  const sources = world.filter(({ type }) => type === "source").map(({ id }) => id);
  const actors = world.filter(({ type }) => ["state", "person", "organisation"].includes(type)).map(({ id }) => id);
  const hubs = world.filter(({ type }) => type === "agreement").map(({ id }) => id);
  const goods = world.filter(({ type }) => type === "weapon").map(({ id }) => id);
  const written = new Map<string, Fact>();
  for (const source of sources) add(factOf(source, "authored_by", pick(actors), {}, [claim({ source })]));
  for (let n = 0; written.size < facts && n < facts * 20; n++) {
    const type = pick(["supplies", "supplies", "opposes", "leads", "has_party", "allied_with"]);
    const subject = type === "has_party" ? pick(hubs) : Math.floor(random() ** 2 * actors.length);
    const from = typeof subject === "number" ? (actors[subject] ?? "") : subject;
    const to = pick(actors);
    const when = { when: `20${10 + Math.floor(random() * 15)}` };
    const more = type === "supplies" ? { item: pick(goods), ...when } : random() < 0.5 ? when : {};
    const claims = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const quantity = parseQuantity(`${Math.ceil(random() * 20) * 500} items`);
      const says = type === "supplies" && quantity ? { quantity } : {};
      const stance: Stance = random() < 0.1 ? "denies" : pick(["states", "states", "confirms", "alleges"]);
      return claim({ source: pick(sources), by: random() < 0.6 ? pick(actors) : null, stance, says });
    });
    if (from !== to) add(factOf(from, type, to, more, claims));
  }
  const bare = [...written.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const voices = voicesOf(new Map(world.map((entity) => [entity.id, entity])), bare, schema);
  const dataset: Dataset = {
    format: "entente/1",
    digest: "0123456789abcdef",
    schema,
    entities: world,
    facts: corroborate(bare, voices),
  };
  return { dataset, graph: serialized(dataset) };

  function add(fact: Fact): void {
    written.set(fact.id, fact);
  }
}

/** graph.json of a dataset, as the page has it. */
export function serialized(dataset: Dataset): SerializedGraph {
  return JSON.parse(textOf(emitGraphJson(compileRows(dataset)))) as SerializedGraph;
}

type ClaimParts = Partial<
  Pick<
    Claim,
    "by" | "stance" | "source" | "said" | "relays" | "says" | "at" | "note" | "quote" | "basis" | "credibility"
  >
>;

export function claim(parts: ClaimParts): Claim {
  const none = {
    basis: null,
    credibility: null,
    by: null,
    source: null,
    said: null,
    relays: [],
    at: "para. 2",
    quote: null,
    note: null,
    says: {},
  };
  return { id: "", fact: "", stance: "states", ...none, ...parts };
}

export function factOf(
  subject: string,
  type: string,
  object: string | null,
  qualifiers: Fact["qualifiers"],
  claims: readonly Claim[],
): Fact {
  const item = qualifiers["item"];
  const id = [subject, type, object, item].filter(Boolean).join(".");
  return {
    ...{ id, type, subject, object, qualifiers, rollup: UNSOURCED },
    claims: claims.map((one, n) => ({ ...one, fact: id, id: `${id}#${n + 1}` })),
    ...{ file: `data/${subject}.yaml`, pointer: "/relations" },
  };
}

export function entityOf(id: string, type: string, name: string, more: Partial<Entity> = {}): Entity {
  return {
    ...{ id, type, name, aliases: [], names: {}, identifiers: {}, description: null, unnamed: false },
    ...{ former_ids: [], not_same_as: [], attributes: {}, file: `data/${id}.yaml`, ...more },
  };
}

function people(count: number, pick: <T>(list: readonly T[]) => T): Entity[] {
  const syllables = ["ka", "ro", "mi", "ten", "sul", "var", "on", "dei", "lu", "pra", "ost", "gan"];
  const types = ["state", "person", "person", "organisation", "weapon", "agreement", "source", "source"] as const;
  return Array.from({ length: count }, (_, n) => {
    const type = types[n % types.length] ?? "person";
    const word = pick(syllables) + pick(syllables) + (n % 3 === 0 ? pick(syllables) : "");
    const name = `${word[0]?.toUpperCase()}${word.slice(1)} ${n}`;
    const attributes = type === "source" ? { kind: "news", date: `2024-${10 + (n % 3)}-1${n % 9}` } : {};
    return entityOf(`e${String(n).padStart(6, "0")}`, type, name, { attributes });
  });
}

export function sampleSchema(): Schema {
  const entity = (name: string, shape: Shape, color: string, more: Partial<EntityType> = {}): EntityType => ({
    ...{ name, label: name, plural: `${name}s`, description: "", lineage: [name, "thing"], abstract: false },
    ...{ color, dark: null, shape, hub: false, attributes: {}, ...more },
  });
  const actor = (name: string): Partial<EntityType> => ({ lineage: [name, "actor", "thing"] });
  const entities = [
    entity("thing", "circle", "#6b7280", { abstract: true, lineage: ["thing"] }),
    entity("actor", "circle", "#6b7280", { abstract: true, lineage: ["actor", "thing"] }),
    entity("state", "hexagon", "#c2410c", actor("state")),
    entity("person", "circle", "#0f766e", actor("person")),
    entity("organisation", "square", "#1d4ed8", actor("organisation")),
    entity("weapon", "triangle", "#b91c1c"),
    entity("agreement", "diamond", "#7e22ce", { hub: true }),
    entity("source", "square", "#475569"),
  ];
  const field = (name: string, type: Field["type"]): Field => ({
    name,
    type,
    list: false,
    required: false,
    description: "",
  });
  const relation = (name: string, color: string, more: Partial<RelationType> = {}): RelationType => ({
    ...{ name, label: name.replaceAll("_", " "), inverse: `${name} (inverse)`, description: "", symmetric: false },
    ...{ domain: ["actor"], range: ["actor"], value: null, key: [], project: [], derive: null, same_voice: false },
    ...{
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
      color,
      dark: null,
    },
    qualifiers: { when: field("when", { kind: "date" }) },
    ...more,
  });
  const relations = [
    relation("supplies", "#b91c1c", {
      key: ["item"],
      qualifiers: {
        when: field("when", { kind: "date" }),
        item: field("item", { kind: "ref", types: ["weapon"] }),
        quantity: field("quantity", { kind: "quantity", units: ["items"] }),
      },
      project: [{ from: "$item", edge: "transferred_to", to: "$to" }],
    }),
    relation("opposes", "#dc2626"),
    relation("leads", "#c2410c", { same_voice: true }),
    relation("allied_with", "#15803d", { symmetric: true }),
    relation("has_party", "#7e22ce", { domain: ["agreement"] }),
    relation("signed_with", "#7e22ce", { symmetric: true, derive: { from: "has_party", under: "under" } }),
    relation("authored_by", "#475569", { domain: ["source"], background: true, self_evident: true }),
  ];
  const named = <T extends { name: string }>(list: readonly T[]): Record<string, T> =>
    Object.fromEntries(list.map((one) => [one.name, one]));
  return { entities: named(entities), relations: named(relations), families: {} };
}

/** mulberry32: the same numbers for the same seed on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
