import { sizesOf } from "../../compile/compile.ts";
import { leanEntity, textsOf } from "../../model/outputs/lean-entity.ts";
import { type NamingFile, TEXTS_IN_FILE } from "../../model/outputs/page.ts";
import { bytesOf } from "../byte-sink.ts";
import { arrayChunks } from "../chunks.ts";
import { writeJson } from "../json-value.ts";
import type { PageParts } from "./page-parts.ts";

/** How many files the texts of so many entities fill. */
export function textFileCount(entities: number): number {
  return Math.ceil(entities / TEXTS_IN_FILE);
}

/** entities.json: what is asked of all entities at once. */
export function entitiesJson({ opening, digest, entities, ties }: PageParts): Uint8Array {
  const rest = `"digest":${JSON.stringify(digest)},\n"ties":${JSON.stringify(ties())}`;
  const before = bytesOf(`${JSON.stringify(opening).slice(0, -1)},\n${rest},\n"entities":`);
  return Buffer.concat([before, ...rows(entities().map(leanEntity)), CLOSE]);
}

/** texts-n.json: what is long. */
export function textsJson({ digest, entities }: PageParts, n: number): Uint8Array {
  const own = entities().slice(n * TEXTS_IN_FILE, (n + 1) * TEXTS_IN_FILE);
  return Buffer.concat([bytesOf(`{"digest":${JSON.stringify(digest)},\n"texts":`), ...rows(own.map(textsOf)), CLOSE]);
}

const CLOSE = bytesOf("}\n");

/** A copy of each chunk: it is reused room. */
function rows(values: readonly unknown[]): readonly Uint8Array[] {
  return Array.from(arrayChunks(values, writeJson), (chunk) => Buffer.from(chunk));
}

/** places.json: where each entity is in the graph's picture, and how large. */
export function placesJson({ digest, entities, links, places }: PageParts): Uint8Array {
  const all = entities();
  const sizes = sizesOf(all.length, links());
  const [at, spots] = [places(), new Array<number>(3 * all.length)];
  for (const [n, { id }] of all.entries()) {
    const { x = 0, y = 0 } = at.get(id) ?? {};
    spots[3 * n] = x;
    spots[3 * n + 1] = y;
    spots[3 * n + 2] = sizes[n] ?? 0;
  }
  return bytesOf(`${JSON.stringify({ digest, places: spots })}\n`);
}

/** naming.json: in which file of facts what is. */
export function namingJson(digest: string, rest: Omit<NamingFile, "digest">): Uint8Array {
  return bytesOf(`${JSON.stringify({ digest, ...rest })}\n`);
}
