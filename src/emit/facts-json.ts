import type { Dataset } from "../model/dataset.ts";
import { bytesOf } from "./byte-sink.ts";
import { arrayChunks } from "./chunks.ts";
import { contentHead, type Undigested, withDigest } from "./digest.ts";
import { writeFact } from "./fact-json.ts";

/** facts.json: the whole dataset (schema, entities, facts, their claims and roll-ups), in chunks. The digest comes last. */
export function emitFactsJson(dataset: Undigested): Generator<Uint8Array> {
  const { digest } = withDigest(dataset);
  return factsJson(contentHead(dataset), arrayChunks(dataset.facts, writeFact), digest);
}

/** The same from its head and its facts, which are a JSON array. */
export function* factsJson(
  head: Iterable<Uint8Array>,
  facts: Iterable<Uint8Array>,
  digest: Dataset["digest"],
): Generator<Uint8Array> {
  yield* head;
  yield* facts;
  yield bytesOf(`,\n"digest":${JSON.stringify(digest)}}\n`);
}
