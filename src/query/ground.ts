import { distance } from "fastest-levenshtein";
import { CLOCK_NAMES, type Days } from "../model/clock.ts";
import { type DateRange, parseTime } from "../model/dates.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import type { RelationType, Schema } from "../model/schema.ts";
import { fold } from "../text/fold.ts";
import { spoken } from "../wording/values.ts";
import type { Indexes } from "./indexes.ts";
import { QueryError } from "./query-error.ts";

/** A relation type and the way it is walked. */
export interface Direction {
  readonly relation: RelationType;
  /** From object to subject: it was asked for by its inverse name. */
  readonly backwards: boolean;
}

/** The relation type of a name; else all that have it as label (walked forwards) or as inverse (backwards). */
export function relationsNamed(schema: Schema, name: string): readonly [Direction, ...Direction[]] {
  // Names come from people: `constructor` is none of ours.
  const byName = own(schema.relations, name);
  if (byName) return [{ relation: byName, backwards: false }];
  const wanted = fold(name);
  const all = Object.values(schema.relations);
  const [first, ...more] = all.flatMap((relation): Direction[] => {
    if (fold(relation.label) === wanted) return [{ relation, backwards: false }];
    return relation.inverse !== "" && fold(relation.inverse) === wanted ? [{ relation, backwards: true }] : [];
  });
  if (first) return [first, ...more];
  const names = all.flatMap((relation) => [relation.name, relation.label, relation.inverse]);
  throw new QueryError(`there is no relation type \`${name}\``, didYouMean(name, names));
}

/**
 * The kinds of edge that a name means: a relation type, a projection or an attribute of the name; else all relation types and projections that are
 * called so in words, whichever way they are read. The name itself where it means none.
 */
export function kindsNamed({ relations, entities }: Schema, name: string): readonly string[] {
  const all = Object.values(relations);
  const projected = all.flatMap(({ project }) => project.map(({ edge }) => edge));
  const isAttribute = Object.values(entities).some(({ attributes }) => Object.hasOwn(attributes, name));
  if (own(relations, name) || projected.includes(name) || isAttribute) return [name];
  const wanted = fold(name);
  const found = [
    ...all.flatMap((one) =>
      [one.label, one.inverse].some((text) => text !== "" && fold(text) === wanted) ? one.name : [],
    ),
    ...projected.filter((edge) => fold(spoken(edge)) === wanted),
  ];
  return found.length > 0 ? found : [name];
}

/** Whether a step by this name walks a fact from its object to its subject. */
export function backwardsIn(schema: Schema, name: string): (fact: Fact) => boolean {
  const walked = new Map(relationsNamed(schema, name).map(({ relation, backwards }) => [relation.name, backwards]));
  return ({ type }) => walked.get(type) === true;
}

export function entityTypeNamed(schema: Schema, name: string): string {
  if (own(schema.entities, name)) return name;
  throw new QueryError(`there is no entity type \`${name}\``, didYouMean(name, Object.keys(schema.entities)));
}

/** The id itself where an entity has it (or `unknown`), its present one where an entity used to have it, else an error with the nearest ids. */
export function knownId(indexes: Indexes, id: string): string {
  if (id === UNKNOWN || indexes.entities.has(id)) return id;
  const now = indexes.formerEntities.get(id);
  if (now !== undefined) return now;
  throw new QueryError(`there is no entity \`${id}\``, didYouMean(id, indexes.entities.keys()));
}

export function dateNamed(text: string): DateRange {
  const range = parseTime(text);
  if (range && range.firstDay > range.lastDay)
    throw new QueryError(`\`${text}\` ends before it begins`, "write the earlier date first");
  if (range) return range;
  throw new QueryError(
    `\`${text}\` is not a date`,
    "write a year, month or day (2024, 2024-07, 2024-07-15) or any EDTF expression",
  );
}

/** Refuses a time that a clock cannot be set to. */
export function checkDays(days: Days): void {
  for (const name of CLOCK_NAMES) if (days[name] !== undefined) dateNamed(days[name]);
}

export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** "did you mean `russia`?" for what is near enough, with at most three; null where nothing is. */
export function didYouMean(wanted: string, names: Iterable<string>): string | null {
  const near = nearest(wanted, names);
  return near.length === 0 ? null : `did you mean ${near.map((name) => `\`${name}\``).join(" or ")}?`;
}

/** Whether a name begins so, or one of its words: `Pulatov` of `Oleg Pulatov`. */
function isPartOf(part: string, name: string): boolean {
  if (part.length < 3) return false;
  for (let at = name.indexOf(part); at >= 0; at = name.indexOf(part, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  }
  return false;
}

export function nearest(wanted: string, names: Iterable<string>): readonly string[] {
  const folded = fold(wanted);
  // Two letters that changed places are two edits.
  const limit = folded.length < 4 ? 1 : Math.max(2, Math.floor(folded.length / 3));
  const scored: { readonly name: string; readonly score: number }[] = [];
  for (const name of new Set(names)) {
    const other = fold(name);
    const score = isPartOf(folded, other) ? 0.5 : distance(folded, other);
    if (name !== "" && score <= limit) scored.push({ name, score });
  }
  scored.sort((a, b) => a.score - b.score || compareText(a.name, b.name));
  return scored.slice(0, 3).map(({ name }) => name);
}
