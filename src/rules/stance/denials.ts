import { type Belonging, belongingsOf, saysBelonging } from "../../corroborate/belongings.ts";
import { ACTOR, SPEAKS_FOR } from "../../corroborate/vocabulary.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import type { Claim } from "../../model/claim.ts";
import { type Entity, UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { eachReference } from "../../model/references.ts";
import { isA, type RelationType, type Schema } from "../../model/schema.ts";
import { isDenial } from "../../model/stance.ts";
import { atClaim } from "../places.ts";
import type { FactsInView } from "../rule.ts";

/** A claim that denies a fact, and whom the fact names. Plain data. */
export interface Denial extends Pick<Claim, "by" | "relays" | "source"> {
  readonly fact: string;
  readonly place: Place;
  /** The ends of the fact and those whom its qualifiers name. */
  readonly parties: readonly string[];
}

/** What rules about denials note of a fact. */
export type DenialNote = Denial | Belonging;

/** The denials of a fact, and what it says of who belongs to whom. */
export function denialNotes(fact: Fact, view: FactsInView, schema: Schema): readonly DenialNote[] {
  const relation = schema.relations[fact.type];
  if (relation === undefined) return NOTHING;
  // Those who speak for another already count as that one.
  const isTie = saysBelonging(relation) && !relation.same_voice;
  // Nearly all facts are left here, before anything is made for them.
  if (!isTie && !fact.claims.some(denies)) return NOTHING;
  return [...(isTie ? belongingsOf(fact, relation) : NOTHING), ...denialsOf(fact, relation, view)];
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
