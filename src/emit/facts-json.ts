import type { Dataset } from "../model/dataset.ts";
import { gather, jsonArray } from "./chunks.ts";

/** facts.json: the whole dataset (entities, facts, their claims and roll-ups, the schema), in chunks. */
export function emitFactsJson(dataset: Dataset): Generator<string> {
  return gather(factsJsonPieces(dataset));
}

/** The same, a piece an entity or fact. What follows the digest is what the digest is of. */
export function* factsJsonPieces(dataset: Dataset): Generator<string> {
  yield `{"format":${JSON.stringify(dataset.format)},"digest":${JSON.stringify(dataset.digest)},\n`;
  yield* contentPieces(dataset);
}

/** Everything that the digest covers. */
export function* contentPieces(content: Pick<Dataset, "schema" | "entities" | "facts">): Generator<string> {
  yield `"schema":${JSON.stringify(content.schema)},\n"entities":`;
  yield* jsonArray(content.entities);
  yield ',\n"facts":';
  yield* jsonArray(content.facts);
  yield "}\n";
}
