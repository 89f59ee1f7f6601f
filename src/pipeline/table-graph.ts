import { digestOf } from "../host/content-digest.ts";
import { lazy } from "../model/lazy.ts";
import { type FactBlock, type SourceDate, sourceDate, type TableGraph } from "../sql/table-graph.ts";
import { entityTexts, findFacts, placeOf, readBlock, readEntities, type StoredFacts } from "./stored-facts.ts";

/**
 * Stored facts as what tables are made of. The rows of a block hold for as long as its facts stay in their place and sources have the dates that
 * they had: whatever else they draw on, who speaks for whom above all, the block is compiled again when that changes.
 */
export function tableGraph(stored: StoredFacts): TableGraph {
  const { digest, schema, blocks } = stored;
  /** Of each entity, by its number, its date where it is a source that has one. */
  const dates = lazy((): readonly (SourceDate | null)[] => {
    const { numbers, voices } = stored.scope;
    return Array.from(numbers.keys(), (id) => sourceDate(id, voices.publication(id)));
  });
  return {
    format: "entente/1",
    digest,
    schema,
    entities: () => readEntities(stored),
    entityTexts: lazy(() => entityTexts(stored)),
    blocks: blocks.map((block, n): FactBlock => {
      const place = placeOf(block.facts);
      // In memory, the digest of all facts tells one state from another.
      const key = typeof place === "string" ? place : `${digest} ${n}`;
      return {
        name: block.name,
        key,
        dates: () => datesAmong(dates(), block.reached),
        facts: () => readBlock(block),
        citing: (sources) => findFacts({ blocks: [block], scope: stored.scope }, [[...sources]]) ?? readBlock(block),
      };
    }),
    whole: () => {
      const { voices, numbers } = stored.scope;
      return { voices, isEntity: (id) => numbers.has(id) };
    },
    wholeKey: () => digestOf(stored.context),
    isIntact: () => stored.isIntact(),
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
