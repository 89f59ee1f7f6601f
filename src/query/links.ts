import { derivedEdges } from "../compile/derived-edges.ts";
import { edgeStyles } from "../compile/fact-edge.ts";
import type { EdgeRow } from "../compile/graph-rows.ts";
import { statedEdges } from "../compile/stated-edges.ts";
import { consequences, type Following } from "../corroborate/consequences.ts";
import { compareText } from "../model/order.ts";
import { spoken } from "../wording/values.ts";
import type { Core } from "./core.ts";
import { referencesOf } from "./indexes.ts";

/** All edges that the facts give - stated, projected and derived - in a fixed order. */
export function* linksOf(core: Core): Generator<EdgeRow> {
  const isEntity = (id: string) => core.indexes.entities.has(id);
  const styles = edgeStyles(core.schema);
  for (const fact of core.dataset.facts) yield* statedEdges(fact, styles, isEntity);
  yield* derivedEdges(core.dataset, isEntity);
}

/** What follows from the facts of a graph, by each of its two ends. */
export function followingIn({ schema, indexes }: Core): ReadonlyMap<string, readonly Following[]> {
  const byEnd = new Map<string, Following[]>();
  const isEntity = (id: string) => indexes.entities.has(id);
  for (const name of Object.keys(schema.relations).sort(compareText)) {
    const relation = schema.relations[name];
    if (!relation) continue;
    for (const one of consequences(relation, schema, (type) => indexes.ofType(type), isEntity)) {
      for (const end of [one.subject, one.object]) {
        const list = byEnd.get(end);
        if (list) list.push(one);
        else byEnd.set(end, [one]);
      }
    }
  }
  return byEnd;
}

/** Attributes that refer, as edges from whose they are to what they refer to. They rest on no fact. */
export function* referenceLinks(core: Core): Generator<EdgeRow> {
  const { entities } = core.indexes;
  for (const entity of core.dataset.entities) {
    for (const { attribute, target } of referencesOf(entity, core.schema)) {
      if (!entities.has(target)) continue;
      const label = spoken(attribute);
      yield {
        key: `${entity.id}.${attribute}.${target}`,
        source: entity.id,
        target,
        undirected: false,
        attributes: { ...NO_FACT, kind: attribute, label },
      };
    }
  }
}

const NO_FACT = {
  origin: "stated",
  fact: "",
  support: "unsourced",
  contested: "no",
  voices: 0,
  weight: 0,
  color: "",
} as const;
