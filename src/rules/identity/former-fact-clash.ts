import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { atFact } from "../places.ts";
import type { ProjectRule } from "../rule.ts";

/** An id that a fact has given up. Plain data. */
export interface GivenUp {
  readonly former: string;
  /** The fact's id now. */
  readonly now: string;
  readonly place: Place;
}

const NOTHING: readonly never[] = [];

/** No two facts have given up one id. */
export const formerFactClash: ProjectRule<GivenUp> = {
  findsErrors: true,
  note(fact) {
    const { former_ids } = fact;
    if (former_ids === undefined) return NOTHING;
    return former_ids.map((former) => ({ former, now: fact.id, place: atFact(fact, "former_ids") }));
  },
  find(notes) {
    const owners = new Map<string, GivenUp>();
    return notes.flatMap((one): readonly Finding[] => {
      const first = owners.get(one.former);
      if (first === undefined) owners.set(one.former, one);
      return first === undefined ? [] : [clash(one, `\`${first.now}\` has given it up as well`)];
    });
  },
};

/** Ids that are said to be given up, and are not. `isUsed`: whether a fact or an entity has an id. */
export function stillInUse(notes: readonly GivenUp[], isUsed: (id: string) => boolean): readonly Finding[] {
  return notes.flatMap((one) => (isUsed(one.former) ? [clash(one, "it is the id of something else")] : []));
}

function clash({ former, place }: GivenUp, owner: string): Finding {
  return finding("former-fact-id-clash", { id: former, owner }, place);
}
