import { digestOf } from "../host/content-digest.ts";
import { lazy } from "../model/lazy.ts";
import { type FactBlock, type RowGraph, type SourceDate, sourceDate, type TableGraph } from "../sql/table-graph.ts";
import type { Context } from "./context.ts";
import { entityTexts, findFacts, placeOf, readBlock, readEntities, type StoredFacts } from "./stored-facts.ts";

/**
 * Stored facts to be read once from first to last. What was needed to compile a large project is many times as much as this holds once it was asked
 * about the whole: places of blocks, and who speaks for whom.
 */
export function rowGraph(stored: StoredFacts): RowGraph {
  return rowsOf(
    stored,
    lazy(() => knownOf(stored)),
  );
}

/**
 * The same as what tables are made of. The rows of a block hold for as long as its facts stay in their place and sources have the dates that
 * they had: whatever else they draw on, who speaks for whom above all, the block is compiled again when that changes.
 */
export function tableGraph(stored: StoredFacts): TableGraph {
  return tablesOf(
    stored,
    lazy(() => knownOf(stored)),
  );
}

/** What is known of the whole. */
interface Known extends Pick<StoredFacts["scope"], "numbers" | "voices"> {
  /** The type of each entity, by its number. */
  readonly types: readonly (string | undefined)[];
  readonly dates: () => readonly (SourceDate | null)[];
}

function knownOf({ scope }: StoredFacts): Known {
  const { entities, numbers, voices } = scope;
  const types = Array.from(numbers.keys(), (id) => entities.get(id)?.type);
  return {
    numbers,
    voices,
    types,
    dates: datesOf({ numbers, voices }),
  };
}

/** Without the dates of sources: what draws on them looks at these itself. */
function wholeKeyOf({ sources, ...rest }: Context): string {
  return digestOf(JSON.stringify([rest, sources.map(([id, , kind]) => [id, kind])]));
}

// These are apart from what calls them: a function that is made within that would hold on to all that was stored.

/** Of each entity, by its number, its date where it is a source that has one. */
function datesOf({ numbers, voices }: Pick<Known, "numbers" | "voices">): () => readonly (SourceDate | null)[] {
  return lazy(() => Array.from(numbers.keys(), (id) => sourceDate(id, voices.publication(id))));
}

function rowsOf({ digest, schema, blocks, head, isIntact }: StoredFacts, known: () => Known): RowGraph {
  return {
    format: "entente/1",
    digest,
    schema,
    entityCount: () => known().types.length,
    entityTexts: () => entityTexts({ head }),
    blocks: blocks.map(({ facts }) => ({ facts: () => readBlock({ facts }) })),
    whole: () => {
      const { voices, numbers, types } = known();
      return { voices, typeOf: (id) => types[numbers.get(id) ?? -1] };
    },
    isIntact,
  };
}

function tablesOf(stored: StoredFacts, known: () => Known): TableGraph {
  const { digest, blocks, head, context } = stored;
  return {
    ...rowsOf(stored, known),
    entities: () => readEntities({ head }),
    blocks: blocks.map((block, n): FactBlock => {
      const place = placeOf(block.facts);
      // In memory, the digest of all facts tells one state from another.
      const key = typeof place === "string" ? place : `${digest} ${n}`;
      return {
        name: block.name,
        key,
        dates: () => datesAmong(known().dates(), block.reached),
        facts: () => readBlock(block),
        citing: (sources) => findFacts({ blocks: [block], scope: known() }, [[...sources]]) ?? readBlock(block),
      };
    }),
    wholeKey: () => wholeKeyOf(context()),
  };
}

function datesAmong(dates: readonly (SourceDate | null)[], numbers: Uint32Array): readonly SourceDate[] {
  const found: SourceDate[] = [];
  for (const number of numbers) {
    const date = dates[number];
    if (date) found.push(date);
  }
  return found;
}
