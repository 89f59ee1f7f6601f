import { bytesOf } from "./byte-sink.ts";
import { digestChunks, type Undigested } from "./digest.ts";

/**
 * facts.json: the whole dataset (schema, entities, facts, their claims and roll-ups), in chunks. The digest stands last:
 * it is of all that stands before it, so that one pass both writes the content and finds its digest.
 */
export function* emitFactsJson(dataset: Undigested): Generator<Uint8Array> {
  const digest = yield* digestChunks(dataset);
  yield bytesOf(`,\n"digest":${JSON.stringify(digest)}}\n`);
}
