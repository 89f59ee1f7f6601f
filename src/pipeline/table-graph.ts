import { digestOf } from "../host/content-digest.ts";
import type { FactBlock, TableGraph } from "../sql/table-graph.ts";
import { entityTexts, placeOf, readBlock, readEntities, type StoredFacts } from "./stored-facts.ts";

/**
 * Stored facts as what tables are made of. The rows of a block hold for as long as its facts stay in their place: whatever else they draw on,
 * who speaks for whom and when sources were published, the block is compiled again when that changes.
 */
export function tableGraph(stored: StoredFacts): TableGraph {
  const { digest, schema, blocks } = stored;
  return {
    format: "entente/1",
    digest,
    schema,
    entities: () => readEntities(stored),
    entityTexts: () => entityTexts(stored),
    blocks: blocks.map((block, n): FactBlock => {
      const place = placeOf(block.facts);
      // In memory, the digest of all facts tells one state from another.
      const key = typeof place === "string" ? place : `${digest} ${n}`;
      return { name: block.name, key, facts: () => readBlock(block) };
    }),
    whole: () => {
      const { voices, numbers } = stored.scope;
      return { voices, isEntity: (id) => numbers.has(id) };
    },
    wholeKey: () => digestOf(stored.context),
    isIntact: () => stored.isIntact(),
  };
}
