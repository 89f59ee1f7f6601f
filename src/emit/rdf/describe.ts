import { speakersOfClaim } from "../../corroborate/voices.ts";
import type { Claim } from "../../model/claim.ts";
import { parseDate } from "../../model/dates.ts";
import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { isA, type RelationType } from "../../model/schema.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { factTitle } from "../../wording/facts/fact-title.ts";
import { isAsserted, NOT_ASSERTED } from "../exchange/asserted.ts";
import type { Ledger } from "../exchange/ledger.ts";
import { describeSchema } from "./describe-schema.ts";
import type { Description, Iri, Literal, Triple } from "./terms.ts";
import { edtf, entityOrUnknown, numberLiteral, type Owner, valueTerms } from "./values.ts";
import { local, NAMESPACES, term } from "./vocabulary.ts";

type Says = Description["says"][number];

const NO_VALUE =
  "facts of a relation to a value that only claims give: they have no triple of their own, their claims have the values";

/** A project as descriptions: its schema, entities, facts and claims, in that order. */
export function* describe(graph: KnowledgeGraph, base: string, ledger: Ledger): Generator<Description> {
  yield* describeSchema(graph, base);
  for (const entity of graph.dataset.entities) {
    ledger.wrote("entities");
    yield* describeEntity(graph, base, entity);
  }
  for (const fact of graph.dataset.facts) {
    ledger.wrote("facts");
    yield* describeFact(graph, base, fact, ledger);
  }
}

/** One entity. */
export function* describeEntity(graph: KnowledgeGraph, base: string, entity: Entity): Generator<Description> {
  const about = local(base, "entity", entity.id);
  const type = graph.schema.entities[entity.type];
  const prov = isA(graph.schema, entity.type, ["actor"]) ? "Agent" : "Entity";
  const says: Says[] = [
    [term("rdf", "type"), local(base, "type", entity.type)],
    [term("rdf", "type"), term("prov", prov)],
    [term("rdfs", "label"), { text: entity.name }],
  ];
  for (const { name, used_by } of entity.aliases) {
    says.push([term("skos", "altLabel"), { text: name }]);
    if (used_by !== null) says.push([term("entente", "nameUsedBy"), { text: `${used_by}: ${name}` }]);
  }
  for (const [language, name] of Object.entries(entity.names)) {
    says.push([term("skos", "prefLabel"), LANGUAGE.test(language) ? { text: name, language } : { text: name }]);
  }
  for (const [scheme, id] of Object.entries(entity.identifiers)) {
    says.push([term("dcterms", "identifier"), { text: `${scheme}:${id}` }]);
    if (scheme === "wikidata" && /^Q\d+$/.test(id)) {
      says.push([term("skos", "exactMatch"), { iri: `http://www.wikidata.org/entity/${id}` }]);
    }
  }
  if (entity.description !== null) says.push([term("dcterms", "description"), { text: entity.description }]);
  if (entity.unnamed) says.push([term("entente", "unnamed"), { text: "true", datatype: `${NAMESPACES.xsd}boolean` }]);
  for (const id of entity.former_ids) says.push([term("entente", "formerId"), { text: id }]);
  for (const id of entity.not_same_as) says.push([term("owl", "differentFrom"), local(base, "entity", id)]);
  const described = fields(entity.attributes, (name, value) => {
    const owner: Owner = { base, about, name };
    return [local(base, "attribute", name), valueTerms(owner, type?.attributes[name]?.type, value)];
  });
  yield { about, says: [...says, ...described.says], asserts: null, reifies: null };
  yield* described.more;
}

const LANGUAGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** One fact with its claims, or with some of them. */
export function* describeFact(
  graph: KnowledgeGraph,
  base: string,
  fact: Fact,
  ledger: Ledger,
  claims: readonly Claim[] = fact.claims,
): Generator<Description> {
  const about = local(base, "fact", fact.id);
  const relation = graph.schema.relations[fact.type];
  const { rollup } = fact;
  const says: Says[] = [
    [term("rdf", "type"), term("entente", "Fact")],
    [term("rdfs", "label"), { text: factTitle(graph, fact) }],
  ];
  const ends = endsOf(base, fact, about, relation);
  // Reified as RDF 1.0 did it, which asserts nothing.
  says.push([term("rdf", "subject"), ends.subject], [term("rdf", "predicate"), ends.predicate]);
  const triple: Triple | null = ends.object && { ...ends, object: ends.object };
  if (triple) says.push([term("rdf", "object"), triple.object]);
  else ledger.lost(NO_VALUE, fact.id);
  says.push([term("entente", "support"), { text: rollup.support }]);
  says.push([term("entente", "contested"), { text: rollup.contested }]);
  const voice = (name: string, ids: readonly string[]) => {
    for (const id of ids) says.push([term("entente", name), entityOrUnknown(base, id, about, name)]);
  };
  voice("voice", rollup.voices);
  voice("expectedBy", rollup.expecting);
  voice("deniedBy", rollup.deniers);
  if (rollup.assessment) says.push([term("entente", "assessment"), { text: rollup.assessment.why }]);
  if (fact.note !== undefined) says.push([term("entente", "note"), { text: fact.note }]);
  const described = qualifierFields(base, about, relation, fact.qualifiers);
  const asserted = triple !== null && isAsserted(graph.schema, fact);
  if (triple !== null) {
    if (asserted) ledger.wrote("asserted triples");
    else ledger.lost(`${NOT_ASSERTED}: they are described, and not asserted`, fact.id);
  }
  yield { about, says: [...says, ...described.says], asserts: asserted ? triple : null, reifies: triple };
  yield* described.more;
  yield* unknownEnds(about, ends, triple);
  for (const claim of claims) {
    ledger.wrote("claims");
    yield* describeClaim(graph, base, fact, claim, triple);
  }
}

