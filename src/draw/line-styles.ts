import type { Support } from "../model/support.ts";

/** Dash, gap, dash, gap in CSS pixels; a dash of 0 is a round dot. Solid where empty. Shared by shader, SVG and legend. */
export const DASHES: Readonly<Record<Support, readonly number[]>> = {
  confirmed: [],
  corroborated: [],
  reported: [9, 4],
  alleged: [0, 5],
  projected: [5, 10],
  unsourced: [2, 9],
  denied: [],
};

export const THICKNESS: Readonly<Record<Support, number>> = {
  confirmed: 2.6,
  corroborated: 1.7,
  reported: 1.5,
  alleged: 1.9,
  projected: 1.5,
  unsourced: 1.2,
  denied: 1.2,
};
