/** From least to most. `denied`: only denials. `projected`: only predictions. */
export const SUPPORT = [
  "denied",
  "unsourced",
  "projected",
  "alleged",
  "reported",
  "corroborated",
  "confirmed",
] as const;
export type Support = (typeof SUPPORT)[number];

const RANK: ReadonlyMap<string, number> = new Map(SUPPORT.map((level, rank) => [level, rank]));

/** The place of a level, from the least (0); also of one that is only known as a text. */
export function rankOf(support: string): number {
  return RANK.get(support) ?? 0;
}

export function levelAt(rank: number): Support | null {
  return SUPPORT[rank] ?? null;
}

/**
 * `by-rival`: no one denies it, but another asserted fact cannot be true together with it. `by-party`: all who deny it are ends of the fact, are named
 * in its qualifiers, or speak for one of these.
 */
export const CONTESTED = ["no", "by-rival", "by-party", "independently"] as const;
export type Contested = (typeof CONTESTED)[number];

/** Whether someone denies it: a rival contests a fact too, and denies nothing. */
export function isDenied(contested: Contested): boolean {
  return contested === "by-party" || contested === "independently";
}