interface Ends {
  readonly subject: Iri;
  readonly predicate: Iri;
  /** null: no value that the whole fact has. */
  readonly object: Iri | Literal | null;
}

function endsOf(base: string, fact: Fact, about: Iri, relation: RelationType | undefined): Ends {
  const { value } = fact.qualifiers;
  const owner: Owner = { base, about, name: "value" };
  const held = value === undefined ? null : valueTerms(owner, relation?.qualifiers["value"]?.type, value)[0]?.object;
  return {
    subject: entityOrUnknown(base, fact.subject, about, "subject"),
    predicate: local(base, "relation", fact.type),
    object: fact.object === null ? (held ?? null) : entityOrUnknown(base, fact.object, about, "object"),
  };
}

function* unknownEnds(about: Iri, { subject }: Ends, triple: Triple | null): Generator<Description> {
  for (const end of [subject, triple?.object]) {
    if (!end || !("iri" in end) || !end.iri.startsWith(`${about.iri}/unknown-`)) continue;
    yield { about: end, says: [[term("rdf", "type"), term("entente", "Unknown")]], asserts: null, reifies: null };
  }
}

function* describeClaim(
  graph: KnowledgeGraph,
  base: string,
  fact: Fact,
  claim: Claim,
  reifies: Triple | null,
): Generator<Description> {
  const about = local(base, "claim", claim.id);
  const says: Says[] = [
    [term("rdf", "type"), term("entente", "Claim")],
    [term("rdf", "type"), term("prov", "Entity")],
    [term("entente", "ofFact"), local(base, "fact", fact.id)],
    [term("entente", "stance"), { text: claim.stance }],
  ];
  const whom = (predicate: Iri, ids: readonly string[], place: string) => {
    for (const id of ids) says.push([predicate, entityOrUnknown(base, id, about, place)]);
  };
  whom(term("prov", "wasAttributedTo"), speakersOfClaim(claim, graph.voices), "speaker");
  whom(term("entente", "claimVoice"), graph.voicesOf(claim), "voice");
  whom(term("entente", "relays"), claim.relays, "relayed");
  if (claim.by !== null) whom(term("entente", "by"), [claim.by], "by");
  if (claim.source !== null) says.push([term("prov", "hadPrimarySource"), local(base, "entity", claim.source)]);
  const texts: readonly (readonly [string, string | null])[] = [
    ["basis", claim.basis],
    ["place", claim.at],
    ["quote", claim.quote],
    ["note", claim.note],
  ];
  for (const [name, text] of texts) if (text !== null) says.push([term("entente", name), { text }]);
  if (claim.credibility !== null) says.push([term("entente", "credibility"), numberLiteral(claim.credibility)]);
  if (claim.said !== null) says.push([term("entente", "said"), edtf(claim.said)]);
  const known = graph.knownSince(claim);
  if (known !== null) says.push([term("entente", "knownBy"), { text: known, datatype: `${NAMESPACES.xsd}date` }]);
  const described = qualifierFields(base, about, graph.schema.relations[fact.type], claim.says);
  yield { about, says: [...says, ...described.says], asserts: null, reifies };
  yield* described.more;
}

function qualifierFields(
  base: string,
  about: Iri,
  relation: RelationType | undefined,
  qualifiers: Fact["qualifiers"],
): { readonly says: readonly Says[]; readonly more: readonly Description[] } {
  const days = daysOf(qualifiers["when"]);
  const { says, more } = fields(qualifiers, (name, value) => {
    const owner: Owner = { base, about, name };
    return [local(base, "qualifier", name), valueTerms(owner, relation?.qualifiers[name]?.type, value)];
  });
  return { says: [...says, ...days], more };
}

/** The days that a date covers, for questions that EDTF is too much for. */
function daysOf(when: unknown): readonly Says[] {
  const range = typeof when === "string" || typeof when === "number" ? parseDate(when) : null;
  const day = (name: string, value: string | null | undefined): readonly Says[] =>
    value == null || !/^\d{4}-\d\d-\d\d$/.test(value)
      ? []
      : [[term("entente", name), { text: value, datatype: `${NAMESPACES.xsd}date` }]];
  return [...day("firstDay", range?.first), ...day("lastDay", range?.last)];
}

function fields(
  values: Fact["qualifiers"],
  read: (name: string, value: Fact["qualifiers"][string]) => readonly [Iri, ReturnType<typeof valueTerms>],
): { readonly says: readonly Says[]; readonly more: readonly Description[] } {
  const says: Says[] = [];
  const more: Description[] = [];
  for (const [name, value] of Object.entries(values)) {
    const [predicate, terms] = read(name, value);
    for (const { object, described } of terms) {
      says.push([predicate, object]);
      more.push(...described);
    }
  }
  return { says, more };
}
