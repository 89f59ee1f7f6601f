import { speakersOfClaim } from "../../corroborate/voices.ts";
import { CLAIM_KEYS, type Claim, isList, type QualifierValue } from "../../model/claim.ts";
import { parseDate } from "../../model/dates.ts";
import { type Entity, UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { writtenText } from "../../model/kinds/index.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { jsonText } from "../../text/json-text.ts";
import { locatorText } from "../../wording/claims/locators.ts";
import { nameOf } from "../../wording/names.ts";
import { rollupSentence } from "../../wording/support/rollup-sentence.ts";
import { webAddress } from "../../wording/web-address.ts";
import { loseOwnOfEntity, loseOwnOfFact } from "../exchange/analyst.ts";
import { isAsserted, NOT_ASSERTED } from "../exchange/asserted.ts";
import type { Ledger } from "../exchange/ledger.ts";
import { gexfMeta } from "../gexf-meta.ts";
import { opinionOf } from "./opinions.ts";
import { stixId } from "./stix-ids.ts";
import {
  EXTENSION,
  entityObject,
  extensionObjects,
  type Stamp,
  type StixObject,
  stampOf,
  stixTypeOf,
} from "./stix-objects.ts";

const LOST = {
  end: "facts with an end that no source names",
  value: "facts whose object is a value",
  usedBy: "aliases of which it is lost who uses them",
  claim: "claims of facts that are left out",
} as const;

/** A bundle of STIX 2.1: entities, facts that a voice asserts as relationships, and what each claim makes of these as opinions. */
export function* emitStix(graph: KnowledgeGraph, ledger: Ledger): Generator<string> {
  const { dataset } = graph;
  const stamp = stampOf(gexfMeta(dataset).modified);
  yield `{"type":"bundle","id":${jsonText(stixId("bundle", dataset.digest))},"objects":[`;
  let before = "\n";
  for (const object of objects(graph, stamp, ledger)) {
    yield `${before}${jsonText(object)}`;
    before = ",\n";
  }
  yield "\n]}\n";
}

function* objects(graph: KnowledgeGraph, stamp: Stamp, ledger: Ledger): Generator<StixObject> {
  yield* extensionObjects(stamp);
  for (const entity of graph.dataset.entities) {
    ledger.wrote("entities");
    loseOwnOfEntity(entity, ledger);
    yield entityObject(graph.schema, entity, stamp, ownOf(entity, ledger));
  }
  for (const fact of graph.dataset.facts) {
    const reason = whyLeftOut(graph, fact);
    if (reason !== null) {
      ledger.lost(reason, fact.id);
      for (const { id } of fact.claims) ledger.lost(LOST.claim, id);
      continue;
    }
    ledger.wrote("relationships");
    loseOwnOfFact(fact, ledger);
    const relationship = relationshipObject(graph, fact, stamp);
    yield relationship;
    for (const claim of fact.claims) {
      ledger.wrote("opinions");
      yield opinionObject(graph, claim, relationship.id, stamp);
    }
  }
}

/** What is ours of an entity. Attributes are texts, as written. */
function ownOf(entity: Entity, ledger: Ledger): Readonly<Record<string, unknown>> {
  for (const { used_by } of entity.aliases) if (used_by !== null) ledger.lost(LOST.usedBy, entity.id);
  return {
    entente_id: entity.id,
    entente_type: entity.type,
    ...(Object.keys(entity.names).length > 0 ? { entente_names: entity.names } : {}),
    ...textsOf("entente_attributes", entity.attributes),
  };
}

/** Values as written, a list each; left out where there are none. */
function textsOf(key: string, values: Readonly<Record<string, QualifierValue>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(values).map(([name, value]) => {
    return [name, (isList(value) ? value : [value]).map(writtenText)];
  });
  return entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) };
}

function whyLeftOut({ schema }: KnowledgeGraph, fact: Fact): string | null {
  if (!isAsserted(schema, fact)) return NOT_ASSERTED;
  if (fact.object === null) return LOST.value;
  return fact.subject === UNKNOWN || fact.object === UNKNOWN ? LOST.end : null;
}

function relationshipObject(graph: KnowledgeGraph, fact: Fact, stamp: Stamp): StixObject {
  const { rollup, qualifiers } = fact;
  const references = graph.factRecord(fact).sources.map((id) => sourceReference(graph, id, null));
  return {
    type: "relationship",
    id: stixId("relationship", fact.id),
    ...stamp,
    relationship_type: fact.type.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    description: rollupSentence(graph, fact, graph.statementsOf(fact)),
    source_ref: refOf(graph, fact.subject),
    target_ref: refOf(graph, fact.object ?? ""),
    ...timesOf(fact),
    labels: [rollup.support, ...(rollup.contested === "no" ? [] : [`contested-${rollup.contested}`])],
    ...(references.length > 0 ? { external_references: references } : {}),
    extensions: {
      [EXTENSION]: {
        extension_type: "property-extension",
        entente_id: fact.id,
        entente_type: fact.type,
        ...(fact.spell === undefined ? {} : { entente_spell: fact.spell }),
        ...textsOf("entente_qualifiers", qualifiers),
      },
    },
  };
}

function refOf(graph: KnowledgeGraph, id: string): string {
  const entity = graph.entity(id);
  return stixId(entity ? stixTypeOf(graph.schema, entity) : "identity", id);
}

/** The days that a date covers; as written it is among the qualifiers. STIX wants the end after the start. */
function timesOf({ qualifiers }: Fact): { readonly start_time?: string; readonly stop_time?: string } {
  const { when } = qualifiers;
  const range = typeof when === "string" || typeof when === "number" ? parseDate(when) : null;
  if (!range) return {};
  const day = (text: string | null): string | null => (text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null);
  const [first, last] = [day(range.first), day(range.last)];
  return {
    ...(first === null ? {} : { start_time: `${first}T00:00:00.000Z` }),
    ...(last === null ? {} : { stop_time: `${last}T23:59:59.999Z` }),
  };
}

function opinionObject(graph: KnowledgeGraph, claim: Claim, about: string, stamp: Stamp): StixObject {
  const { id, stance, source, at, quote, note } = claim;
  const authors = speakersOfClaim(claim, graph.voices).map((speaker) => nameOf(graph, speaker));
  const explanation = [quote, note].filter((text) => text !== null).join("\n");
  return {
    type: "opinion",
    id: stixId("opinion", id),
    ...stamp,
    opinion: opinionOf(stance),
    ...(explanation === "" ? {} : { explanation }),
    ...(authors.length > 0 ? { authors } : {}),
    object_refs: [about],
    labels: [stance],
    ...(source === null ? {} : { external_references: [sourceReference(graph, source, at)] }),
    extensions: {
      [EXTENSION]: { extension_type: "property-extension", entente_id: id, entente_claim: claimKeys(claim) },
    },
  };
}

/** The keys of a claim as a file has them, but all as texts. */
function claimKeys(claim: Claim): Readonly<Record<string, unknown>> {
  const keys = CLAIM_KEYS.flatMap((key) => {
    const value = claim[key];
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    return [[key, Array.isArray(value) ? value : String(value)]];
  });
  return { ...Object.fromEntries(keys), ...textsOf("says", claim.says) };
}

function sourceReference(graph: KnowledgeGraph, id: string, at: string | null): Readonly<Record<string, string>> {
  const url = webAddress(graph.entity(id)?.attributes["url"]);
  return {
    source_name: nameOf(graph, id),
    external_id: id,
    ...(at === null ? {} : { description: locatorText(at) }),
    ...(url === null ? {} : { url }),
  };
}
