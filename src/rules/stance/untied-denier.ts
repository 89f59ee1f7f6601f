import { SPEAKS_FOR } from "../../corroborate/vocabulary.ts";
import type { Voices } from "../../corroborate/voices.ts";
import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { type Entity, UNKNOWN } from "../../model/entity.ts";
import { addTo } from "../../model/lists-by-key.ts";
import { isA, type RelationType, type Schema } from "../../model/schema.ts";
import { atEntity } from "../places.ts";
import type { ProjectRule } from "../rule.ts";
import { type Denial, type DenialNote, denialNotes, ownersOf, partNotes } from "./denials.ts";

/** Who denies a fact beside a party to it makes the denial independent, unless something says whom they speak for: a president before `leads` is written. */
export const untiedDenier: ProjectRule<DenialNote> = {
  note: denialNotes,
  find(notes, whole, schema) {
    const { denials, belongings } = partNotes(notes);
    const found: Finding[] = [];
    const byFact = new Map<string, Denial[]>();
    for (const denial of denials) addTo(byFact, denial.fact, denial);
    if (![...byFact.values()].some((all) => all.length > 1)) return found;
    const { entities } = whole;
    const owners = ownersOf(belongings, entities, schema);
    const voices = whole.voices();
    for (const all of byFact.values()) {
      const party = all.length > 1 ? partyAmong(all, voices) : null;
      const beside = party === null ? undefined : entities.get(party);
      if (beside === undefined) continue;
      for (const denial of all) {
        // Who writes a source of their own is heard for themselves.
        for (const id of denial.relays.length > 0 ? denial.relays : [denial.by ?? UNKNOWN]) {
          const denier = entities.get(id);
          if (denier === undefined || owners.has(id) || !isUntied(denier, denial, voices)) continue;
          const ties = tiesBetween(denier, beside, schema);
          if (ties.length === 0) continue;
          const params = { fact: denial.fact, denier: id, party: beside.id };
          const ways = ties.map(({ name }) => `\`${name}: ${beside.id}\``).join(" or ");
          const hint = `write ${ways} for \`${id}\` if it speaks with that voice, or \`speaks_for: []\` if it is apart`;
          const related = [{ place: atEntity(denier), message: `nothing says for whom \`${id}\` speaks` }];
          found.push(finding("untied-denier", params, denial.place, { hint, related }));
        }
      }
    }
    return found;
  },
};

function deniersOf({ by, relays, source }: Denial, voices: Voices): readonly string[] {
  if (relays.length > 0) return relays;
  return by !== null ? [by] : source === null ? [] : voices.speakers(source);
}

/** A denier who is a party to the fact, or speaks for one: what the party's word comes down to. */
function partyAmong(denials: readonly Denial[], voices: Voices): string | null {
  for (const denial of denials) {
    const named = new Set(denial.parties.flatMap((id) => voices.roots(id)));
    for (const denier of deniersOf(denial, voices)) {
      const root = voices.roots(denier).find((one) => named.has(one));
      if (root !== undefined && root !== UNKNOWN) return root;
    }
  }
  return null;
}

/** Whether someone's word is their own alone, and they are not who the fact is about. */
function isUntied({ id, attributes }: Entity, { parties }: Denial, voices: Voices): boolean {
  const [root, ...others] = voices.roots(id);
  return attributes[SPEAKS_FOR] === undefined && root === id && others.length === 0 && !parties.includes(id);
}

/** The relations by which one speaks for the other, as a person does for a state, of those that do not lead back as well. */
function tiesBetween(denier: Entity, party: Entity, schema: Schema): readonly RelationType[] {
  return Object.values(schema.relations).filter(
    ({ same_voice: isVoice, domain, range }) =>
      isVoice && isA(schema, denier.type, domain) && isA(schema, party.type, range) && !isA(schema, party.type, domain),
  );
}
