import type { Claim } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { qualifierText, valueText } from "../rollup-text.ts";

/** A name for reading and the id for typing: `North Korea [north-korea]`. */
export function named(graph: KnowledgeGraph, id: string): string {
  const name = graph.entity(id)?.name;
  return name === undefined || name === id ? id : `${name} [${id}]`;
}

export function nameOf(graph: KnowledgeGraph, id: string): string {
  return graph.entity(id)?.name ?? (id === "unknown" ? "somebody unnamed" : id);
}

/** A fact as one would say it: `North Korea deploys to Russia`, `North Korea has strength 1,300,000 troops`. */
export function factSentence(graph: KnowledgeGraph, fact: Fact): string {
  const label = graph.schema.relations[fact.type]?.label ?? fact.type;
  const { value } = fact.qualifiers;
  const object = fact.object === null ? (value === undefined ? "" : valueText(value)) : nameOf(graph, fact.object);
  return `${nameOf(graph, fact.subject)} ${label} ${object}`.trimEnd();
}

/** `item artillery-shells, 5,000,000 rounds, when 2024` */
export function qualifiersText(qualifiers: Fact["qualifiers"]): string {
  return Object.entries(qualifiers)
    .filter(([name]) => name !== "value")
    .map(([name, value]) => qualifierText(name, value))
    .join(", ");
}

/** Where a claim is to be read and when it was made: `depetris-2024, p3; published 2024-10-23`. */
export function citation(graph: KnowledgeGraph, claim: Claim): string {
  const place = [claim.source ?? "no source", ...(claim.at === null ? [] : [claim.at])].join(", ");
  if (claim.said !== null) return `${place}; said ${claim.said}`;
  const published = claim.source === null ? undefined : graph.entity(claim.source)?.attributes["date"];
  return `${place}; ${typeof published === "string" ? `published ${published}` : "undated"}`;
}

/** What a claim adds to its fact: `10,000 troops, stage moving`; empty where it only takes a stance. */
export function saidText(claim: Claim): string {
  return Object.entries(claim.says)
    .map(([name, value]) => qualifierText(name, value))
    .join(", ");
}
