import type { Dataset } from "../model/dataset.ts";
import type { Fact } from "../model/fact.ts";
import type { ProjectionEnd, Schema } from "../model/schema.ts";
import { factAttributes } from "./edge-attributes.ts";
import type { EdgeRow } from "./graph-rows.ts";

/**
 * The edges of one fact: the primary one, then its projections, which share the fact.
 * An end that is no entity (`unknown`, a value, a qualifier left out) gives no edge; the fact stands all the same.
 */
export function* statedEdges(fact: Fact, schema: Schema, isEntity: (id: string) => boolean): Generator<EdgeRow> {
  const relation = schema.relations[fact.type];
  if (!relation) return;
  if (fact.object !== null && isEntity(fact.subject) && isEntity(fact.object)) {
    const as = { label: relation.label, kind: relation.name, origin: "stated" } as const;
    yield {
      key: fact.id,
      source: fact.subject,
      target: fact.object,
      undirected: relation.symmetric,
      attributes: factAttributes(fact, relation, as),
    };
  }
  let n = 0;
  for (const { from, edge, to } of relation.project) {
    const as = { label: edgeLabel(schema, edge), kind: edge, origin: "projected" } as const;
    // A pair may not have edges of one kind both with and without direction: Gephi refuses the whole file.
    const undirected = schema.relations[edge]?.symmetric ?? false;
    for (const source of endsOf(fact, from)) {
      for (const target of endsOf(fact, to)) {
        if (!isEntity(source) || !isEntity(target)) continue;
        n += 1;
        const attributes = factAttributes(fact, relation, as);
        yield { key: `${fact.id}~${n}`, source, target, undirected, attributes };
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
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}

function edgeLabel(schema: Schema, edge: string): string {
  return schema.relations[edge]?.label ?? edge.replaceAll("_", " ");
}
