import type { Claim } from "../model/claim.ts";
import { type DateRange, dateOf } from "../model/dates.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { isRef } from "../model/kinds/index.ts";
import { lazy, memo } from "../model/lazy.ts";
import { addTo } from "../model/lists-by-key.ts";
import { isA, type RelationTime, type RelationType, type Schema } from "../model/schema.ts";
import { isFor } from "../model/stance.ts";
import { climb } from "./climb.ts";
import { ACTOR, AUTHORED_BY, OPINION_KINDS, PART_OF, PUBLISHED_BY, SOURCE, SPEAKS_FOR } from "./vocabulary.ts";

/** When sources were published. */
export interface Publications {
  /** The days on which the source may have been published; null: undated. */
  publication(source: string): DateRange | null;
}

/** Who speaks for whom: all that ties tell. */
export interface Speaking {
  /** Whom an actor's word comes down to, sorted: itself where it speaks for no other. */
  roots(actor: string): readonly string[];
  /** Who speaks where a source speaks for itself: its authors, else its publishers, else those of the source it is part of, else the source. */
  speakers(source: string): readonly string[];
  /**
   * The sources that a source is part of, up to the outermost, unless it has an author of its own: a correction is part of what it corrects, and the two
   * answer for one another.
   */
  wholes(source: string): readonly string[];
}

/** What a roll-up asks about who speaks: built once for a dataset. */
export interface Voices extends Publications, Speaking {
  /** A claim that names no speaker is an opinion in this source. */
  isOpinion(source: string): boolean;
  /** Relation types of which only one fact can be true at a time, by name. */
  readonly exclusive: ReadonlyMap<string, RelationType>;
  /** Names of the qualifiers of a relation type that name entities. */
  references(relation: string): readonly string[];
  /** A fact of this relation type that has no claims is the analyst's own reading, of no time. */
  isAnalysts(relation: string): boolean;
  /** Whether facts of this relation type hold throughout their date, or are on some day within it. */
  time(relation: string): RelationTime;
  /** The last day on which the source may have been published, `YYYY-MM-DD`; null: undated. */
  published(source: string): string | null;
}

/** Who is tied to whom, as facts say: what of a dataset's facts its voices rest on. Plain data, each list sorted. */
export interface Ties {
  readonly speaksFor: Lists;
  readonly authors: Lists;
  readonly publishers: Lists;
  /** The sources that a source is part of. */
  readonly wholes: Lists;
}

type Lists = ReadonlyMap<string, readonly string[]>;

/** Ties that were kept as plain data. */
export function openTies(
  lists: Readonly<Record<keyof Ties, readonly (readonly [id: string, of: readonly string[]])[]>>,
): Ties {
  return {
    speaksFor: new Map(lists.speaksFor),
    authors: new Map(lists.authors),
    publishers: new Map(lists.publishers),
    wholes: new Map(lists.wholes),
  };
}

/** Whether facts of a relation may make a tie: all others can be left out before `tiesOf`. */
export function maySpeak(relation: RelationType): boolean {
  return relation.same_voice || relation.name === AUTHORED_BY || relation.name === PUBLISHED_BY;
}

/**
 * Reads off the facts who speaks for whom (relation types with `same_voice`, between actors) and who speaks in each source.
 * Pure; facts that are only denied or doubted make no tie.
 */
export function tiesOf(entities: ReadonlyMap<string, Entity>, facts: readonly Fact[], schema: Schema): Ties {
  const is = (id: string, type: string): boolean => {
    const entity = entities.get(id);
    return entity !== undefined && isA(schema, entity.type, [type]);
  };
  const speaksFor = new Map<string, string[]>();
  const authors = new Map<string, string[]>();
  const publishers = new Map<string, string[]>();
  const wholes = new Map<string, string[]>();
  for (const fact of facts) {
    if (fact.object === null) continue;
    if (fact.type === AUTHORED_BY) addTo(authors, fact.subject, fact.object);
    else if (fact.type === PUBLISHED_BY) addTo(publishers, fact.subject, fact.object);
    if (schema.relations[fact.type]?.same_voice !== true || !isAsserted(fact)) continue;
    if (is(fact.subject, ACTOR) && is(fact.object, ACTOR)) addTo(speaksFor, fact.subject, fact.object);
    else if (fact.type === PART_OF && is(fact.subject, SOURCE)) addTo(wholes, fact.subject, fact.object);
  }
  for (const { id, attributes } of entities.values()) {
    const own = attributes[SPEAKS_FOR];
    if (own === undefined || !is(id, ACTOR)) continue;
    const others = [own].flat().filter((one) => typeof one === "string" && one !== id && is(one, ACTOR));
    speaksFor.delete(id);
    for (const other of new Set(others)) addTo(speaksFor, id, String(other));
  }
  // Order of facts must not show.
  for (const lists of [speaksFor, authors, publishers, wholes]) for (const list of lists.values()) list.sort();
  return { speaksFor, authors, publishers, wholes };
}

