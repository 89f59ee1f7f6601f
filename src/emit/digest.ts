import { createHash, type Hash } from "node:crypto";
import type { Dataset } from "../model/dataset.ts";
import { ByteSink } from "./byte-sink.ts";
import { arrayChunks, writeArray } from "./chunks.ts";
import { writeFact } from "./fact-json.ts";
import { writeJson } from "./json-value.ts";

/** A dataset before its digest is known. */
export type Undigested = Pick<Dataset, "format" | "project" | "schema" | "entities" | "facts">;

/** Facts are never changed in place, so what was found for a list of them holds. */
const known = new WeakMap<Undigested["facts"], string>();

/** Gives a dataset its digest, which is computed when it is first asked for: checks and most questions never do. */
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
  const chunks = digestChunks(contentHead(content), arrayChunks(content.facts, writeFact));
  for (;;) {
    const { done, value } = chunks.next();
    if (!done) continue;
    known.set(content.facts, value);
    return value;
  }
}

/** The content as JSON, in chunks, up to its facts. */
export function* contentHead({ entities, ...opening }: Omit<Undigested, "facts">): Generator<Uint8Array> {
  const sink = new ByteSink();
  sink.utf8(contentOpening(opening));
  for (const _ of writeArray(sink, entities, writeJson)) yield sink.take();
  sink.ascii(',\n"facts":');
  yield sink.take();
}

/** What a dataset is, but for its entities and facts. */
export type Opening = Omit<Undigested, "facts" | "entities">;

/** What facts.json begins with before its entities: what is said of the whole, and the schema. */
export function contentOpening({ format, project, schema }: Opening): string {
  const whole = project ? `"project":${JSON.stringify(project)},\n` : "";
  return `{"format":${JSON.stringify(format)},\n${whole}"schema":${JSON.stringify(schema)},\n"entities":`;
}

/** The content as JSON, in chunks, from its head and its facts, which are a JSON array; returns its digest. */
export function* digestChunks(head: Iterable<Uint8Array>, facts: Iterable<Uint8Array>): Generator<Uint8Array, string> {
  const hash = createHash("sha256");
  for (const chunk of head) yield* hashed(chunk, hash);
  for (const chunk of facts) yield* hashed(chunk, hash);
  return hash.digest("hex").slice(0, 16);
}

function* hashed(chunk: Uint8Array, hash: Hash): Generator<Uint8Array> {
  hash.update(chunk);
  yield chunk;
}
