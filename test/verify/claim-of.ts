import type { Claim } from "../../src/model/claim.ts";

/** A claim with these keys. */
export function claimOf(keys: Partial<Claim>): Claim {
  return {
    id: "f#1",
    fact: "f",
    by: null,
    stance: "states",
    basis: null,
    credibility: null,
    source: "review",
    said: null,
    relays: [],
    at: null,
    quote: null,
    note: null,
    says: {},
    ...keys,
  };
}
