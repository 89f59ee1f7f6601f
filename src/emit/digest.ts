import { createHash } from "node:crypto";
import type { Dataset } from "../model/dataset.ts";
import { gather, jsonArray } from "./chunks.ts";

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
  const chunks = digestChunks(content);
  for (;;) {
    const { done, value } = chunks.next();
    if (done) return value;
  }
}

/** The content as JSON, in chunks; returns its digest. */
export function* digestChunks(content: Undigested): Generator<string, string> {
  const hash = createHash("sha256");
  for (const chunk of gather(contentPieces(content))) {
    hash.update(chunk);
    yield chunk;
  }
  const digest = hash.digest("hex").slice(0, 16);
  known.set(content.facts, digest);
  return digest;
}

function* contentPieces({ format, schema, entities, facts }: Undigested): Generator<string> {
  yield `{"format":${JSON.stringify(format)},\n"schema":${JSON.stringify(schema)},\n"entities":`;
  yield* jsonArray(entities);
  yield ',\n"facts":';
  yield* jsonArray(facts);
}
