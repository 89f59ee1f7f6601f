import type { Dataset } from "../model/dataset.ts";
import type { Fact } from "../model/fact.ts";
import { FactEdge, type RelationStyles } from "./fact-edge.ts";

const NONE: readonly never[] = [];

/**
 * The edges of one fact: the primary one, then its projections, which share the fact.
 * An end that is not an entity (`unknown`, a value, a qualifier left out) gives no edge; the fact remains.
 */
export function statedEdges(
  fact: Fact,
  styles: ReadonlyMap<string, RelationStyles>,
  isEntity: (id: string) => boolean,
): readonly FactEdge[] {
  const relation = styles.get(fact.type);
  if (!relation) return NONE;
  const { id, subject, object } = fact;
  const isPrimary = object !== null && isEntity(subject) && isEntity(object);
  const edges = isPrimary ? [new FactEdge(id, subject, object, fact, relation.primary)] : [];
  let n = 0;
  for (const { from, to, style } of relation.projections) {
    const targets = to(fact);
    if (targets.length === 0) continue;
    for (const source of from(fact)) {
      for (const target of targets) {
        if (!isEntity(source) || !isEntity(target)) continue;
        n += 1;
        edges.push(new FactEdge(`${id}~${n}`, source, target, fact, style));
      }
    }
  }
  return edges;
}

/** A test for the ids that may be an end of an edge. */
export function entityTest(dataset: Dataset): (id: string) => boolean {
  const ids = new Set(dataset.entities.map((entity) => entity.id));
  return (id) => ids.has(id);
}
