import type { Statement } from "../corroborate/statement.ts";
import { speakersOfClaim } from "../corroborate/voices.ts";
import type { Lookup } from "./names.ts";

/** Words and, between them, entities: a face writes each entity as it can, as a name, a name with its id, or a link. */
export type Phrase = readonly (string | { readonly id: string })[];

/**
 * Through whom a voice is heard, where it is not by its own claim: a spokesman speaks for it, a reader only passes it on. Empty where the
 * voice speaks itself.
 */
export function throughPhrase({ voices }: Lookup, { claim, voice, roots }: Statement): Phrase {
  const speakers = speakersOfClaim(claim, voices);
  if (claim.relays.length > 0) {
    const origin = claim.relays.filter((id) => id !== voice && voices.roots(id).includes(voice));
    const words: Phrase = origin.length > 0 ? ["the word of ", ...listed(origin), ", "] : [];
    return [...words, "passed on by ", ...(claim.by === null ? ["the source"] : listed(speakers))];
  }
  const others = speakers.filter((id) => id !== voice);
  if (others.length < speakers.length) return others.length > 0 ? ["jointly with ", ...listed(others)] : [];
  if (others.length === 0) return [];
  // A name does not tell whether it is of one or of several.
  const how = roots.includes(voice) ? ", speaking for it" : ", repeating this voice without adding one";
  return ["through ", ...listed(others), how];
}

/** A phrase as plain text. */
export function phraseText(phrase: Phrase, nameOf: (id: string) => string): string {
  return phrase.map((part) => (typeof part === "string" ? part : nameOf(part.id))).join("");
}

/** Entities in a row: `a, b and c`. */
export function listed(ids: readonly string[]): Phrase {
  return ids.flatMap((id, i) => [...(i === 0 ? [] : [i === ids.length - 1 ? " and " : ", "]), { id }]);
}
