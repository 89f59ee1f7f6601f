import { STANCE, STANCES, type Stance } from "../../model/stance.ts";

const NEUTRAL = "neutral";

/** How far the speaker agrees that the relationship holds: the scale of STIX. */
export function opinionOf(stance: Stance): string {
  const { side, isVoice, firm } = STANCE[stance];
  if (side === "for" && isVoice) return firm ? "strongly-agree" : "agree";
  if (side === "against") return isVoice ? "strongly-disagree" : "disagree";
  return NEUTRAL;
}

/** The stance of an opinion, of several the first of the table; undefined: it is neither for nor against. */
export function stanceOf(opinion: unknown): Stance | undefined {
  return opinion === NEUTRAL ? undefined : STANCES.find((stance) => opinionOf(stance) === opinion);
}
