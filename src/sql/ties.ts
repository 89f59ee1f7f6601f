import { whenOf } from "../compile/edge-attributes.ts";
import { lifeRelations } from "../corroborate/existence.ts";
import { PART_OF, SPEAKS_FOR } from "../corroborate/vocabulary.ts";
import type { Claim } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact, Rollup } from "../model/fact.ts";
import { memo } from "../model/lazy.ts";
import { groundsOf, type Schema } from "../model/schema.ts";
import { UNSOURCED } from "../model/unsourced.ts";

/** Tells what the tables draw on whose rows come neither of one fact nor of one entity after the other. */
export interface Tying {
  /** Those of some facts that they draw on, each with no more than that: not its words, and how many voices it has but not whose. */
  readonly facts: (facts: readonly Fact[]) => readonly Fact[];
  /** What they draw on of an entity: when it lives and for whom it speaks, not what it is called. */
  readonly entity: (entity: Entity) => Entity;
}

/** The relations whose facts the tables of entities draw on, and what is derived. */
export function wholeRelations(schema: Schema): ReadonlySet<string> {
  return new Set([PART_OF, ...lifeRelations(schema), ...Object.values(schema.relations).flatMap(groundsOf)]);
}

export function tyingUnder(schema: Schema): Tying {
  const relations = wholeRelations(schema);
  const lives = lifeRelations(schema);
  const tied = tiedFact();
  const fields = Object.values(schema.entities).flatMap(({ attributes }) => Object.values(attributes));
  const names = [SPEAKS_FOR, ...new Set(fields.flatMap(({ name, life }) => (life ? name : [])))];
  return {
    facts: (facts) =>
      facts.flatMap((fact) => {
        if (!relations.has(fact.type)) return [];
        // What was known of a lifetime is for all that was said of it to tell.
        return lives.has(fact.type) ? fact : tied(fact);
      }),
    entity: ({ id, type, attributes, disputed }) => ({
      ...NAMELESS,
      id,
      type,
      attributes: among(names, attributes),
      ...(disputed && { disputed: among(names, disputed) }),
    }),
  };
}

const NAMELESS = {
  ...{ name: "", aliases: [], names: {}, identifiers: {}, description: null, unnamed: false },
  ...{ former_ids: [], not_same_as: [], file: "" },
};

function among<T>(names: readonly string[], of: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(of).filter(([name]) => names.includes(name)));
}

/** Many facts amount to the same, and so do many claims: these have one of both. */
function tiedFact(): (fact: Fact) => Fact {
  const claims = new Map<Claim["stance"], Claim>();
  const rollups = new Map<string, Rollup>();
  const claimOf = (stance: Claim["stance"]): Claim => memo(claims, stance, () => ({ ...WORDLESS, stance }));
  const rollupOf = ({ support, contested, voices, expecting }: Rollup): Rollup =>
    memo(rollups, `${support} ${contested} ${voices.length} ${expecting.length}`, () => ({
      ...{ ...UNSOURCED, support, contested },
      ...{ voices: voices.map(() => ""), expecting: expecting.map(() => "") },
    }));
  return (fact) => {
    const { id, type, subject, object, rollup } = fact;
    const when = whenOf(fact);
    return {
      ...{ id, type, subject, object, file: "", pointer: "" },
      qualifiers: when === undefined ? NONE : { when },
      claims: fact.claims.map(({ stance }) => claimOf(stance)),
      rollup: rollupOf(rollup),
    };
  };
}

const NONE = {};
const WORDLESS = {
  ...{ id: "", fact: "", by: null, basis: null, credibility: null, source: null, said: null },
  ...{ relays: [], at: null, quote: null, note: null, says: NONE },
};
