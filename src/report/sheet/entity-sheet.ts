import type { Claim } from "../../model/claim.ts";
import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { isRef, writtenText } from "../../model/kinds/index.ts";
import { isA, type RelationType } from "../../model/schema.ts";
import { DEFAULT_STANCE } from "../../model/stance.ts";
import { restingOn, saidBy } from "../../query/claims-of.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { singly } from "../../query/values.ts";
import { citation } from "../../wording/claims/citation.ts";
import { restsText } from "../../wording/claims/rests.ts";
import { count } from "../../wording/counts.ts";
import { type FactGroup, factGroups } from "../../wording/facts/fact-groups.ts";
import { factSentence, factTitle } from "../../wording/facts/fact-title.ts";
import { followingGroups } from "../../wording/facts/following.ts";
import { referenceGroups } from "../../wording/facts/reference-groups.ts";
import { named, nameOf } from "../../wording/names.ts";
import { quantityText } from "../../wording/quantities.ts";
import { supportText } from "../../wording/support/support.ts";
import { ANALYSTS_READING, isAnalystsReading } from "../../wording/support/support-clause.ts";
import { phraseText } from "../../wording/through.ts";
import { qualifiersText, saidText, valueText, wordsOf } from "../../wording/values.ts";
import { type Block, heading, line, pairs, quiet, type SheetLine, title } from "./sheet.ts";

/** Everything about one entity: what it is, its facts by relation with what each rests on, what it says, and of a source what rests on it. */
export function entitySheet(graph: KnowledgeGraph, entity: Entity): readonly Block[] {
  const type = graph.schema.entities[entity.type];
  const kind = type?.label.toLowerCase() ?? entity.type;
  const groups = factGroups(graph, entity.id, graph.factsAbout(entity.id));
  const isSource = isA(graph.schema, entity.type, ["source"]);
  const isAside = ({ relation }: FactGroup) => relation.background || (isSource && relation.self_evident);
  return [
    [title(`${entity.name} [${entity.id}], ${kind}`), ...describe(graph, entity)],
    ...groups.filter((group) => !isAside(group)).map((group) => section(graph, entity.id, group)),
    ...followingGroups(entity.id, graph.following(entity.id)).map(({ label, items }) => [
      heading(label),
      ...items.flatMap(({ phrase, following }) => [
        line(phraseText(phrase, (id) => named(graph, id))),
        quiet(`facts ${following.facts.map(({ id }) => id).join(", ")}`, 6),
      ]),
    ]),
    ...referenceGroups(graph, graph.referring(entity.id)).map(({ label, entities }) => [
      heading(label),
      ...entities.map(({ id }) => line(named(graph, id))),
    ]),
    says(graph, entity),
    isSource ? rests(graph, entity) : [],
    groups
      .filter(isAside)
      .map(({ label, facts }) => line(`${label}: ${facts.map((fact) => farEnd(fact, entity.id)).join(", ")}`, 0, 2)),
  ];
}

function describe(graph: KnowledgeGraph, entity: Entity): Block {
  const { aliases, names, identifiers, description, unnamed, former_ids, attributes, file } = entity;
  const fields = graph.schema.entities[entity.type]?.attributes ?? {};
  const list = (of: Readonly<Record<string, unknown>>): string =>
    Object.entries(of)
      .map(([key, value]) => `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`)
      .join(", ");
  const called = aliases.map(({ name, used_by }) => (used_by === null ? name : `${name} (used by ${used_by})`));
  return pairs([
    ["description", description ?? ""],
    ["also called", called.join(called.some((name) => name.includes(",")) ? "; " : ", ")],
    ["names", list(names)],
    ["identifiers", list(identifiers)],
    ["formerly", former_ids.join(", ")],
    ["unnamed", unnamed ? "yes: the sources give no name" : ""],
    ...Object.entries(attributes).map(([key, value]): [string, string] => [
      key,
      isRef(fields[key]?.type)
        ? singly(value)
            .map((one) => named(graph, writtenText(one)))
            .join(", ")
        : wordsOf(graph, fields[key]?.type, value),
    ]),
    ["file", file],
  ]);
}

function section(graph: KnowledgeGraph, id: string, { label, relation, facts }: FactGroup): Block {
  return [heading(label), ...facts.flatMap((fact) => factLines(graph, relation, fact, id))];
}

