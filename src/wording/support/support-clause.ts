import type { Statement } from "../../corroborate/statement.ts";
import type { Fact } from "../../model/fact.ts";
import { STANCE } from "../../model/stance.ts";
import { isInferred, stanceVerb } from "../claims/stance-text.ts";
import { count } from "../counts.ts";
import { enumerate } from "../lists.ts";
import { type Lookup, nameOf } from "../names.ts";
import { type Side, type Sides, sideNamed, type VoiceGroup } from "./sides.ts";

/** What the claims support and by whom, without a capital: `confirmed by NATO, and said by 2 more voices`, `only alleged, by Ukraine`. */
export function supportClause(lookup: Lookup, fact: Fact, sides: Sides): string {
  const groups = heard(sideNamed(sides, "for"));
  const named = (some: readonly VoiceGroup[]): string => enumerate(some.map((group) => wordOf(lookup, group)));
  const expecting = heard(sideNamed(sides, "expecting"));
  const denying = heard(sideNamed(sides, "denying"));
  switch (fact.rollup.computed) {
    case "confirmed": {
      const confirming = groups.filter(isConfirming);
      const others = groups.length - confirming.length;
      const [only] = confirming;
      const party = only && confirming.length === 1 && isEnd(lookup, fact, only) ? ", a party to it" : "";
      return `confirmed by ${named(confirming)}${party}${others > 0 ? `, and said by ${count(others, "more voice")}` : ""}`;
    }
    case "corroborated": {
      const levels = levelsOf(groups);
      const who = levels.length > 1 ? levelsText(lookup, levels) : named(groups);
      return `corroborated: ${count(groups.length, "independent voice")} say so (${who})`;
    }
    case "reported": {
      const [only] = groups;
      if (!only || groups.length > 1) return `reported: ${levelsText(lookup, levelsOf(groups))}`;
      const isStated = !isConfirming(only);
      return `reported by one voice only${isStated ? `, ${named(groups)}` : ` (${levelsText(lookup, levelsOf(groups))})`}`;
    }
    case "alleged": {
      const inferring = groups.filter(({ statements: [first] }) => first && isInferred(first));
      const alleging = groups.filter((group) => !inferring.includes(group));
      if (inferring.length === 0) return `only alleged, by ${named(alleging)}`;
      if (alleging.length === 0) return `only inferred, by ${named(inferring)}`;
      return `only alleged, by ${named(alleging)}, and inferred, by ${named(inferring)}`;
    }
    case "projected":
      return `only predicted, by ${named(expecting)}`;
    case "denied":
      return `only denied, by ${named(denying)}`;
    case "unsourced":
      if (isAnalystsReading(lookup, fact)) return ANALYSTS_READING;
      return fact.claims.length === 0 ? "unsourced: it has no source" : "unsourced: no claim supports it";
  }
}

/** What is written of a fact that needs no source. */
export const ANALYSTS_READING = "the analyst's own reading";

/** Whether a fact rests on the analyst's reading alone. */
export function isAnalystsReading({ schema }: Pick<Lookup, "schema">, { type, claims }: Fact): boolean {
  return claims.length === 0 && schema.relations[type]?.by_analyst === true;
}

/** The voices; hearsay beside them only where it says more than any of them, since support then comes from it. */
function heard(side: Side | undefined): readonly VoiceGroup[] {
  const groups = side?.groups ?? [];
  const strength = ({ statements: [first] }: VoiceGroup): number => (first ? STANCE[first.stance].strength : 0);
  const most = Math.max(...groups.filter(({ isAside }) => !isAside).map(strength));
  const kept = groups.filter((group) => !group.isAside || strength(group) > most);
  return kept.sort((a, b) => strength(b) - strength(a));
}

/** Who is quoted for the strongest claim of a voice: the voice, unless it is the word of another who counts under it. */
function wordOf(lookup: Lookup, { voice, statements: [first] }: VoiceGroup): string {
  const own = first === undefined || first.roots.includes(voice) ? voice : (first.roots[0] ?? voice);
  return nameOf(lookup, own);
}

function isConfirming({ statements: [first] }: VoiceGroup): boolean {
  return first !== undefined && STANCE[first.stance].support.shared === "confirmed";
}

function isEnd({ voices }: Lookup, { subject, object }: Fact, { voice }: VoiceGroup): boolean {
  return [subject, object].some((end) => end !== null && voices.roots(end).includes(voice));
}

/** Voices that take the same stance. */
interface Level {
  readonly first: Statement;
  readonly groups: VoiceGroup[];
}

function levelsOf(groups: readonly VoiceGroup[]): readonly Level[] {
  const levels: Level[] = [];
  for (const group of groups) {
    const [first] = group.statements;
    if (!first) continue;
    const level = levels.find((one) => stanceVerb(one.first) === stanceVerb(first));
    if (level) level.groups.push(group);
    else levels.push({ first, groups: [group] });
  }
  return levels;
}

/** `A confirmed it, B and C stated it, and D only alleged it` */
function levelsText(lookup: Lookup, levels: readonly Level[]): string {
  const parts = levels.map(({ first, groups }) => {
    const who = enumerate(groups.map((group) => wordOf(lookup, group)));
    const only = STANCE[first.stance].firm || levels.length === 1 ? "" : "only ";
    return `${who} ${only}${stanceVerb(first)}`;
  });
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`;
}
