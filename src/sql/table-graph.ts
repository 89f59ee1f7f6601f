import { stylesKnowing } from "../compile/fact-edge.ts";
import { PART_OF } from "../corroborate/vocabulary.ts";
import { publicationsAmong, type Voices, voicesOf } from "../corroborate/voices.ts";
import { tidy } from "../host/engine.ts";
import type { Dataset } from "../model/dataset.ts";
import type { DateRange } from "../model/dates.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { Core } from "../query/core.ts";
import type { SomeFacts, TypeOf, Whole } from "./table.ts";
import type { Tying } from "./ties.ts";

/** A graph to read from its first fact to its last entity. Facts are read block by block, so that no more than a few are held at once. */
export interface RowGraph extends Pick<Dataset, "format" | "digest" | "schema"> {
  readonly entityCount: () => number;
  /** Sorted by id, each still as JSON, one after the other. */
  readonly entityTexts: () => Iterable<EntityText>;
  /** In the order of their facts. */
  readonly blocks: readonly Pick<FactBlock, "facts">[];
  /** What is known of the whole without a look at its facts. */
  readonly whole: () => { readonly voices: Voices; readonly typeOf: TypeOf };
  /** False where something else may have been read than what was written. */
  readonly isIntact: () => boolean;
}

/** A graph to make tables of, of which parts are kept. */
export interface TableGraph extends RowGraph {
  /** Sorted by id. */
  readonly entities: () => readonly Entity[];
  readonly blocks: readonly FactBlock[];
  /** Changes whenever anything does that `whole` says, but for when sources were published. */
  readonly wholeKey: () => string;
}

export interface EntityText {
  /** Its id. */
  readonly name: string;
  readonly json: string;
}

export interface FactBlock {
  /** Deals out blocks: stays as it is while facts change. */
  readonly name: string;
  /** Changes whenever its facts do, or anything of the whole that their rows draw on but for `dates`. */
  readonly key: string;
  /** When sources were published: of all that its facts cite, and perhaps of others. */
  readonly dates: () => readonly SourceDate[];
  readonly facts: () => readonly Fact[];
  /** Its facts with a claim that cites one of some sources, and perhaps others. */
  readonly citing: (sources: ReadonlySet<string>) => readonly Fact[];
}

/** A source and its date, as EDTF. */
export type SourceDate = readonly [source: string, date: string];

/** A dataset in memory, as one block. */
export function tableGraphOf(dataset: Dataset): TableGraph {
  const { format, digest, schema, entities, facts } = dataset;
  return {
    format,
    digest,
    schema,
    entities: () => entities,
    entityCount: () => entities.length,
    entityTexts: () => entities.map((entity) => ({ name: entity.id, json: JSON.stringify(entity) })),
    blocks: [blockOf({ name: "", key: digest, facts }, entities)],
    whole: () => {
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      return { voices: voicesOf(byId, facts, schema), typeOf: (id) => byId.get(id)?.type };
    },
    wholeKey: () => digest,
    isIntact: () => true,
  };
}

/** Some facts of a dataset in memory. @param entities of the whole dataset */
export function blockOf(
  { name, key, facts }: { readonly name: string; readonly key: string; readonly facts: readonly Fact[] },
  entities: readonly Entity[],
): FactBlock {
  return {
    name,
    key,
    dates: () => {
      const { publication } = publicationsAmong(entities);
      const cited = new Set(facts.flatMap(({ claims }) => claims.flatMap(({ source }) => source ?? [])));
      return Array.from(cited, (id) => sourceDate(id, publication(id))).filter((one) => one !== null);
    },
    facts: () => facts,
    citing: (sources) => facts.filter(({ claims }) => claims.some(({ source }) => source && sources.has(source))),
  };
}

/** Null where the source is undated. */
export function sourceDate(id: string, date: DateRange | null): SourceDate | null {
  return date === null ? null : [id, date.text];
}

/** What the rows of some of its facts are made from. */
export function someFactsOf(graph: RowGraph): (facts: readonly Fact[]) => SomeFacts {
  const { format, digest, schema } = graph;
  const { voices, typeOf } = graph.whole();
  const styles = stylesKnowing(schema, voices);
  return (facts) => ({
    core: new Core({ format, digest, schema, entities: [], facts }, voices),
    styles,
    typeOf,
  });
}

/** The relations that rows of entities draw on. */
export const ENTITY_TIES: readonly string[] = [PART_OF];

/** What the rows of some entities are made from. @param facts those that say what is part of what */
export function coreOfEntities(graph: RowGraph, entities: readonly Entity[], facts: readonly Fact[]): Core {
  const { format, digest, schema } = graph;
  return new Core({ format, digest, schema, entities, facts });
}

/** After so many entities, memory is looked after. */
const SOME = 10_000;

/** What all rows are made from that come neither of one fact nor of one entity after the other. @param facts those that `tying` picks */
export function wholeIn(graph: RowGraph, { entity }: Tying, facts: readonly Fact[]): Whole {
  const entities = {
    // One after the other: no more than one is held.
    *[Symbol.iterator]() {
      let read = 0;
      for (const { json } of graph.entityTexts()) {
        yield entity(JSON.parse(json));
        read += 1;
        if (read % SOME === 0) tidy();
      }
    },
  };
  return { schema: graph.schema, entities, facts, ...graph.whole() };
}
