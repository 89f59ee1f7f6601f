import { idleRetractions } from "../../corroborate/statements.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Claim } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import { STANCE } from "../../model/stance.ts";
import { atClaim } from "../places.ts";
import type { ProjectRule } from "../rule.ts";

/** A fact of which something is taken back, and where. Plain data. */
interface Retracted {
  readonly fact: Fact;
  /** By the ids of the claims that take something back. */
  readonly places: readonly (readonly [claim: string, place: Place])[];
}

/** Only what was claimed can be taken back, and by those whose word it was. */
export const retractsNothing: ProjectRule<Retracted> = {
  note(fact, view) {
    if (!fact.claims.some(isRetraction)) return [];
    const retractions = fact.claims.filter(isRetraction);
    return [{ fact, places: retractions.map((claim) => [claim.id, atClaim(view, fact, claim, "stance")] as const) }];
  },
  find(notes, whole) {
    return notes.flatMap(({ fact, places }) => {
      const idle = new Set(idleRetractions(fact, whole.voices()).map(({ id }) => id));
      return places.flatMap(([claim, place]) =>
        idle.has(claim) ? [finding("retracts-nothing", { fact: fact.id }, place)] : [],
      );
    });
  },
};

function isRetraction({ stance }: Claim): boolean {
  return STANCE[stance].retracts;
}
