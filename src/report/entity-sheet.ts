import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { RelationType } from "../model/schema.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { neutral } from "./display.ts";
import { quantityText, supportText, valueText } from "./rollup-text.ts";

/** Everything about one entity, for a terminal: what it is, then its facts by relation, each with what it rests on. */
export function entitySheet(graph: KnowledgeGraph, entity: Entity): string {
  const type = graph.schema.entities[entity.type];
  const head = [`${entity.name}  ${entity.id}  (${type?.label.toLowerCase() ?? entity.type})`, ...describe(entity)];
  const groups = groupFacts(graph, entity.id);
  const main = groups.filter(({ relation }) => !relation.background);
  const aside = groups.filter(({ relation }) => relation.background);
  const sections = [
    head,
    ...main.map((group) => section(graph, entity.id, group)),
    aside.map(({ label, facts }) => `${label}: ${facts.map((fact) => farEnd(fact, entity.id)).join(", ")}`),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => `${lines.join("\n")}\n`);
  return neutral(text.join("\n"));
}

function describe(entity: Entity): string[] {
  const { aliases, names, identifiers, description, unnamed, former_ids, attributes, file } = entity;
  const pairs = (of: Readonly<Record<string, unknown>>): string =>
    Object.entries(of)
      .map(([key, value]) => `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`)
      .join(", ");
  const called = aliases.map(({ name, used_by }) => (used_by === null ? name : `${name} (used by ${used_by})`));
  const lines: [string, string][] = [
    ["description", description ?? ""],
    ["also called", called.join(", ")],
    ["names", pairs(names)],
    ["identifiers", pairs(identifiers)],
    ["formerly", former_ids.join(", ")],
    ["unnamed", unnamed ? "yes: the sources give no name" : ""],
    ...Object.entries(attributes).map(([key, value]): [string, string] => [
      key,
      typeof value === "string" ? value : Array.isArray(value) ? value.map(String).join(", ") : JSON.stringify(value),
    ]),
    ["file", file],
  ];
  const width = Math.max(...lines.map(([key, value]) => (value === "" ? 0 : key.length)));
  return lines.filter(([, value]) => value !== "").map(([key, value]) => `  ${key.padEnd(width)}  ${value}`);
}

interface Group {
  /** As the relation reads from this entity: "supplies", "supplied by", "as item of supplies". */
  readonly label: string;
  readonly relation: RelationType;
  readonly facts: readonly Fact[];
}

/** Relations from it, then to it, then those it only has a part in; each in the order of their labels' names. */
function groupFacts(graph: KnowledgeGraph, id: string): Group[] {
  const groups = new Map<string, { rank: number; label: string; relation: RelationType; facts: Fact[] }>();
  for (const fact of graph.facts().about(id)) {
    const relation = graph.schema.relations[fact.type];
    if (!relation) continue;
    const [rank, label] = roleOf(fact, relation, id);
    const key = `${rank} ${label}`;
    const group = groups.get(key) ?? { rank, label, relation, facts: [] };
    groups.set(key, group);
    group.facts.push(fact);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function roleOf(fact: Fact, relation: RelationType, id: string): readonly [rank: number, label: string] {
  if (fact.subject === id) return [0, relation.label];
  if (fact.object === id) return relation.symmetric ? [0, relation.label] : [1, relation.inverse];
  const role = Object.entries(fact.qualifiers).find(
    ([, value]) => value === id || (Array.isArray(value) && value.includes(id)),
  );
  return [2, `${role?.[0] ?? "named"} in: ${relation.label}`];
}

function section(graph: KnowledgeGraph, id: string, { label, facts }: Group): string[] {
  return [label, ...facts.flatMap((fact) => factLines(graph, fact, id))];
}

function factLines(graph: KnowledgeGraph, fact: Fact, id: string): string[] {
  const said = Object.entries(fact.qualifiers)
    .filter(([key]) => key !== "value")
    .map(([key, value]) => `${key} ${valueText(value)}`);
  const far = farEnd(fact, id);
  const name = graph.entity(far)?.name;
  const first = [name === undefined ? far : `${name} [${far}]`, ...said].join(", ");
  const rest = [supportText(fact.rollup), ...fact.rollup.quantities.map(quantityText)].join("; ");
  return [`  ${first}`, `      ${rest}`, `      fact ${fact.id}`];
}

/** The other end, both ends where the entity is neither, or the value. */
function farEnd(fact: Fact, id: string): string {
  if (fact.object === null) {
    const value = fact.qualifiers["value"];
    const text = value === undefined ? "" : valueText(value);
    return fact.subject === id ? text : `${fact.subject}: ${text}`;
  }
  if (fact.subject === id) return fact.object;
  return fact.object === id ? fact.subject : `${fact.subject} → ${fact.object}`;
}
