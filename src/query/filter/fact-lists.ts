import type { Claim } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import { compareText } from "../../model/order.ts";

export function claimed<T>(fact: Fact, part: (claim: Claim) => T): readonly T[] {
  return fact.claims.map(part);
}

export function mapped<T>(facts: Iterable<Fact>, part: (fact: Fact) => T): readonly T[] {
  const parts: T[] = [];
  for (const fact of facts) parts.push(part(fact));
  return parts;
}

/** One list as it is; several in the order of ids, each fact once. */
export function union(lists: readonly (readonly Fact[])[]): readonly Fact[] {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  return [...new Set(lists.flat())].sort((a, b) => compareText(a.id, b.id));
}

/** The claims behind facts, as they are asked for. */
export function* claimsBehind(facts: Iterable<Fact>): Generator<Claim> {
  for (const fact of facts) yield* fact.claims;
}
