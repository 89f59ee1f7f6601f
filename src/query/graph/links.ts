import { derivedEdges } from "../../compile/derived-edges.ts";
import { edgeStyles } from "../../compile/fact-edge.ts";
import type { EdgeRow } from "../../compile/graph-rows.ts";
import { statedEdges } from "../../compile/stated-edges.ts";
import { spoken } from "../../wording/values.ts";
import type { Core } from "../core.ts";
import { referencesOf } from "../indexes.ts";

/** All edges that the facts give - stated, projected and derived - in a fixed order. */
export function* linksOf(core: Core): Generator<EdgeRow> {
  const isEntity = (id: string) => core.indexes.entities.has(id);
  const styles = edgeStyles(core.schema, core.dataset.entities);
  for (const fact of core.dataset.facts) yield* statedEdges(fact, styles, isEntity);
  yield* derivedEdges(core.dataset, isEntity);
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
