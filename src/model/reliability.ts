/** How far a source is to be trusted, after NATO's AJP-2.1: from A (completely) to E (not at all); F cannot be judged. */
export const RELIABILITY = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITY)[number];
