import type { Dataset } from "../model/dataset.ts";
import { bytesOf } from "./byte-sink.ts";
import { arrayChunks } from "./chunks.ts";
import { contentHead, digestChunks, type Undigested } from "./digest.ts";
import { writeFact } from "./fact-json.ts";

/**
 * facts.json: the whole dataset (schema, entities, facts, their claims and roll-ups), in chunks. The digest comes last:
 * it is of all that is before it, so that one pass both writes the content and finds its digest.
 */
export function emitFactsJson(dataset: Undigested): Generator<Uint8Array> {
  return factsJson(contentHead(dataset), arrayChunks(dataset.facts, writeFact));
}

/** The same from its head and its facts, which are a JSON array. Tells the digest. */
export function* factsJson(
  head: Iterable<Uint8Array>,
  facts: Iterable<Uint8Array>,
  onDigest?: (digest: Dataset["digest"]) => void,
): Generator<Uint8Array> {
  const digest = yield* digestChunks(head, facts);
  onDigest?.(digest);
  yield bytesOf(`,\n"digest":${JSON.stringify(digest)}}\n`);
}
