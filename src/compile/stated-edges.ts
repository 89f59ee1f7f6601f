import type { Dataset } from "../model/dataset.ts";
import type { Fact } from "../model/fact.ts";
import type { ProjectionEnd } from "../model/schema.ts";
import { FactEdge, type RelationStyles } from "./fact-edge.ts";

/**
 * The edges of one fact: the primary one, then its projections, which share the fact.
 * An end that is no entity (`unknown`, a value, a qualifier left out) gives no edge; the fact stands all the same.
 */
export function* statedEdges(
  fact: Fact,
  styles: ReadonlyMap<string, RelationStyles>,
  isEntity: (id: string) => boolean,
): Generator<FactEdge> {
  const relation = styles.get(fact.type);
  if (!relation) return;
  if (fact.object !== null && isEntity(fact.subject) && isEntity(fact.object)) {
    yield new FactEdge(fact.id, fact.subject, fact.object, fact, relation.primary);
  }
  let n = 0;
  for (const { from, to, style } of relation.projections) {
    for (const source of endsOf(fact, from)) {
      for (const target of endsOf(fact, to)) {
        if (!isEntity(source) || !isEntity(target)) continue;
        n += 1;
        yield new FactEdge(`${fact.id}~${n}`, source, target, fact, style);
      }
    }
  }
}

/** A test for the ids that may stand at an edge's end. */
export function entityTest(dataset: Dataset): (id: string) => boolean {
  const ids = new Set(dataset.entities.map((entity) => entity.id));
  return (id) => ids.has(id);
}

function endsOf(fact: Fact, end: ProjectionEnd): readonly string[] {
  if (end === "$from") return [fact.subject];
  if (end === "$to") return fact.object === null ? [] : [fact.object];
  const value = fact.qualifiers[end.slice(1)];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
