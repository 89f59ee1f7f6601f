import type { Rollup } from "./fact.ts";

/** The rollup of a fact without a claim; what a fact has until it is corroborated. */
export const UNSOURCED: Rollup = Object.freeze({
  support: "unsourced",
  computed: "unsourced",
  assessment: null,
  contested: "no",
  voices: [],
  expecting: [],
  deniers: [],
  quantities: [],
  rivals: [],
});
