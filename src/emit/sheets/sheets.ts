import type { Claim } from "../../model/claim.ts";
import { parseDate } from "../../model/dates.ts";
import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import type { Field } from "../../model/schema.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { locatorText } from "../../wording/claims/locators.ts";
import { factTitle, objectText } from "../../wording/facts/fact-title.ts";
import { nameOf } from "../../wording/names.ts";
import { quantityText } from "../../wording/quantities.ts";
import { rollupSentence } from "../../wording/support/rollup-sentence.ts";
import { type Sheet, type SheetColumn, sheetOf } from "./sheet.ts";
import { valueColumns } from "./value-columns.ts";

/** A project as tables for people: names in place of ids, and a column for each qualifier. Ids are last, to look things up. */
export function sheetsOf(graph: KnowledgeGraph): readonly Sheet[] {
  const { facts, entities } = graph.dataset;
  const claims = facts.flatMap((fact) => fact.claims.map((claim) => ({ fact, claim })));
  return [
    sheetOf("facts", facts, factColumns(graph)),
    sheetOf("claims", claims, claimColumns(graph)),
    sheetOf("entities", entities, entityColumns(graph)),
  ];
}

function factColumns(graph: KnowledgeGraph): readonly SheetColumn<Fact>[] {
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf(graph, id)).join("; ");
  const day = (end: "first" | "last") => (fact: Fact) => {
    const { when } = fact.qualifiers;
    return typeof when === "string" ? (parseDate(when)?.[end] ?? null) : null;
  };
  return [
    { title: "subject", cell: (fact) => nameOf(graph, fact.subject) },
    { title: "relation", cell: (fact) => graph.schema.relations[fact.type]?.label ?? fact.type },
    { title: "object", cell: (fact) => objectText(graph, fact) },
    { title: "support", cell: ({ rollup }) => rollup.support },
    { title: "contested", cell: ({ rollup }) => (rollup.contested === "no" ? "" : rollup.contested) },
    { title: "voices", cell: ({ rollup }) => rollup.voices.length },
    { title: "according to", cell: ({ rollup }) => names(rollup.voices) },
    { title: "expected by", cell: ({ rollup }) => names(rollup.expecting) },
    { title: "denied by", cell: ({ rollup }) => names(rollup.deniers) },
    { title: "cannot be true with", cell: ({ rollup }) => rollup.rivals.join("; ") },
    { title: "numbers", cell: ({ rollup }) => rollup.quantities.map((rolled) => quantityText(rolled)).join("; ") },
    { title: "in short", cell: (fact) => rollupSentence(graph, fact, graph.statementsOf(fact)) },
    { title: "sources", cell: (fact) => names(graph.factRecord(fact).sources) },
    // The value of a relation is its object.
    ...valueColumns<Fact>(
      graph,
      [...qualifierFields(graph)].filter(({ name }) => name !== "value"),
      {
        value: (fact, name) => fact.qualifiers[name],
        type: (fact, name) => graph.schema.relations[fact.type]?.qualifiers[name]?.type,
      },
    ),
    { title: "first day", cell: day("first") },
    { title: "last day", cell: day("last") },
    { title: "note", cell: ({ note }) => note ?? null },
    { title: "fact id", cell: ({ id }) => id },
  ];
}

interface Said {
  readonly fact: Fact;
  readonly claim: Claim;
}

function claimColumns(graph: KnowledgeGraph): readonly SheetColumn<Said>[] {
  const name = (id: string | null): string | null => (id === null ? null : nameOf(graph, id));
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf(graph, id)).join("; ");
  return [
    { title: "fact", cell: ({ fact }) => factTitle(graph, fact) },
    { title: "voice", cell: ({ claim }) => names(graph.voicesOf(claim)) },
    { title: "by", cell: ({ claim }) => name(claim.by) },
    { title: "stance", cell: ({ claim }) => claim.stance },
    { title: "basis", cell: ({ claim }) => claim.basis },
    { title: "credibility", cell: ({ claim }) => claim.credibility },
    { title: "source", cell: ({ claim }) => name(claim.source) },
    { title: "place", cell: ({ claim }) => (claim.at === null ? null : locatorText(claim.at)) },
    { title: "said", cell: ({ claim }) => claim.said },
    { title: "known by", cell: ({ claim }) => graph.knownSince(claim) },
    { title: "passed on from", cell: ({ claim }) => names(claim.relays) },
    { title: "quote", cell: ({ claim }) => claim.quote },
    { title: "note", cell: ({ claim }) => claim.note },
    { title: "source address", cell: ({ claim }) => addressOf(graph, claim.source) },
    ...valueColumns<Said>(graph, qualifierFields(graph), {
      value: ({ fact, claim }, qualifier) => claim.says[qualifier] ?? fact.qualifiers[qualifier],
      type: ({ fact }, qualifier) => graph.schema.relations[fact.type]?.qualifiers[qualifier]?.type,
    }),
    { title: "claim id", cell: ({ claim }) => claim.id },
    { title: "fact id", cell: ({ fact }) => fact.id },
  ];
}

function entityColumns(graph: KnowledgeGraph): readonly SheetColumn<Entity>[] {
  const types = Object.values(graph.schema.entities);
  const schemes = new Set(graph.dataset.entities.flatMap(({ identifiers }) => Object.keys(identifiers)));
  const languages = new Set(graph.dataset.entities.flatMap(({ names }) => Object.keys(names)));
  return [
    { title: "name", cell: ({ name }) => name },
    { title: "type", cell: ({ type }) => graph.schema.entities[type]?.label ?? type },
    {
      title: "also called",
      cell: ({ aliases }) =>
        aliases
          .map(({ name, used_by }) => (used_by === null ? name : `${name} (by ${nameOf(graph, used_by)})`))
          .join("; "),
    },
    { title: "description", cell: ({ description }) => description },
    ...valueColumns<Entity>(
      graph,
      types.flatMap(({ attributes }) => Object.values(attributes)),
      {
        value: ({ attributes }, name) => attributes[name],
        type: ({ type }, name) => graph.schema.entities[type]?.attributes[name]?.type,
      },
    ),
    ...[...languages]
      .sort()
      .map((tag) => ({ title: `name (${tag})`, cell: ({ names }: Entity) => names[tag] ?? null })),
    ...[...schemes].sort().map((scheme) => ({
      title: `${scheme} id`,
      cell: ({ identifiers }: Entity) => identifiers[scheme] ?? null,
    })),
    { title: "unnamed", cell: ({ unnamed }) => (unnamed ? "yes" : null) },
    { title: "not the same as", cell: ({ not_same_as }) => not_same_as.map((id) => nameOf(graph, id)).join("; ") },
    { title: "former ids", cell: ({ former_ids }) => former_ids.join("; ") },
    { title: "id", cell: ({ id }) => id },
  ];
}

function* qualifierFields({ schema }: KnowledgeGraph): Generator<Field> {
  for (const { qualifiers } of Object.values(schema.relations)) yield* Object.values(qualifiers);
}

function addressOf(graph: KnowledgeGraph, source: string | null): string | null {
  const url = source === null ? undefined : graph.entity(source)?.attributes["url"];
  return typeof url === "string" ? url : null;
}
