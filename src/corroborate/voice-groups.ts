import { UNKNOWN } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import { STANCE, type StanceRow } from "../model/stance.ts";
import { independentRoots, type Roots } from "./independent.ts";
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
export function sideOf(statements: readonly UngroupedStatement[], side: StanceRow["side"]): Side {
  const own = statements.filter(({ stance, takenBack }) => !takenBack && STANCE[stance].side === side);
  const voiced = own.filter(({ stance }) => STANCE[stance].isVoice);
  const outright = groupVoices(voiced);
  if (voiced.length === own.length) return { outright, inPart: NO_VOICES };
  const rest = own.filter((one) => !STANCE[one.stance].isVoice && outright.voiceOf(one) === undefined);
  if (rest.length === 0) return { outright, inPart: NO_VOICES };
  const inPart = groupVoices(rest);
  if (outright.names.length === 0) return { outright, inPart };
  return { outright, inPart: { ...inPart, names: inPart.names.filter((name) => name !== UNKNOWN) } };
}

/**
 * Groups statements into as many independent voices as there are at most. Who passes on the word of others counts as one voice with
 * them, which has the name of the one who says most: of one who allegedly said it and one who confirms it, the second.
 */
function groupVoices(statements: readonly UngroupedStatement[]): VoiceGroups {
  if (statements.length === 0) return NO_VOICES;
  const chosen = independentRoots(statements.map(({ counts }) => counts));
  const groups = chosen.map(([name = ""]): Group => ({ name, strength: 0 }));
  let known: Map<string, Group> | undefined;
  const byRoot = (): Map<string, Group> => {
    known ??= indexOf(chosen, groups);
    return known;
  };
  const voiceOf = ({ roots, counts }: UngroupedStatement): string | undefined =>
    (groupOf(byRoot(), roots) ?? groupOf(byRoot(), counts))?.name;
  let names = groups.map(({ name }) => name);
  // Nearly always each counts as itself, and nothing need be looked up.
  if (statements.some(({ counts, roots }) => counts !== roots)) {
    const leaning = statements.filter(({ counts, roots }) => counts !== roots && !groupOf(byRoot(), roots));
    if (leaning.length > 0) rename(statements, leaning, byRoot());
    // Whom a speaker leans on may have taken it back, while another voice shares the speaker's own word: a group without a word is none.
    names = groups.map(({ name }) => name).filter((name) => statements.some((one) => voiceOf(one) === name));
  }
  names.sort();
  return { names: names.length > 1 ? names.filter((name) => name !== UNKNOWN) : names, voiceOf };
}

/** Each group by the roots that it goes by. */
function indexOf(chosen: readonly Roots[], groups: readonly Group[]): Map<string, Group> {
  const byRoot = new Map<string, Group>();
  for (const [n, group] of groups.entries()) for (const root of chosen[n] ?? []) byRoot.set(root, group);
  return byRoot;
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
