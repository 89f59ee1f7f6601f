import type { Support } from "./support.ts";

/** What a stance means. Nothing else in the code tells one stance from another by its name. */
export interface StanceRow {
  /** Whether it says that the fact is so, that it is not so, or neither. */
  readonly side: "for" | "against" | "neither";
  /** Order within its side: the higher, the stronger. */
  readonly strength: number;
  /** It says outright that the fact is (or is not) so, neither hedged nor foretold: what an opinion or an inference cannot do. */
  readonly firm: boolean;
  /** It makes a voice for its side: it says that the fact is (or is not) so, and does not merely expect or doubt it. */
  readonly isVoice: boolean;
  /** The numbers of such a claim enter the roll-up. */
  readonly givesNumbers: boolean;
  /** It takes back what the same voice claimed earlier. */
  readonly retracts: boolean;
  /** What it supports: as the word of one voice, of two that say it as strongly, and of a party to the fact. */
  readonly support: { readonly alone: Support; readonly shared: Support; readonly admitted: Support };
  /** "NATO ...", with its object. In the past tense, which is the same for one speaker and for several: a name does not tell which it is of. */
  readonly verb: string;
  /** When to choose it. Editors and docs/data-files.md say it. */
  readonly meaning: string;
}

/** In the order in which stances are listed: for, against, neither. */
const ROWS = {
  states: {
    side: "for",
    strength: 3,
    firm: true,
    isVoice: true,
    givesNumbers: true,
    retracts: false,
    support: { alone: "reported", shared: "corroborated", admitted: "reported" },
    verb: "stated it",
    meaning: "Says that it is so, on the speaker's own authority.",
  },
  confirms: {
    side: "for",
    strength: 4,
    firm: true,
    isVoice: true,
    givesNumbers: true,
    retracts: false,
    support: { alone: "reported", shared: "confirmed", admitted: "confirmed" },
    verb: "confirmed it",
    meaning: "Says that it is so, and is in a position to know: a party to it, a service that watches it.",
  },
  alleges: {
    side: "for",
    strength: 2,
    firm: false,
    isVoice: true,
    givesNumbers: true,
    retracts: false,
    support: { alone: "alleged", shared: "alleged", admitted: "alleged" },
    verb: "alleged it",
    meaning: "Says that it is so, hedged, or as a charge against someone else.",
  },
  predicts: {
    side: "for",
    strength: 1,
    firm: false,
    isVoice: false,
    givesNumbers: false,
    retracts: false,
    support: { alone: "projected", shared: "projected", admitted: "projected" },
    verb: "predicted it",
    meaning:
      "Expects it. The speaker is not a voice for the fact, and the claim raises support no higher than `projected`.",
  },
  doubts: {
    side: "against",
    strength: 1,
    firm: false,
    isVoice: false,
    givesNumbers: false,
    retracts: false,
    support: { alone: "unsourced", shared: "unsourced", admitted: "unsourced" },
    verb: "doubted it",
    meaning: "Questions it without saying that it is not so. It neither supports nor contests.",
  },
  denies: {
    side: "against",
    strength: 3,
    firm: true,
    isVoice: true,
    givesNumbers: false,
    retracts: false,
    support: { alone: "denied", shared: "denied", admitted: "denied" },
    verb: "denied it",
    meaning: "Says that it is not so.",
  },
  retracts: {
    side: "neither",
    strength: 0,
    firm: false,
    isVoice: false,
    givesNumbers: false,
    retracts: true,
    support: { alone: "unsourced", shared: "unsourced", admitted: "unsourced" },
    verb: "took it back",
    meaning: "Takes back what the same voice claimed earlier.",
  },
} as const;

export type Stance = keyof typeof ROWS;

export const STANCE: Readonly<Record<Stance, StanceRow>> = ROWS;

export const STANCES: readonly Stance[] = Object.keys(ROWS) as Stance[];

/** The stance of a claim that gives none. */
export const DEFAULT_STANCE: Stance = "states";

/** The strongest stance that a judgement (an opinion, an inference) supports. */
export const JUDGEMENT: Stance = "alleges";

/** The stance of what is expected: what a hint names. */
export const FORECAST: Stance = "predicts";

/** Whether a stance says that the fact is so, or expects it to be. */
export function isFor(stance: Stance): boolean {
  return STANCE[stance].side === "for";
}

/** Whether a stance expects the fact without saying that it is so. */
export function isForecast(stance: Stance): boolean {
  return isFor(stance) && !STANCE[stance].isVoice;
}

/** Whether a stance says that the fact is not so; to doubt it is less. */
export function isDenial(stance: Stance): boolean {
  const { side, isVoice } = STANCE[stance];
  return side === "against" && isVoice;
}
