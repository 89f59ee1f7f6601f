import type { Voices } from "../../corroborate/voices.ts";
import { finding } from "../../diagnostics/registry.ts";
import { UNKNOWN } from "../../model/entity.ts";
import { atEntity } from "../places.ts";
import type { ProjectRule } from "../rule.ts";
import { type Denial, type DenialNote, denialNotes, ownersOf, partNotes } from "./denials.ts";

/** Who denies a fact about their own people is not a stranger to it, though no relation of one voice says so. */
export const partyInAllButName: ProjectRule<DenialNote> = {
  note: denialNotes,
  find(notes, whole, schema) {
    const { denials, belongings } = partNotes(notes);
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
