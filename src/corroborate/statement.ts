import type { Claim } from "../model/claim.ts";
import type { Stance } from "../model/stance.ts";
import type { Roots } from "./independent.ts";

/** One voice behind one claim. A claim that relays two others makes two statements. */
export interface Statement {
  readonly claim: Claim;
  /** The independent voice that it goes to, by name: one of the roll-up's lists. */
  readonly voice: string;
  /** With whom it counts as one voice: of a speaker who elsewhere on the fact passes on the word of others, with these others. */
  readonly counts: Roots;
  /** Whose word it is: those who say it in this claim. */
  readonly roots: Roots;
  /** Capped at `alleges` where the claim is an opinion or an inference. */
  readonly stance: Stance;
  /** Its own voice retracted it later. */
  readonly takenBack: boolean;
}

/** A statement before it is known which others count as one voice with it. */
export type UngroupedStatement = Omit<Statement, "voice">;
