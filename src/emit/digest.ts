import { createHash, type Hash } from "node:crypto";
import type { Dataset } from "../model/dataset.ts";
import { ByteSink } from "./byte-sink.ts";
import { writeArray } from "./chunks.ts";
import { writeFact } from "./fact-json.ts";
import { writeJson } from "./json-value.ts";

/** A dataset before its digest is known. */
export type Undigested = Pick<Dataset, "format" | "schema" | "entities" | "facts">;

/** Facts are never changed in place, so what was found for a list of them holds. */
const known = new WeakMap<Undigested["facts"], string>();

/** Gives a dataset its digest, which is found when somebody first asks: checks and most questions never do. */
export function withDigest(content: Undigested): Dataset {
  return {
    ...content,
    get digest(): string {
      return digestOf(content);
    },
  };
}

/** The first 16 hexadecimal digits of the SHA-256 of facts.json up to its digest. The JSON is never held whole. */
function digestOf(content: Undigested): string {
  const before = known.get(content.facts);
  if (before !== undefined) return before;
  const sink = new ByteSink();
  const hash = createHash("sha256");
  for (const _ of writeContent(sink, content)) {
    hash.update(sink.bytes());
    sink.reset();
  }
  return remember(content, hash.update(sink.bytes()));
}

/** The content as JSON, in chunks; returns its digest. */
export function* digestChunks(content: Undigested): Generator<Uint8Array, string> {
  const sink = new ByteSink();
  const hash = createHash("sha256");
  for (const _ of writeContent(sink, content)) {
    hash.update(sink.bytes());
    yield sink.take();
  }
  hash.update(sink.bytes());
  yield sink.take();
  return remember(content, hash);
}

function remember({ facts }: Undigested, hash: Hash): string {
  const digest = hash.digest("hex").slice(0, 16);
  known.set(facts, digest);
  return digest;
}

function* writeContent(sink: ByteSink, { format, schema, entities, facts }: Undigested): Generator<void> {
  sink.utf8(`{"format":${JSON.stringify(format)},\n"schema":${JSON.stringify(schema)},\n"entities":`);
  yield* writeArray(sink, entities, writeJson);
  sink.ascii(',\n"facts":');
  yield* writeArray(sink, facts, writeFact);
}
