import type { Core } from "./core.ts";
import { FactQuery } from "./fact-query.ts";
import { union } from "./filter/fact-lists.ts";
import { relationsNamed } from "./ground.ts";
import type { ProjectTypes, RelationName } from "./typing.ts";

/** All facts of the relation types given; of every type where none is. */
export function factsOf<S extends ProjectTypes, R extends RelationName<S>>(
  core: Core,
  names: readonly R[],
): FactQuery<S, R> {
  const relations = names.flatMap((name) => relationsNamed(core.schema, name).map(({ relation }) => relation));
  const { indexes } = core;
  if (relations.length === 0) {
    return new FactQuery(core, Object.values(core.schema.relations), { all: () => core.dataset.facts, conditions: [] });
  }
  const types = new Set(relations.map((relation) => relation.name));
  return new FactQuery(core, relations, {
    all: () => core.dataset.facts,
    conditions: [
      { test: (fact) => types.has(fact.type), list: () => union([...types].map((type) => indexes.ofType(type))) },
    ],
  });
}
