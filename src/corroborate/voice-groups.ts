import { UNKNOWN } from "../model/entity.ts";
import { lazy } from "../model/lazy.ts";
import { compareText } from "../model/order.ts";
import { STANCE } from "../model/stance.ts";
import { filtered, independentRoots, type Roots } from "./independent.ts";
import type { UngroupedStatement } from "./statement.ts";

/** The independent voices among some statements. */
export interface VoiceGroups {
  /** Their names, sorted. Hearsay without a name is a voice only where there is no other. */
  readonly names: readonly string[];
  /** The voice that a statement goes to; undefined where it is none of these. */
  voiceOf(statement: UngroupedStatement): string | undefined;
}

/** Who speaks on one side of a fact. */
export interface Side {
  /** Who says that it is (or is not) so. */
  readonly outright: VoiceGroups;
  /** Who only expects (or only doubts) it. */
  readonly inPart: VoiceGroups;
}

interface Group {
  name: string;
  /** Of the strongest word that gave it its name. */
  strength: number;
}

const NO_VOICES: VoiceGroups = { names: [], voiceOf: () => undefined };

/** The voices on one side of a fact; statements that were taken back make none. */
export function sideOf(statements: readonly UngroupedStatement[], side: "for" | "against"): Side {
  const own = filtered(statements, side === "for" ? isHeardFor : isHeardAgainst);
  const voiced = filtered(own, isVoiced);
  const outright = groupVoices(voiced);
  if (voiced.length === own.length) return { outright, inPart: NO_VOICES };
  const rest = own.filter((one) => !isVoiced(one) && outright.voiceOf(one) === undefined);
  if (rest.length === 0) return { outright, inPart: NO_VOICES };
  const inPart = groupVoices(rest);
  if (outright.names.length === 0) return { outright, inPart };
  const names = inPart.names.filter((name) => name !== UNKNOWN);
  return { outright, inPart: { names, voiceOf: (one) => inPart.voiceOf(one) } };
}

function isHeardFor({ stance, takenBack }: UngroupedStatement): boolean {
  return !takenBack && STANCE[stance].side === "for";
}

function isHeardAgainst({ stance, takenBack }: UngroupedStatement): boolean {
  return !takenBack && STANCE[stance].side === "against";
}

function isVoiced({ stance }: UngroupedStatement): boolean {
  return STANCE[stance].isVoice;
}

function isLeaning({ counts, roots }: UngroupedStatement): boolean {
  return counts !== roots;
}

/**
 * Groups statements into as many independent voices as there are at most. Who passes on the word of others counts as one voice with
 * them, which has the name of the one who says most: of one who allegedly said it and one who confirms it, the second.
 */
function groupVoices(statements: readonly UngroupedStatement[]): VoiceGroups {
  if (statements.length === 0) return NO_VOICES;
  const chosen = independentRoots(statements.map(({ counts }) => counts));
  // Nearly always each counts as itself, and nothing need be looked up.
  if (!statements.some(isLeaning)) {
    const byRoot = lazy(() => indexOf(chosen, groupsOf(chosen)));
    return { names: knownOf(namesOf(chosen)), voiceOf: (one) => voiceIn(byRoot(), one) };
  }
  const groups = groupsOf(chosen);
  const byRoot = indexOf(chosen, groups);
  const leaning = statements.filter((one) => isLeaning(one) && !groupOf(byRoot, one.roots));
  if (leaning.length > 0) rename(statements, leaning, byRoot);
  // Whom a speaker leans on may have taken it back, while another voice shares the speaker's own word: a group without a word is none.
  const heard = new Set(statements.map((one) => voiceIn(byRoot, one)));
  const names = groups.map(({ name }) => name).filter((name) => heard.has(name));
  return { names: knownOf(names.sort()), voiceOf: (one) => voiceIn(byRoot, one) };
}

function groupsOf(chosen: readonly Roots[]): readonly Group[] {
  return chosen.map(([name = ""]) => ({ name, strength: 0 }));
}

function namesOf(chosen: readonly Roots[]): readonly string[] {
  return chosen.map(([name = ""]) => name);
}

/** Hearsay without a name is left out beside others. */
function knownOf(names: readonly string[]): readonly string[] {
  return names.length > 1 && names.includes(UNKNOWN) ? names.filter((name) => name !== UNKNOWN) : names;
}

/** Each group by the roots that it goes by. */
function indexOf(chosen: readonly Roots[], groups: readonly Group[]): Map<string, Group> {
  const byRoot = new Map<string, Group>();
  for (const [n, group] of groups.entries()) for (const root of chosen[n] ?? []) byRoot.set(root, group);
  return byRoot;
}

function voiceIn(byRoot: ReadonlyMap<string, Group>, { roots, counts }: UngroupedStatement): string | undefined {
  return (groupOf(byRoot, roots) ?? groupOf(byRoot, counts))?.name;
}

/** Gives a group the name of one who leans on it and says more than those whose word it is. */
function rename(
  statements: readonly UngroupedStatement[],
  leaning: readonly UngroupedStatement[],
  byRoot: Map<string, Group>,
): void {
  const strengthOf = ({ stance }: UngroupedStatement): number => STANCE[stance].strength;
  for (const one of statements) {
    const group = groupOf(byRoot, one.roots);
    if (group !== undefined) group.strength = Math.max(group.strength, strengthOf(one));
  }
  // Order of claims must not show.
  const sorted = leaning
    .map((one) => ({ one, key: one.roots.join(" ") }))
    .sort((a, b) => strengthOf(b.one) - strengthOf(a.one) || compareText(a.key, b.key));
  for (const { one } of sorted) {
    const [name] = one.roots;
    const group = groupOf(byRoot, one.counts);
    if (name === undefined || group === undefined || groupOf(byRoot, one.roots)) continue;
    if (strengthOf(one) <= group.strength) continue;
    group.name = name;
    group.strength = strengthOf(one);
    for (const root of one.roots) byRoot.set(root, group);
  }
}

function groupOf(byRoot: ReadonlyMap<string, Group>, roots: Roots): Group | undefined {
  for (const root of roots) {
    const group = byRoot.get(root);
    if (group !== undefined) return group;
  }
  return undefined;
}