/** When the sources among some entities were published. The entities are looked at when that is first asked. */
export function publicationsAmong(entities: readonly Entity[]): Publications {
  const all = lazy(() => publicationsOf(entities));
  return { publication: (source) => all().publication(source) };
}

function publicationsOf(entities: Iterable<Entity>): Publications {
  const dates = new Map<string, unknown>();
  for (const { id, attributes } of entities) if (attributes["date"] !== undefined) dates.set(id, attributes["date"]);
  const published = new Map<string, DateRange | null>();
  return {
    publication: (source) => memo(published, source, () => dateOf(dates.get(source))),
  };
}

/** What a roll-up asks about who speaks, of a whole dataset. */
export function voicesOf(entities: ReadonlyMap<string, Entity>, facts: readonly Fact[], schema: Schema): Voices {
  return voicesFrom(tiesOf(entities, facts, schema), entities, schema);
}

/** The same from ties that are known. Of entities, sources are looked up, and of these `kind` and `date`: nothing else of them is held. */
export function voicesFrom(ties: Ties, entities: ReadonlyMap<string, Entity>, schema: Schema): Voices {
  const { publication } = publicationsOf(entities.values());
  const opinions = new Set<string>();
  for (const { id, attributes } of entities.values()) if (OPINION_KINDS.has(attributes["kind"])) opinions.add(id);
  const references = new Map<string, readonly string[]>();
  const exclusive = Object.values(schema.relations).filter((relation) => relation.exclusive !== null);
  return {
    ...speakingFrom(ties),
    exclusive: new Map(exclusive.map((relation) => [relation.name, relation])),
    isOpinion: (source) => opinions.has(source),
    references: (relation) => memo(references, relation, () => referencesOf(schema, relation)),
    isAnalysts: (relation) => schema.relations[relation]?.by_analyst === true,
    time: (relation) => schema.relations[relation]?.time ?? "state",
    publication,
    published: (source) => publication(source)?.last ?? null,
  };
}

/** Who speaks for whom, by ties alone. */
export function speakingFrom({ speaksFor, authors, publishers, wholes }: Ties): Speaking {
  const roots = climb(speaksFor);
  const speakers = new Map<string, readonly string[]>();
  const within = new Map<string, readonly string[]>();
  return {
    // Most speak for no other: to note that of each would take longer than to look again.
    roots: (actor) => roots.get(actor) ?? [actor],
    // Asked for every claim: no closure for each.
    speakers(source) {
      let own = speakers.get(source);
      if (own === undefined) {
        own = speakersOf(source, authors, publishers, wholes);
        speakers.set(source, own);
      }
      return own;
    },
    wholes: (source) => memo(within, source, () => (authors.has(source) ? [] : wholesOf(source, wholes))),
  };
}

/** Who makes a claim, before any climbing and before `relays`: `by`, else who speaks in the source. Several are one joint speaker. */
export function speakersOfClaim(claim: Claim, voices: Voices): readonly string[] {
  if (claim.by !== null) return [claim.by];
  return claim.source === null ? [] : voices.speakers(claim.source);
}

/** Sources that a source is part of, one within the other, are asked so far for who speaks: each of a longer chain would go through all. */
const DEEPEST = 200;

function speakersOf(
  source: string,
  authors: ReadonlyMap<string, readonly string[]>,
  publishers: ReadonlyMap<string, readonly string[]>,
  wholes: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const seen = new Set<string>();
  // A reader's comment is never the word of the article's author, but those who publish it answer for it.
  for (let level: readonly string[] = [source]; level.length > 0 && seen.size < DEEPEST; ) {
    for (const lists of seen.size === 0 ? [authors, publishers] : [publishers]) {
      const found = level.flatMap((id) => lists.get(id) ?? []);
      if (found.length > 0) return [...new Set(found)];
    }
    for (const id of level) seen.add(id);
    level = level.flatMap((id) => wholes.get(id) ?? []).filter((id) => !seen.has(id));
  }
  return [source];
}

function wholesOf(source: string, wholes: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set([source]);
  for (const one of seen) {
    if (seen.size > DEEPEST) break;
    for (const whole of wholes.get(one) ?? []) seen.add(whole);
  }
  seen.delete(source);
  return [...seen];
}

function referencesOf(schema: Schema, relation: string): readonly string[] {
  const fields = Object.values(schema.relations[relation]?.qualifiers ?? {});
  return fields.filter(({ type }) => isRef(type)).map(({ name }) => name);
}

/** Someone says so, or nothing is said against it: facts that are only denied or doubted make no tie. */
export function isAsserted(fact: Fact): boolean {
  for (const { stance } of fact.claims) if (isFor(stance)) return true;
  return fact.claims.length === 0;
}
