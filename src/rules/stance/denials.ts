import { ACTOR, SPEAKS_FOR } from "../../corroborate/vocabulary.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { Claim } from "../../model/claim.ts";
import { type Entity, UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { eachReference } from "../../model/references.ts";
import { isA, type RelationType, type Schema } from "../../model/schema.ts";
import { isDenial, isFor } from "../../model/stance.ts";
import { atClaim } from "../places.ts";
import type { FactsInView } from "../rule.ts";

/** A claim that denies a fact, and whom the fact names. Plain data. */
export interface Denial extends Pick<Claim, "by" | "relays" | "source"> {
  readonly fact: string;
  readonly place: Place;
  /** The ends of the fact and those whom its qualifiers name. */
  readonly parties: readonly string[];
}

/** Who belongs to whom, without speaking for them. */
export type Belonging = readonly [member: string, owner: string];

/** What rules about denials note of a fact. */
export type DenialNote = Denial | Belonging;

/** The denials of a fact, and what it says of who belongs to whom. */
export function denialNotes(fact: Fact, view: FactsInView, schema: Schema): readonly DenialNote[] {
  const relation = schema.relations[fact.type];
  if (relation === undefined) return NOTHING;
  const isTie = fact.object !== null && (relation.belongs_to_object || relation.belongs_to_subject);
  // Nearly all facts are left here, before anything is made for them.
  if (!isTie && !fact.claims.some(denies)) return NOTHING;
  return [...belongingsOf(fact, relation), ...denialsOf(fact, relation, view)];
}

/** Notes by what they are. */
export function partNotes(notes: readonly DenialNote[]): {
  readonly denials: readonly Denial[];
  readonly belongings: readonly Belonging[];
} {
  return {
    denials: notes.filter((one): one is Denial => !Array.isArray(one)),
    belongings: notes.filter((one): one is Belonging => Array.isArray(one)),
  };
}

const NOTHING: readonly never[] = [];

function denies({ stance }: Claim): boolean {
  return isDenial(stance);
}

function belongingsOf({ subject, object, claims }: Fact, relation: RelationType): readonly Belonging[] {
  const says = claims.length === 0 || claims.some(({ stance }) => isFor(stance));
  if (object === null || !says) return NOTHING;
  const found: Belonging[] = [];
  if (relation.belongs_to_object) found.push([subject, object]);
  if (relation.belongs_to_subject) found.push([object, subject]);
  return found;
}

function denialsOf(fact: Fact, relation: RelationType, view: FactsInView): readonly Denial[] {
  const { id, subject, object, qualifiers } = fact;
  return fact.claims.filter(denies).map((claim) => {
    const parties = new Set(object === null ? [subject] : [subject, object]);
    eachReference(relation.qualifiers, qualifiers, (named) => parties.add(named));
    parties.delete(UNKNOWN);
    const { by, relays, source } = claim;
    return { by, relays, source, fact: id, place: atClaim(view, fact, claim, "stance"), parties: [...parties] };
  });
}

/** To whom actors belong; those that say themselves whom they speak for are left out. */
export function ownersOf(
  belongings: readonly Belonging[],
  entities: ReadonlyMap<string, Entity>,
  schema: Schema,
): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const [member, owner] of belongings) {
    const [own, other] = [entities.get(member), entities.get(owner)];
    if (!own || !other || own.attributes[SPEAKS_FOR] !== undefined) continue;
    if (!isA(schema, own.type, [ACTOR]) || !isA(schema, other.type, [ACTOR])) continue;
    const known = owners.get(member) ?? new Set();
    owners.set(member, known.add(owner));
  }
  return owners;
}
