import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { codePointOf, invisibleIn } from "../../text/unseen.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";

/** What people search and compare by is all to be seen: two names that look alike are alike. */
export const invisibleCharacter: EntityRule = ({ entities }) => {
  const findings: Finding[] = [];
  const look = (key: string, text: string, place: () => Place): void => {
    findings.push(...invisibleFindings(key, text, place));
  };
  for (const entity of entities.values()) {
    look("name", entity.name, () => atEntity(entity, "name"));
    for (const [i, { name }] of entity.aliases.entries()) look("aliases", name, () => atEntity(entity, "aliases", i));
    for (const key in entity.names) look("names", entity.names[key] ?? "", () => atEntity(entity, "names", key));
    for (const key in entity.identifiers)
      look("identifiers", entity.identifiers[key] ?? "", () => atEntity(entity, "identifiers", key));
  }
  return findings;
};

/** One finding for all characters of a text that are not to be seen; none where there are none. */
export function invisibleFindings(key: string, text: string, place: () => Place): readonly Finding[] {
  const found = invisibleIn(text);
  const [first] = found;
  if (first === undefined) return [];
  const characters = [...new Set(found.map(({ character }) => describe(character)))].join(", ");
  const at: Place = { ...place(), part: first.character };
  const extra = {
    hint: found.length === 1 ? "delete it" : `delete all ${found.length}`,
    fix: [{ place: at, newText: "" }],
  };
  return [finding("invisible-character", { key, characters }, at, extra)];
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ["\u00AD", "soft hyphen"],
  ["\u061C", "Arabic letter mark"],
  ["\u180E", "Mongolian vowel separator"],
  ["\u200B", "zero width space"],
  ["\u200C", "zero width non-joiner"],
  ["\u200D", "zero width joiner"],
  ["\u200E", "left-to-right mark"],
  ["\u200F", "right-to-left mark"],
  ["\u2028", "line separator"],
  ["\u2029", "paragraph separator"],
  ["\u202A", "left-to-right embedding"],
  ["\u202B", "right-to-left embedding"],
  ["\u202C", "end of an embedding"],
  ["\u202D", "left-to-right override"],
  ["\u202E", "right-to-left override"],
  ["\u2060", "word joiner"],
  ["\u2066", "left-to-right isolate"],
  ["\u2067", "right-to-left isolate"],
  ["\u2068", "first strong isolate"],
  ["\u2069", "end of an isolate"],
  ["\uFEFF", "byte order mark"],
]);

function describe(character: string): string {
  const name = NAMES.get(character);
  return name === undefined ? codePointOf(character) : `${codePointOf(character)} (${name})`;
}
