import { isList, type QualifierValue } from "../../model/claim.ts";
import type { Entity } from "../../model/entity.ts";
import { UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { writtenText } from "../../model/kinds/index.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { jsonText } from "../../text/json-text.ts";
import { rollupSentence } from "../../wording/support/rollup-sentence.ts";
import { webAddress } from "../../wording/web-address.ts";
import { loseOwnOfEntity, loseOwnOfFact } from "../exchange/analyst.ts";
import { isAsserted, NOT_ASSERTED } from "../exchange/asserted.ts";
import type { Ledger } from "../exchange/ledger.ts";
import { plainDates } from "../exchange/plain-dates.ts";
import { ftmSchema } from "./ftm-schema.ts";

type Properties = Record<string, string[]>;

const LOST = {
  schema: "entities of types that no schema of FollowTheMoney fits",
  usedBy: "aliases of which it is lost who uses them",
  end: "facts with an end that no source names, or whose entity is left out",
  value: "facts whose object is a value",
  quotes: "quotes around a name, which FollowTheMoney takes off",
  claim: "claims, of which only sources remain: who says it, how, and where in the source",
} as const;

/** FollowTheMoney's entities, a JSON object a line: entities first, then facts that a voice asserts, as links. */
export function* emitFtm(graph: KnowledgeGraph, ledger: Ledger): Generator<string> {
  const known = new Set<string>();
  for (const entity of graph.dataset.entities) {
    const schema = ftmSchema(graph.schema, entity.type);
    if (schema === null) {
      ledger.lost(LOST.schema, entity.id);
      continue;
    }
    known.add(entity.id);
    ledger.wrote("entities");
    loseOwnOfEntity(entity, ledger);
    yield line(entity.id, schema, entityProperties(entity, schema, ledger));
  }
  for (const fact of graph.dataset.facts) {
    const reason = whyLeftOut(graph, fact, known);
    if (reason !== null) ledger.lost(reason, fact.id);
    else {
      ledger.wrote("links");
      loseOwnOfFact(fact, ledger);
      yield line(linkId(fact.id), "UnknownLink", linkProperties(graph, fact, known, ledger));
    }
  }
}

function line(id: string, schema: string, properties: Properties): string {
  return `${jsonText({ id, schema, properties })}\n`;
}

/** FollowTheMoney's ids have letters, digits, dots and hyphens; no id of ours has a capital letter, so that none is made twice. */
function linkId(fact: string): string {
  return `fact.${fact.replace(/[^a-z0-9.-]/g, (mark) => `X${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

function whyLeftOut({ schema }: KnowledgeGraph, fact: Fact, known: ReadonlySet<string>): string | null {
  if (!isAsserted(schema, fact)) return NOT_ASSERTED;
  if (fact.object === null) return LOST.value;
  const isWhole = [fact.subject, fact.object].every((id) => id !== UNKNOWN && known.has(id));
  return isWhole ? null : LOST.end;
}

function entityProperties(entity: Entity, schema: string, ledger: Ledger): Properties {
  const properties: Properties = { name: [entity.name], keywords: [entity.type] };
  const put = (name: string, value: string) => {
    properties[name] = [...new Set([...(properties[name] ?? []), value])];
  };
  for (const { name, used_by } of entity.aliases) {
    put("alias", name);
    if (IN_QUOTES.test(name)) ledger.lost(LOST.quotes, entity.id);
    if (used_by !== null) ledger.lost(LOST.usedBy, entity.id);
  }
  for (const [tag, name] of Object.entries(entity.names)) {
    put("alias", name);
    put("notes", pairText(`names.${tag}`, name));
  }
  if (entity.description !== null) put("description", entity.description);
  for (const [scheme, id] of Object.entries(entity.identifiers)) {
    if (scheme === "wikidata") put("wikidataId", id);
    else if (scheme === "iso3166" && /^[A-Z]{2}$/.test(id)) put("country", id.toLowerCase());
    else put("notes", pairText(`identifiers.${scheme}`, id));
  }
  for (const [name, value] of Object.entries(entity.attributes)) {
    const carried = attributeProperties(schema, name, value);
    for (const [property, text] of carried?.texts ?? []) put(property, text);
    if (!carried?.isExact) for (const text of pairTexts(name, value)) put("notes", text);
  }
  return properties;
}

/** What FollowTheMoney has no property for is a text for readers: `kind: news`. */
function pairText(name: string, text: string): string {
  return `${name}: ${text}`;
}

function pairTexts(name: string, value: QualifierValue): readonly string[] {
  return (isList(value) ? value : [value]).map((one) => pairText(name, writtenText(one)));
}

const IN_QUOTES = /^["'].*["']$/s;

interface Carried {
  readonly texts: readonly (readonly [property: string, text: string])[];
  readonly isExact: boolean;
}

/** The attributes of shipped types for which there is a property. */
function attributeProperties(schema: string, name: string, value: unknown): Carried | null {
  const exact = (...texts: Carried["texts"]): Carried => ({ texts, isExact: true });
  const url = name === "url" ? webAddress(value) : null;
  if (url !== null) return exact(["sourceUrl", url]);
  if (schema === "Article" && name === "title" && typeof value === "string") return exact(["title", value]);
  if (schema === "Note" && name === "statement" && typeof value === "string") return exact(["summary", value]);
  if (schema === "Article" && name === "date") return dated("publishedAt", "publishedAt", value);
  if (schema === "Event" && name === "when") return dated("date", "startDate", value);
  return null;
}

function dated(single: string, first: string, value: unknown): Carried | null {
  const dates = plainDates(value);
  if (dates === null) return null;
  const { date, start, end, isExact } = dates;
  if (date !== null) return { texts: [[single, date]], isExact };
  // A property for a single date has no room for an interval.
  if (first === single) return start === null ? null : { texts: [[single, start]], isExact: false };
  return { texts: [...(start ? [[first, start] as const] : []), ...(end ? [["endDate", end] as const] : [])], isExact };
}

function linkProperties(graph: KnowledgeGraph, fact: Fact, known: ReadonlySet<string>, ledger: Ledger): Properties {
  const properties: Properties = {
    subject: [fact.subject],
    object: [fact.object ?? ""],
    role: [graph.schema.relations[fact.type]?.label ?? fact.type],
    recordId: [fact.id],
    status: [fact.rollup.support],
    summary: [rollupSentence(graph, fact, graph.statementsOf(fact))],
  };
  const { sources } = graph.factRecord(fact);
  const proofs = sources.filter((id) => known.has(id));
  if (proofs.length > 0) properties["proof"] = proofs;
  const urls = sources.map((id) => webAddress(graph.entity(id)?.attributes["url"])).filter((url) => url !== null);
  if (urls.length > 0) properties["sourceUrl"] = [...new Set(urls)];
  for (const [name, value] of Object.entries(fact.qualifiers)) {
    const carried = name === "when" ? dated("date", "startDate", value) : null;
    for (const [property, text] of carried?.texts ?? []) properties[property] = [text];
    if (!carried?.isExact)
      properties["description"] = [...(properties["description"] ?? []), ...pairTexts(name, value)];
  }
  for (const { id } of fact.claims) ledger.lost(LOST.claim, id);
  return properties;
}
