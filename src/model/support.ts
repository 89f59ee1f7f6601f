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
