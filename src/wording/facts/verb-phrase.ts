import type { Fact } from "../../model/fact.ts";
import { enumerate } from "../lists.ts";
import type { Lookup } from "../names.ts";
import { boundsText, quantityText, unitText } from "../quantities.ts";
import { idsIn, valueInWords } from "../values.ts";
import { factSentence, factTitle } from "./fact-title.ts";

/** More things than these are counted. */
const NAMED = 3;
/** In characters: of things with longer names one is named. */
const LONG = 56;

/**
 * What facts of one type between the same two come to: `supplies: Ammunition, KN-23 and 4 more`, `supports (economic and military)`.
 * Things come after a colon, words in brackets.
 */
export function verbPhrase(lookup: Lookup, type: string, facts: readonly Fact[]): string {
  const relation = lookup.schema.relations[type];
  const things = new Set<string>();
  const words = new Set<string>();
  for (const { qualifiers } of facts) {
    for (const name of relation?.key ?? []) {
      const value = qualifiers[name];
      if (value === undefined || name === "when" || name === "value") continue;
      const list = idsIn(lookup, type, name, value) === null ? words : things;
      list.add(valueInWords(lookup, type, name, value));
    }
  }
  const bracket = words.size > 0 ? ` (${some([...words])})` : "";
  return `${relation?.label ?? type}${things.size > 0 ? `: ${some([...things])}` : ""}${bracket}`;
}

/** A fact and its number, with the range of what is claimed: `North Korea deploys to Russia: 10,000 troops (claims: 3,000 to 30,000)`. */
export function titleWithNumber(lookup: Lookup, fact: Fact): string {
  const [number] = fact.rollup.quantities;
  if (!number) return factTitle(lookup, fact);
  const { best, min, max } = number;
  const range = best && (best.min !== min || best.max !== max) ? ` (claims: ${boundsText(min, max)})` : "";
  const said = best ? `${boundsText(best.min, best.max)}${unitText(number)}${range}` : quantityText(number);
  return `${factSentence(lookup, fact)}: ${said}`;
}

function some(list: readonly string[]): string {
  const text = enumerate(list, NAMED - 1);
  return text.length <= LONG ? text : enumerate(list, 1);
}
