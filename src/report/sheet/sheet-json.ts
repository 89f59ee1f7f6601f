import { countings } from "../../corroborate/counting.ts";
import type { Statement } from "../../corroborate/statement.ts";
import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { isA } from "../../model/schema.ts";
import { restingOn, saidBy } from "../../query/claims-of.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { rollupSentence } from "../../wording/support/rollup-sentence.ts";
import { sidesOf } from "../../wording/support/sides.ts";

/**
 * `show ENTITY --format json`. `facts.out` and `facts.in` by the entity's end (symmetric ones are under `out`); `facts.in_qualifiers`:
 * it is an item, a unit, a place ... of these. `follows`: what follows from facts, though no source says it. `referred_by`: whose attributes refer to it. `says`: its claims; `rests`: the claims in it, where it is a source.
 */
export function entityJson(graph: KnowledgeGraph, entity: Entity): object {
  const facts = [...graph.facts().about(entity.id)];
  const isOut = ({ subject, type }: Fact): boolean =>
    subject === entity.id || graph.schema.relations[type]?.symmetric === true;
  const ends = facts.filter(({ subject, object }) => subject === entity.id || object === entity.id);
  const record = (list: readonly Fact[]) => list.map((fact) => graph.factRecord(fact));
  const isSource = isA(graph.schema, entity.type, ["source"]);
  return {
    entity,
    facts: {
      out: record(ends.filter(isOut)),
      in: record(ends.filter((fact) => !isOut(fact))),
      in_qualifiers: record(facts.filter((fact) => !ends.includes(fact))),
    },
    ...tiesJson(graph, entity),
    says: saidBy(graph, entity.id).map((claim) => graph.claimRecord(claim)),
    rests: isSource ? restingOn(graph, entity.id).claims.map((claim) => graph.claimRecord(claim)) : [],
  };
}

/** What ties an entity beside facts about it: what follows from them, and whose attributes refer to it. */
export function tiesJson(
  graph: KnowledgeGraph,
  { id }: Entity,
): { readonly follows: readonly object[]; readonly referred_by: readonly object[] } {
  return {
    follows: graph.following(id).map(({ relation, subject, object, facts }) => ({
      type: relation.name,
      subject,
      object,
      facts: facts.map((fact) => fact.id),
    })),
    referred_by: graph.referring(id).map((one) => ({ entity: one.entity.id, attribute: one.attribute })),
  };
}

/**
 * `show FACT --format json`: the fact, its roll-up as a sentence, and its claims as `claims --format json` prints them, each with how
 * it counts. `sides`: its voices as `show FACT` lists them. `counts_for`: the voices that it adds to; `counts_as`: the stance after the cap on opinions, null where it was taken back.
 */
export function factJson(graph: KnowledgeGraph, fact: Fact): object {
  const statements = graph.statementsOf(fact);
  const countingOf = countings(statements);
  return {
    fact: graph.factRecord(fact),
    sentence: rollupSentence(graph, fact, statements),
    sides: sidesJson(fact, statements),
    claims: fact.claims.map((claim) => {
      const counts = countingOf(claim.id);
      return { ...graph.claimRecord(claim), counts_for: counts.for, counts_as: counts.as };
    }),
  };
}

/** By side its voices, as `show FACT` lists them. */
export function sidesJson(fact: Fact, statements: readonly Statement[]): object {
  return Object.fromEntries(
    sidesOf(fact, statements).sides.map(({ name, groups }) => [
      name,
      groups.map((group) => ({ voice: group.voice, claims: group.statements.map(({ claim }) => claim.id) })),
    ]),
  );
}
