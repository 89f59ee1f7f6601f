import type { Answers, Undated } from "../corroborate/as-of.ts";
import { belongingsOf } from "../corroborate/belongings.ts";
import type { Answer } from "../corroborate/holds.ts";
import { ACTOR, SPEAKS_FOR } from "../corroborate/vocabulary.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { addTo } from "../model/lists-by-key.ts";
import { compareText } from "../model/order.ts";
import { isA, type Schema } from "../model/schema.ts";
import type { Core } from "./core.ts";
import { knownId } from "./ground.ts";
import type { Indexes } from "./indexes.ts";
import { singly } from "./values.ts";

/** One that belongs to another: its leader, a body of it, a member. */
export interface BlocTie {
  readonly member: string;
  readonly owner: string;
  /** The fact that says so; null: the member's attribute `speaks_for`. */
  readonly fact: string | null;
}

export interface BlocMember {
  readonly id: string;
  /** The ties that lead to it from the entity that was asked about, the fewest there are. */
  readonly ties: readonly BlocTie[];
  /** As of a time: whether it belongs by ties that are certain then, or may belong. A tie without a date is possible. Left out where no time was asked for. */
  readonly holds?: Answer;
}

/** An actor with all who belong to it, and all that it belongs to. */
export interface Bloc {
  readonly of: string;
  /** Itself first, then the others, sorted. */
  readonly ids: readonly string[];
  /** All but itself, sorted. */
  readonly members: readonly BlocMember[];
}

/**
 * The bloc of an actor: its leaders, bodies and members, theirs and so on; and the groups that it is in, and those that these are in. The other
 * members of a group are not of its bloc. Who belongs to whom is for relation types to say: by `same_voice`, `belongs_to_object` and
 * `belongs_to_subject`.
 */
export function blocIn(
  { dataset, indexes, schema, whole }: Core,
  undated: Undated,
  answers: Answers,
  id: string,
): Bloc {
  const of = knownId(indexes, id);
  const { entities } = indexes;
  const left = new Set(undated.alone);
  const facts =
    left.size === 0
      ? dataset.facts
      : whole.dataset.facts.filter((fact) => left.has(fact.id) || indexes.facts.has(fact.id));
  const all = tiesAmong(entities, facts, schema);
  const found = membersBy(all, of);
  const isTimed = answers.size > 0 || undated.trueOn.length > 0;
  const isCertain = ({ fact }: BlocTie): boolean => fact === null || answers.get(fact) === "certain";
  const certain = isTimed ? membersBy(all.filter(isCertain), of) : null;
  const members = [...found]
    .map(([id, ties]): BlocMember => {
      // The fewest ties may be possible where more of them are certain.
      const sure = certain?.get(id);
      return { id, ties: sure ?? ties, ...(certain && { holds: sure ? "certain" : "possible" }) };
    })
    .sort((a, b) => compareText(a.id, b.id));
  return { of, ids: [of, ...members.map(({ id }) => id)], members };
}

/** Who is below one and who is above it, by the fewest ties that lead there. */
export function membersBy(ties: readonly BlocTie[], of: string): ReadonlyMap<string, readonly BlocTie[]> {
  const below = new Map<string, BlocTie[]>();
  const above = new Map<string, BlocTie[]>();
  for (const tie of ties) {
    addTo(below, tie.owner, tie);
    addTo(above, tie.member, tie);
  }
  const found = new Map<string, readonly BlocTie[]>();
  for (const [next, end] of [
    [below, "member"],
    [above, "owner"],
  ] as const) {
    for (const [id, ties] of reachedFrom(of, next, end)) {
      const known = found.get(id);
      if (id !== of && (!known || ties.length < known.length)) found.set(id, ties);
    }
  }
  return found;
}

/** Who belongs to whom among actors, sorted: the order of facts must not show. */
export function tiesAmong(
  entities: ReadonlyMap<string, Entity>,
  facts: Iterable<Fact>,
  schema: Schema,
): readonly BlocTie[] {
  const typeOf = (id: string): string | undefined => entities.get(id)?.type;
  const ties = [...spokenTies(entities.values(), schema, typeOf)];
  for (const fact of facts) ties.push(...tiesOfFact(fact, schema, typeOf));
  return ties.sort(
    (a, b) =>
      compareText(a.member, b.member) || compareText(a.owner, b.owner) || compareText(a.fact ?? "", b.fact ?? ""),
  );
}

