import { ACTOR, SPEAKS_FOR } from "../corroborate/vocabulary.ts";
import type { Voices } from "../corroborate/voices.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Claim } from "../model/claim.ts";
import { type Entity, UNKNOWN } from "../model/entity.ts";
import { eachReference } from "../model/references.ts";
import { isA, type Schema } from "../model/schema.ts";
import { isDenial, isFor } from "../model/stance.ts";
import { atClaim, atEntity } from "./places.ts";
import type { ProjectRule } from "./rule.ts";

/** A claim that denies a fact, and whom the fact names. Plain data. */
interface Denial extends Pick<Claim, "by" | "relays" | "source"> {
  readonly fact: string;
  readonly place: Place;
  /** The ends of the fact and those whom its qualifiers name. */
  readonly parties: readonly string[];
}

/** Who belongs to whom, without speaking for them. */
type Belonging = readonly [member: string, owner: string];

/** Who denies a fact about their own people is not a stranger to it, though no relation of one voice says so. */
export const partyInAllButName: ProjectRule<Denial | Belonging> = {
  note(fact, view, schema) {
    const relation = schema.relations[fact.type];
    if (relation === undefined) return NOTHING;
    const { subject, object } = fact;
    const isTie = object !== null && (relation.belongs_to_object || relation.belongs_to_subject);
    // Nearly all facts are left here, before anything is made for them.
    if (!isTie && !fact.claims.some(denies)) return NOTHING;
    const notes: (Denial | Belonging)[] = [];
    const says = fact.claims.length === 0 || fact.claims.some(({ stance }) => isFor(stance));
    if (object !== null && says && relation.belongs_to_object) notes.push([subject, object]);
    if (object !== null && says && relation.belongs_to_subject) notes.push([object, subject]);
    for (const claim of fact.claims) {
      if (!denies(claim)) continue;
      const parties = new Set(object === null ? [subject] : [subject, object]);
      eachReference(relation.qualifiers, fact.qualifiers, (id) => parties.add(id));
      parties.delete(UNKNOWN);
      const { by, relays, source } = claim;
      const place = atClaim(view, fact, claim, "stance");
      notes.push({ by, relays, source, fact: fact.id, place, parties: [...parties] });
    }
    return notes;
  },
  find(notes, whole, schema) {
    const denials = notes.filter((one): one is Denial => !Array.isArray(one));
    const belongings = notes.filter((one): one is Belonging => Array.isArray(one));
    if (denials.length === 0 || belongings.length === 0) return [];
    const { entities } = whole;
    const owners = ownersOf(belongings, entities, schema);
    const voices = whole.voices();
    return denials.flatMap((denial) => {
      const found = kinOf(denial, owners, voices);
      const member = found && entities.get(found[0]);
      if (!found || !member) return [];
      const params = { fact: denial.fact, denier: found[2], member: found[0], owner: found[1] };
      const hint = `write \`part_of: ${found[1]}\` for \`${found[0]}\` if it speaks with that voice, or \`speaks_for: []\` if it is apart`;
      const related = [{ place: atEntity(member), message: `\`${found[0]}\` belongs to \`${found[1]}\`` }];
      return [finding("party-in-all-but-name", params, denial.place, { hint, related })];
    });
  },
};

const NOTHING: readonly never[] = [];

function denies({ stance }: Claim): boolean {
  return isDenial(stance);
}

/** To whom actors belong; those that say themselves whom they speak for are left out. */
function ownersOf(
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

/** The one step that ties a denier, who counts as independent, to a party of the fact; null where there is none. */
function kinOf(
  { by, relays, source, parties }: Denial,
  owners: ReadonlyMap<string, ReadonlySet<string>>,
  voices: Voices,
): readonly [member: string, owner: string, denier: string] | null {
  const own = by !== null ? [by] : source === null ? [] : voices.speakers(source);
  const named = new Set(parties.flatMap((id) => voices.roots(id)));
  for (const denier of relays.length > 0 ? relays : own) {
    const roots = new Set(voices.roots(denier));
    if (denier === UNKNOWN || [...roots].some((root) => named.has(root))) continue;
    const steps: readonly (readonly [members: readonly string[], wanted: ReadonlySet<string>])[] = [
      [parties, roots],
      [[...new Set([denier, ...roots])], named],
    ];
    for (const [members, wanted] of steps) {
      for (const member of members) {
        for (const owner of owners.get(member) ?? []) {
          if (voices.roots(owner).some((root) => wanted.has(root))) return [member, owner, denier];
        }
      }
    }
  }
  return null;
}
