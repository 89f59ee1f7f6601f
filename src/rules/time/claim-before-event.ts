import { finding } from "../../diagnostics/registry.ts";
import type { Claim } from "../../model/claim.ts";
import { dateOf } from "../../model/dates.ts";
import type { Fact } from "../../model/fact.ts";
import { FORECAST, isFor, STANCE } from "../../model/stance.ts";
import { atClaim, atEntity, atFact } from "../places.ts";
import type { DateRule, FactsInView } from "../rule.ts";
import type { Contradiction } from "./contradictions.ts";

/** What has not happened yet cannot be stated, only predicted. */
export const claimBeforeEvent: DateRule = (resolved) => {
  const found: Contradiction[] = [];
  for (const fact of resolved.facts) {
    const early = earlyClaims(resolved, fact);
    if (early.length === 0) continue;
    const dates = new Set(early.map((claim) => claim.said ?? claim.source));
    for (const claim of early) found.push(contradiction(resolved, fact, claim, dates.size > 1));
  }
  return found;
};

const NONE: readonly Claim[] = [];

function earlyClaims(resolved: FactsInView, fact: Fact): readonly Claim[] {
  let early: Claim[] | null = null;
  for (const claim of fact.claims) {
    if (!isReport(claim) || !isEarly(resolved, fact, claim)) continue;
    early ??= [];
    early.push(claim);
  }
  return early ?? NONE;
}

/** To deny or to doubt beforehand is not a contradiction, and to allege may be to warn. */
function isReport({ stance }: Claim): boolean {
  return isFor(stance) && STANCE[stance].firm;
}

function isEarly(resolved: FactsInView, fact: Fact, claim: Claim): boolean {
  const when = dateOf(claim.says["when"] ?? fact.qualifiers["when"]);
  // What ends before it begins has its own finding, and says nothing of when it was.
  if (when === null || when.isVague || when.firstDay > when.lastDay) return false;
  const { said, source } = claim;
  if (said === null) return source !== null && resolved.dates.isBefore(source, when.firstDay);
  const day = dateOf(said);
  return day !== null && !day.isVague && day.lastDay < when.firstDay;
}

function writtenDate(resolved: FactsInView, claim: Claim): string | undefined {
  return claim.said ?? resolved.dates.publication(claim.source ?? "")?.text;
}

/** The suspect is the fact's own date where claims of several dates contradict it, else the date of the source. */
function contradiction(resolved: FactsInView, fact: Fact, claim: Claim, isFact: boolean): Contradiction {
  const when = String(claim.says["when"] ?? fact.qualifiers["when"]);
  const params = { said: String(writtenDate(resolved, claim)), when };
  const source = claim.said === null ? resolved.entities.get(claim.source ?? "") : undefined;
  const atWhen = { key: fact.id, place: atFact(fact, "when") };
  const hint = `if it was foretold, write \`stance: ${FORECAST}\``;
  const here =
    claim.said !== null || claim.source === null
      ? atClaim(resolved, fact, claim, "said")
      : { ...atClaim(resolved, fact, claim, "source"), part: claim.source };
  return {
    suspect: isFact || source === undefined ? atWhen : { key: `${source.id} date`, place: atEntity(source, "date") },
    found: finding("claim-before-event", params, here, { hint }),
  };
}