/** What a fact says of who belongs to whom. */
export function tiesOfFact(fact: Fact, schema: Schema, typeOf: (id: string) => string | undefined): readonly BlocTie[] {
  const relation = schema.relations[fact.type];
  if (!relation) return NO_TIES;
  const all = belongingsOf(fact, relation);
  if (all.length === 0) return NO_TIES;
  const isTie = all.every((ids) => ids.every((id) => isActor(schema, typeOf(id))));
  return isTie ? all.map(([member, owner]) => ({ member, owner, fact: fact.id })) : NO_TIES;
}

const NO_TIES: readonly BlocTie[] = [];

/** For whom entities speak by their attributes. */
export function* spokenTies(
  entities: Iterable<Entity>,
  schema: Schema,
  typeOf: (id: string) => string | undefined,
): Generator<BlocTie> {
  for (const { id, type, attributes } of entities) {
    const owners = attributes[SPEAKS_FOR];
    if (owners === undefined || !isActor(schema, type)) continue;
    for (const owner of singly(owners)) {
      if (typeof owner === "string" && isActor(schema, typeOf(owner))) yield { member: id, owner, fact: null };
    }
  }
}

function isActor(schema: Schema, type: string | undefined): boolean {
  return type !== undefined && isA(schema, type, [ACTOR]);
}

/** By the ties of each to the next, in as few as there are. A map is walked in the order in which it grows, so that a circle ends. */
function reachedFrom(
  start: string,
  next: ReadonlyMap<string, readonly BlocTie[]>,
  end: "member" | "owner",
): ReadonlyMap<string, readonly BlocTie[]> {
  const reached = new Map<string, readonly BlocTie[]>([[start, []]]);
  for (const [id, ties] of reached) {
    for (const tie of next.get(id) ?? []) if (!reached.has(tie[end])) reached.set(tie[end], [...ties, tie]);
  }
  return reached;
}

/** The entities that filters of ends ask for, with all in their blocs. */
export interface AskedBlocs {
  readonly from?: readonly Bloc[];
  readonly to?: readonly Bloc[];
  readonly about?: readonly Bloc[];
  readonly between?: readonly [Bloc, Bloc];
}

/** Two blocs as the ends of a path: who is in both is at neither end, but for the two actors themselves. */
export function endsOfPath(a: Bloc, b: Bloc): readonly [from: readonly string[], to: readonly string[]] {
  if (a.of === b.of) return [[a.of], [b.of]];
  const [ofA, ofB] = [new Set([...a.ids, b.of]), new Set([...b.ids, a.of])];
  return [a.ids.filter((id) => id === a.of || !ofB.has(id)), b.ids.filter((id) => id === b.of || !ofA.has(id))];
}

/**
 * Through whom a fact meets the filters, sorted: those at its ends (or, of `about`, in its qualifiers) that are only in the bloc of whom a filter
 * asks for. Empty where it is about those themselves.
 */
export function throughWhom(indexes: Indexes, fact: Fact, { from, to, about, between }: AskedBlocs): readonly string[] {
  const through = new Set<string>();
  const ends = [
    [from, () => indexes.starts(fact)],
    [to, () => indexes.finishes(fact)],
    [about, () => indexes.named(fact)],
  ] as const;
  for (const [asked, named] of ends) if (asked) for (const id of among(named(), asked)) through.add(id);
  if (between) for (const id of joining(fact, between)) through.add(id);
  return [...through].sort();
}

function among(named: readonly string[], asked: readonly Bloc[]): readonly string[] {
  if (asked.some(({ of }) => named.includes(of))) return [];
  return named.filter((id) => asked.some(({ ids }) => ids.includes(id)));
}

/** Either way round; the way that takes fewer others. */
function joining({ subject, object }: Fact, [a, b]: readonly [Bloc, Bloc]): readonly string[] {
  if (object === null) return [];
  const ways = [
    [subject, object],
    [object, subject],
  ].flatMap(([x = "", y = ""]) => {
    if (!a.ids.includes(x) || !b.ids.includes(y)) return [];
    return [[...(x === a.of ? [] : [x]), ...(y === b.of ? [] : [y])]];
  });
  const [one = [], other = one] = ways;
  return other.length < one.length ? other : one;
}
