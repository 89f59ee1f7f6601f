import type { Claim, QualifierValue } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { canAgree } from "../model/kinds/agree.ts";
import { type StoredValue, writtenText } from "../model/kinds/index.ts";
import { compareText } from "../model/order.ts";
import { type RelationType, WHEN } from "../model/schema.ts";
import { isFor, STANCE } from "../model/stance.ts";
import { type Held, heldIn, holdTogether } from "./held-together.ts";
import { readStatements } from "./statements.ts";
import type { Voices } from "./voices.ts";

/** The rivals of each fact that has any, by its id, sorted. */
export type Rivals = ReadonlyMap<string, readonly string[]>;

/** What an asserted fact says of the end for which there is only one. */
interface Candidate {
  readonly id: string;
  readonly type: RelationType;
  /** The entity at the other end; null where the relation takes a value. */
  readonly other: string | null;
  /** The values that its claims assert, where it takes one. */
  readonly values: readonly StoredValue[];
  /** The times for which they assert it; null: undated. */
  readonly times: readonly (Held | null)[];
}

/** A fact is compared with so many that begin no earlier: each with each would be lists that grow with the square of their number. */
const MOST = 100;

/**
 * Finds facts that are asserted and cannot be true together: of a relation type with `exclusive`, about the same end, at one time, with different
 * others. Symmetric; the order of facts and claims changes nothing.
 *
 * @param facts all of the relation types that are exclusive; others are passed over
 */
export function rivalsIn(facts: Iterable<Fact>, voices: Voices): Rivals {
  const groups = new Map<string, Candidate[]>();
  for (const fact of facts) {
    const type = voices.exclusive.get(fact.type);
    if (type === undefined) continue;
    for (const [shared, other] of endsOf(fact, type)) {
      const candidate = candidateOf(fact, type, other, voices);
      if (shared === UNKNOWN || other === UNKNOWN || candidate === null) continue;
      const group = `${fact.type} ${shared} ${likeness(fact, type)}`;
      const known = groups.get(group);
      if (known) known.push(candidate);
      else groups.set(group, [candidate]);
    }
  }
  return rivalsAmong(groups.values());
}

/** Gives each fact its rivals, in the place of those that it has. */
export function withRivals(facts: readonly Fact[], rivals: Rivals): readonly Fact[] {
  return facts.map((fact) => {
    const own = rivals.get(fact.id) ?? NONE;
    return own.length === 0 && fact.rollup.rivals.length === 0
      ? fact
      : { ...fact, rollup: { ...fact.rollup, rivals: own } };
  });
}

const NONE: readonly never[] = [];

/** The ends for which there is only one, and what is at the other: of a symmetric relation, both. */
function endsOf(
  { subject, object }: Fact,
  { exclusive, symmetric }: RelationType,
): readonly (readonly [string, string | null])[] {
  if (object === null) return [[subject, null]];
  const ends = { from: [subject, object], to: [object, subject] } as const;
  return symmetric ? [ends.from, ends.to] : [ends[exclusive ?? "from"]];
}

/** The ends of a fact for which there is only one of its type. */
export function sharedEnds(fact: Fact, type: RelationType): readonly string[] {
  return endsOf(fact, type).map(([shared]) => shared);
}

/** The key qualifiers in which two facts must be alike to be rivals: what is planned does not rule out what is. */
function likeness({ qualifiers }: Fact, { key }: RelationType): string {
  const own = key.filter((name) => name !== WHEN && name !== "value");
  return own.length === 0 ? "" : JSON.stringify(own.map((name) => qualifiers[name] ?? null)).toLowerCase();
}

/** Null: no one says that it is so. */
function candidateOf(fact: Fact, type: RelationType, other: string | null, voices: Voices): Candidate | null {
  const asserting = assertingClaims(fact, voices);
  if (asserting.length === 0) return null;
  const timeIn = (claim: Pick<Claim, "says">) => claim.says[WHEN] ?? fact.qualifiers[WHEN];
  return {
    id: fact.id,
    type,
    other,
    values: other === null ? distinct(valuesIn(fact, asserting), writtenText) : NONE,
    times: distinct(asserting.map(timeIn), String).map(heldIn),
  };
}

/** The claims that say outright that a fact is so. A fact without claims is the analyst's own word. */
function assertingClaims(fact: Fact, voices: Voices): readonly Pick<Claim, "says">[] {
  if (fact.claims.length === 0) return OWN_WORD;
  return readStatements(fact, voices)
    .filter(({ stance, takenBack }) => !takenBack && isFor(stance) && STANCE[stance].isVoice)
    .map(({ claim }) => claim);
}

const OWN_WORD: readonly Pick<Claim, "says">[] = [{ says: {} }];

/** The values that some say outright a fact has. */
export function assertedValues(fact: Fact, voices: Voices): readonly StoredValue[] {
  return valuesIn(fact, assertingClaims(fact, voices));
}

function valuesIn({ qualifiers }: Fact, claims: readonly Pick<Claim, "says">[]): readonly StoredValue[] {
  return claims.flatMap(({ says }) => valuesOf(says["value"] ?? qualifiers["value"]));
}

/** Each once, whatever their order; of thousands, enough. */
function distinct<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  if (items.length < 2) return items;
  const all = [...new Map(items.map((item) => [textOf(item), item]))].sort(([a], [b]) => compareText(a, b));
  return all.slice(0, MOST).map(([, item]) => item);
}

function valuesOf(value: QualifierValue | undefined): readonly StoredValue[] {
  return value === undefined ? NONE : [value].flat();
}

function rivalsAmong(groups: Iterable<readonly Candidate[]>): Rivals {
  const found = new Map<string, Set<string>>();
  const add = (id: string, rival: string): void => {
    const known = found.get(id);
    if (known) known.add(rival);
    else found.set(id, new Set([rival]));
  };
  for (const group of groups) {
    if (group.length < 2) continue;
    const sorted = group.toSorted((a, b) => beginningOf(a) - beginningOf(b) || compareText(a.id, b.id));
    for (const [n, a] of sorted.entries()) {
      for (const b of sorted.slice(n + 1, n + 1 + MOST)) {
        if (!areRivals(a, b)) continue;
        add(a.id, b.id);
        add(b.id, a.id);
      }
    }
  }
  return new Map(Array.from(found, ([id, rivals]) => [id, [...rivals].sort(compareText)]));
}

/** The first day on which a fact may hold; what is undated comes before all that is dated. */
function beginningOf({ times }: Candidate): number {
  const first = Math.min(...times.map((time) => time?.from ?? Number.NEGATIVE_INFINITY));
  // Infinities have no difference.
  return Math.max(first, Number.MIN_SAFE_INTEGER);
}

/** Where any dating or value that is asserted lets both be true, they are not. */
function areRivals(a: Candidate, b: Candidate): boolean {
  return isOther(a, b) && a.times.every((one) => b.times.every((other) => holdTogether(one, other)));
}

function isOther(a: Candidate, b: Candidate): boolean {
  if (a.other !== null || b.other !== null) return a.other !== b.other;
  const { value } = a.type;
  return value !== null && a.values.every((one) => b.values.every((other) => !canAgree(value, one, other)));
}
