import { withIdsIn } from "../../model/ids.ts";
import type { Indexes } from "../indexes.ts";

/**
 * The id that an entity or a fact has now, by one that it used to have: a former id of its own, or, of a fact, one made from former ids of
 * entities. The same id where it is in use, or was never.
 *
 * @example presentId(indexes, "burma.borders.thailand") // "myanmar.borders.thailand"
 */
export function presentId({ entities, facts, formerEntities, formerFacts }: Indexes, id: string): string {
  if (entities.has(id) || facts.has(id)) return id;
  const entity = formerEntities.get(id);
  if (entity !== undefined) return entity;
  const fact = formerFacts.get(id);
  if (fact !== undefined) return fact.id;
  const made = withPresentIds({ entities, formerEntities }, id);
  return facts.has(made) ? made : (formerFacts.get(made)?.id ?? id);
}

/** A fact's id with the present ids of the entities that it names. */
export function withPresentIds(
  { entities, formerEntities }: Pick<Indexes, "entities" | "formerEntities">,
  fact: string,
): string {
  return withIdsIn(fact, (id) => (entities.has(id) ? id : (formerEntities.get(id) ?? id)));
}