function factLines(graph: KnowledgeGraph, relation: RelationType, fact: Fact, id: string): SheetLine[] {
  const first = [farName(graph, fact, id), qualifiersText(fact.qualifiers)].filter((part) => part !== "").join(", ");
  // That the one who argues is the voice behind it says nothing; where it can be read does.
  const own = relation.voiced_by_subject && fact.claims.length > 0 && fact.rollup.contested === "no";
  const rest = isAnalystsReading(graph, fact)
    ? [ANALYSTS_READING]
    : own
      ? fact.claims.map((claim) => citation(graph, claim))
      : [
          supportText(fact.rollup),
          ...fact.rollup.quantities.map((rolled) => quantityText(rolled)).filter(isNew(first)),
        ];
  return [line(first), quiet(`${rest.join("; ")}; fact ${fact.id}`, 6)];
}

/** What the line above says already is not said again. */
function isNew(said: string): (text: string) => boolean {
  return (text) => !said.split(", ").includes(text) && said !== text;
}

function farName(graph: KnowledgeGraph, fact: Fact, id: string): string {
  const far = farEnd(fact, id);
  return far === fact.object || far === fact.subject ? named(graph, far) : far;
}

/** The other end, both ends where the entity is neither, or the value. */
function farEnd(fact: Fact, id: string): string {
  if (fact.object === null) {
    const { value } = fact.qualifiers;
    const text = value === undefined ? "" : valueText(value);
    return fact.subject === id ? text : `${fact.subject}: ${text}`;
  }
  if (fact.subject === id) return fact.object;
  return fact.object === id ? fact.subject : `${fact.subject} → ${fact.object}`;
}

/** What an actor says, in its own name or by those who speak for it, by stance. */
function says(graph: KnowledgeGraph, entity: Entity): Block {
  const claims = saidBy(graph, entity.id);
  if (claims.length === 0) return [];
  const lines: SheetLine[] = [];
  let stance = "";
  for (const claim of claims) {
    if (claim.stance !== stance) lines.push(line(claim.stance, 2));
    stance = claim.stance;
    const said = saidText(claim);
    const through = claim.by !== null && claim.by !== entity.id ? ` (through ${nameOf(graph, claim.by)})` : "";
    lines.push(
      line(`${factTitle(graph, graph.factOf(claim))}${said === "" ? "" : `: ${said}`}${through}`, 4, 6),
      quiet(`${citation(graph, claim)}; fact ${claim.fact}`),
    );
  }
  return [heading(`what it says: ${count(claims.length, "claim")}`), ...lines];
}

/** The claims found in a source, in the order of its text, those of its parts below them. */
function rests(graph: KnowledgeGraph, entity: Entity): Block {
  const { claims, facts, alone } = restingOn(graph, entity.id);
  if (claims.length === 0) return [];
  const lines: SheetLine[] = [];
  let place = "";
  for (const claim of claims) {
    const at = [
      claim.source === entity.id ? "" : `in ${named(graph, claim.source ?? "")}`,
      claim.at ?? "no place given",
    ];
    const here = at.filter((part) => part !== "").join(", ");
    if (here !== place) lines.push(line(here, 2));
    place = here;
    lines.push(line(standsThere(graph, claim), 4, 6), quiet(`fact ${claim.fact}`));
  }
  return [heading(`what rests on it: ${restsText(claims.length, facts.length, alone.length)}`), ...lines];
}

/** `Russia supplies China, item oil`; the one who says so comes first where it is not the source's own voice. */
function standsThere(graph: KnowledgeGraph, claim: Claim): string {
  const fact = graph.factOf(claim);
  const own = claim.source === null ? [] : graph.voices.speakers(claim.source);
  const isOwn = claim.by === null || own.includes(claim.by) || graph.schema.relations[fact.type]?.voiced_by_subject;
  const passedOn = claim.relays.map((id) => nameOf(graph, id)).join(" and ");
  const who = passedOn !== "" ? passedOn : isOwn || claim.by === null ? "" : nameOf(graph, claim.by);
  const stance = claim.stance === DEFAULT_STANCE ? "" : claim.stance;
  const front = who === "" ? stance : stance === "" ? who : `${who} (${stance})`;
  const rest = [qualifiersText(fact.qualifiers), saidText(claim)].filter((part) => part !== "").join(", ");
  return `${front === "" ? "" : `${front}: `}${factSentence(graph, fact)}${rest === "" ? "" : `, ${rest}`}`;
}
