import { stylesKnowing } from "../compile/fact-edge.ts";
import { lifeRelations } from "../corroborate/existence.ts";
import { PART_OF } from "../corroborate/vocabulary.ts";
import { type Voices, voicesOf } from "../corroborate/voices.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { groundsOf, type Schema } from "../model/schema.ts";
import { Core } from "../query/core.ts";
import type { SomeFacts } from "./table.ts";

/** A graph to make tables of. Its facts are read block by block, so that no more than a few are held at once. */
export interface TableGraph extends Pick<Dataset, "format" | "digest" | "schema"> {
  /** Sorted by id. */
  readonly entities: () => readonly Entity[];
  /** In the order of their facts. */
  readonly blocks: readonly FactBlock[];
  /** What is known of the whole without a look at its facts. */
  readonly whole: () => { readonly voices: Voices; readonly isEntity: (id: string) => boolean };
  /** Changes whenever anything does that `entities` or `whole` says. */
  readonly wholeKey: () => string;
  /** False where something else may have been read than what was written. */
  readonly isIntact: () => boolean;
}

export interface FactBlock {
  /** Deals out blocks: stays as it is while facts change. */
  readonly name: string;
  /** Changes whenever its facts do, or anything of the whole that their rows draw on. */
  readonly key: string;
  readonly facts: () => readonly Fact[];
}

/** A dataset in memory, as one block. */
export function tableGraphOf(dataset: Dataset): TableGraph {
  const { format, digest, schema, entities, facts } = dataset;
  return {
    format,
    digest,
    schema,
    entities: () => entities,
    blocks: [{ name: "", key: digest, facts: () => facts }],
    whole: () => {
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      return { voices: voicesOf(byId, facts, schema), isEntity: (id) => byId.has(id) };
    },
    wholeKey: () => digest,
    isIntact: () => true,
  };
}

/** The relations whose facts the tables of entities draw on, and what is derived. */
export function wholeRelations(schema: Schema): ReadonlySet<string> {
  const relations = Object.values(schema.relations);
  const ties = relations.filter((one) => one.same_voice || one.belongs_to_object || one.belongs_to_subject);
  return new Set([PART_OF, ...lifeRelations(schema), ...relations.flatMap(groundsOf), ...ties.map(({ name }) => name)]);
}

/** What the rows of some of its facts are made from. */
export function someFactsOf(graph: TableGraph): (facts: readonly Fact[]) => SomeFacts {
  const { format, digest, schema } = graph;
  const { voices, isEntity } = graph.whole();
  const styles = stylesKnowing(schema, voices);
  return (facts) => ({
    core: new Core({ format, digest, schema, entities: [], facts }, voices),
    styles,
    isEntity,
  });
}

/** What all rows are made from that do not come of one fact after the other. @param facts those of `wholeRelations` */
export function coreOfWhole(graph: TableGraph, facts: readonly Fact[]): Core {
  const { format, digest, schema } = graph;
  return new Core({ format, digest, schema, entities: graph.entities(), facts }, graph.whole().voices);
}
