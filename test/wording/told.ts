import { corroborate } from "../../src/corroborate/corroborate.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact, Rollup } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { rollupSentence } from "../../src/wording/support/rollup-sentence.ts";
import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";
import { claim, entityOf, factOf, sampleSchema } from "../viewer/sample-dataset.ts";

const WORLD: readonly Entity[] = [
  ...["north", "south", "east", "west", "nato"].map((id) => entityOf(id, "state", capital(id))),
  entityOf("minister", "person", "The Minister"),
  entityOf("ann", "person", "Ann"),
  entityOf("bob", "person", "Bob"),
  entityOf("guns", "weapon", "Guns"),
  entityOf("shells", "weapon", "Shells"),
  entityOf("paper", "source", "Paper", { attributes: { kind: "news", date: "2024-05-01" } }),
  entityOf("essay", "source", "Essay", { attributes: { kind: "opinion", date: "2024-06" } }),
];

/** Who speaks for whom, and who wrote what. */
const TIES: readonly Fact[] = [
  factOf("minister", "leads", "north", {}, [claim({ source: "paper" })]),
  factOf("essay", "authored_by", "ann", {}, [claim({ source: "essay" })]),
  factOf("essay", "authored_by", "bob", {}, [claim({ source: "essay" })]),
];

export interface Told {
  readonly graph: KnowledgeGraph;
  readonly atlas: Atlas;
  readonly fact: Fact;
}

type Parts = Parameters<typeof claim>[0];

/** A claim by someone, in the paper. */
export function from(by: string | null, parts: Parts = {}): Claim {
  return claim({ by, source: "paper", ...parts });
}

/** The quantity that a text writes. */
export const number = (text: string) => parseQuantity(text) ?? 0;

/** What a claim of so many items says. */
export const items = (text: string) => ({ says: { quantity: number(text) } });

interface More {
  readonly assessment?: Rollup["assessment"];
  readonly qualifiers?: Fact["qualifiers"];
  /** Other names for the world's entities, by id. */
  readonly names?: Readonly<Record<string, string>>;
}

/** North supplies East with guns, as these claims tell it. */
export function told(claims: readonly Claim[], { assessment = null, qualifiers = {}, names = {} }: More = {}): Told {
  const bare = factOf("north", "supplies", "east", { item: "guns", ...qualifiers }, claims);
  const fact = { ...bare, rollup: { ...bare.rollup, assessment } };
  const schema = sampleSchema();
  const entities = WORLD.map((entity) => ({ ...entity, name: names[entity.id] ?? entity.name }));
  const all = [...TIES, fact];
  const facts = corroborate(all, voicesOf(new Map(entities.map((entity) => [entity.id, entity])), all, schema));
  const dataset = { format: "entente/1" as const, digest: "0123456789abcdef", schema, entities, facts };
  const rolled = facts.at(-1);
  if (!rolled) throw new Error("no fact");
  const atlas = buildAtlas({ dataset, graph: { nodes: [], edges: [] } });
  return { graph: openGraph(dataset), atlas, fact: rolled };
}

/** What the claims amount to, in a sentence. */
export function sentence(claims: readonly Claim[], more: More = {}): string {
  const { graph, fact } = told(claims, more);
  return rollupSentence(graph, fact, graph.statementsOf(fact));
}

function capital(id: string): string {
  return id === "nato" ? "NATO" : `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;
}
