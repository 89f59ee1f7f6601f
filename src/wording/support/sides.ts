import type { Statement } from "../../corroborate/statement.ts";
import type { Claim } from "../../model/claim.ts";
import { UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { isDenial, isForecast, STANCE, type Stance } from "../../model/stance.ts";
import { count } from "../counts.ts";

/** Where a claim is listed on the page of its fact. */
export type SideName = "for" | "expecting" | "denying" | "doubting" | "taken_back";

/** The claims that count for one voice on one side, strongest first. */
export interface VoiceGroup {
  readonly voice: string;
  /** Hearsay beside voices with a name, which adds none to theirs. */
  readonly isAside: boolean;
  readonly statements: readonly Statement[];
}

/** One side of a fact: its voices, those that say it most strongly first, else in the order in which they are written. */
export interface Side {
  readonly name: SideName;
  readonly groups: readonly VoiceGroup[];
  /** Independent voices; the hearsay aside is none. */
  readonly voices: number;
  readonly claims: number;
}

/** All claims of a fact as every face lists them. */
export interface Sides {
  /** In the order in which they are read; those without a claim are left out. */
  readonly sides: readonly Side[];
  /** Claims that take others back. */
  readonly retractions: readonly Claim[];
  /** Claims with neither speaker nor source. */
  readonly silent: readonly Claim[];
}

/** In the order in which they are read. */
export const SIDE_TITLES: Readonly<Record<SideName, string>> = {
  for: "Who says so",
  expecting: "Who expects it",
  denying: "Who denies it",
  doubting: "Who doubts it (which neither supports nor contests it)",
  taken_back: "Taken back",
};

/** What is written above claims that take others back, and above those that no speaker is known of. */
export const RETRACTIONS_TITLE = "Who takes it back";
export const SILENT_TITLE = "Without a speaker";

/** Sorts the claims of a fact for reading. The one order of claims: the command line, the viewer and citations all use it. */
export function sidesOf(fact: Fact, statements: readonly Statement[]): Sides {
  const told = new Set(statements.map(({ claim }) => claim.id));
  const rest = fact.claims.filter(({ id }) => !told.has(id));
  const names = Object.keys(SIDE_TITLES) as SideName[];
  return {
    sides: names.flatMap((name) => sideOf(name, statements) ?? []),
    retractions: rest.filter(({ stance }) => STANCE[stance].retracts),
    silent: rest.filter(({ stance }) => !STANCE[stance].retracts),
  };
}

/** `Who says so: 2 independent voices, 4 claims` */
export function sideHeading({ name, voices, claims }: Side): string {
  return `${SIDE_TITLES[name]}: ${count(voices, "independent voice")}, ${count(claims, "claim")}`;
}

/** The heading of a voice's claims: its name. */
export function voiceTitle({ voice, isAside }: VoiceGroup, nameOf: (id: string) => string): string {
  if (voice !== UNKNOWN) return nameOf(voice);
  return `No speaker named${isAside ? " (adds no voice to those that are)" : ""}`;
}

/** The side of a fact by name; undefined where it has no claim there. */
export function sideNamed({ sides }: Sides, name: SideName): Side | undefined {
  return sides.find((side) => side.name === name);
}

/** Where those are who say outright what others only expect or doubt. */
const OUTRIGHT: Readonly<Partial<Record<SideName, SideName>>> = { expecting: "for", doubting: "denying" };

function sideOf(name: SideName, statements: readonly Statement[]): Side | null {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (sideNameOf(statement) !== name) continue;
    const group = groups.get(statement.voice);
    if (!group) groups.set(statement.voice, [statement]);
    // A claim that relays two of one voice is one claim of it.
    else if (!group.some(({ claim }) => claim.id === statement.claim.id)) group.push(statement);
  }
  if (groups.size === 0) return null;
  const outright = OUTRIGHT[name];
  const isNamed = (one: Statement): boolean => one.voice !== UNKNOWN && sideNameOf(one) === outright;
  const isHearsayAside = groups.has(UNKNOWN) && (groups.size > 1 || statements.some(isNamed));
  const sorted = [...groups].map(([voice, own]) => ({
    voice,
    isAside: isHearsayAside && voice === UNKNOWN,
    statements: own.sort(byStrength),
  }));
  sorted.sort((a, b) => Number(a.isAside) - Number(b.isAside) || byStrength(a.statements[0], b.statements[0]));
  const claims = new Set(sorted.flatMap((group) => group.statements.map(({ claim }) => claim.id)));
  return { name, groups: sorted, voices: groups.size - (isHearsayAside ? 1 : 0), claims: claims.size };
}

function sideNameOf({ stance, takenBack }: Pick<Statement, "stance" | "takenBack">): SideName {
  if (takenBack) return "taken_back";
  if (isDenial(stance)) return "denying";
  if (isForecast(stance)) return "expecting";
  return STANCE[stance].side === "for" ? "for" : "doubting";
}

function byStrength(a: { readonly stance: Stance } | undefined, b: typeof a): number {
  return strengthOf(b) - strengthOf(a);
}

function strengthOf(one: { readonly stance: Stance } | undefined): number {
  return one ? STANCE[one.stance].strength : 0;
}
