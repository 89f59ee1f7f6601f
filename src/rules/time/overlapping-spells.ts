import { type Held, heldIn, holdTogether } from "../../corroborate/held-together.ts";
import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { addTo } from "../../model/lists-by-key.ts";
import { compareText } from "../../model/order.ts";
import { WHEN } from "../../model/schema.ts";
import { keyOfSpells } from "../../resolve/fact-id.ts";
import { atFact } from "../places.ts";
import type { ProjectRule } from "../rule.ts";

/** A dated spell that has no name of its own. */
interface Spell {
  readonly id: string;
  readonly type: string;
  /** What all spells of one relation share. */
  readonly of: string;
  readonly when: string;
  readonly place: Place;
}

/**
 * Two spells of one relation follow one another. Where their dates overlap, two sources may have dated one spell differently, which are claims of one
 * fact; those that are told apart by name are two.
 */
export const overlappingSpells: ProjectRule<Spell> = {
  note(fact, _, schema) {
    const type = schema.relations[fact.type];
    const when = fact.qualifiers[WHEN];
    if (type === undefined || !type.key.includes(WHEN) || fact.spell !== undefined || typeof when !== "string")
      return [];
    const { subject, object } = fact;
    const [a, b] = type.symmetric && object !== null && object < subject ? [object, subject] : [subject, object];
    const of = [type.name, a, b, keyOfSpells(type, fact.qualifiers)].join(" ");
    return [{ id: fact.id, type: type.name, of, when, place: atFact(fact, WHEN) }];
  },
  // Most relations hold once, and are written in one file.
  keep: (notes, shared) =>
    grouped(notes).flatMap((group) => (group.length > 1 || group.some(({ type }) => shared.has(type)) ? group : [])),
  find: (notes) => grouped(notes).flatMap(overlapsAmong),
};

function grouped(spells: readonly Spell[]): readonly (readonly Spell[])[] {
  const groups = new Map<string, Spell[]>();
  for (const spell of spells) {
    addTo(groups, spell.of, spell);
  }
  return [...groups.values()];
}

function overlapsAmong(spells: readonly Spell[]): readonly Finding[] {
  const dated = spells
    .map((spell) => ({ spell, held: heldIn(spell.when) }))
    .sort((a, b) => beginningOf(a.held) - beginningOf(b.held) || compareText(a.spell.id, b.spell.id));
  // In the order of their beginnings, the one that ends last overlaps whatever an earlier one overlaps.
  let [longest, ...others] = dated;
  return others.flatMap((next) => {
    const before = longest;
    if (before === undefined) return [];
    if ((next.held?.to ?? 0) > (before.held?.to ?? 0)) longest = next;
    const { spell } = next;
    // With one date they are one fact, which is an error of its own.
    if (spell.when === before.spell.when || !holdTogether(before.held, next.held)) return [];
    const related = [{ place: before.spell.place, message: `\`${before.spell.id}\` is dated here` }];
    const hint =
      "one spell that sources date differently: put the claims into one entry, each with its own `when`; two spells: give one of them a `spell:` of its own";
    return [finding("overlapping-spells", { fact: before.spell.id, when: spell.when }, spell.place, { related, hint })];
  });
}

/** What has no beginning comes first; infinities have no difference. */
function beginningOf(held: Held | null): number {
  return Math.max(held?.from ?? 0, Number.MIN_SAFE_INTEGER);
}
