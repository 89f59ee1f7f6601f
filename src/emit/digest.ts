import { createHash, hash } from "node:crypto";
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

function digestOf(content: Undigested): string {
  const before = known.get(content.facts);
  if (before !== undefined) return before;
  const sum = new FactSum();
  const sink = new ByteSink();
  for (const fact of content.facts) {
    writeFact(sink, fact);
    sum.add(sink.bytes());
    sink.reset();
  }
  const digest = digestFrom(contentHead(content), [sum.lanes()]);
  known.set(content.facts, digest);
  return digest;
}

/**
 * The digest of a dataset: the first 16 hexadecimal digits of the SHA-256 of what facts.json holds before its facts and, as 64 hexadecimal
 * digits, of the sum of all facts. So no one has to read facts again that are as they were.
 *
 * @param sums of facts, each fact in one of them
 */
export function digestFrom(head: Iterable<Uint8Array>, sums: Iterable<Uint32Array>): string {
  const whole = createHash("sha256");
  for (const chunk of head) whole.update(chunk);
  const all = new FactSum();
  for (const sum of sums) all.addLanes(sum);
  return whole.update(all.toString()).digest("hex").slice(0, 16);
}

/** Whether a dataset has this digest, or had it by the rule of earlier versions: that of all that facts.json holds before its digest. */
export function isDigestOf(digest: string, content: Undigested): boolean {
  if (digestOf(content) === digest) return true;
  const whole = createHash("sha256");
  for (const chunk of contentHead(content)) whole.update(chunk);
  for (const chunk of arrayChunks(content.facts, writeFact)) whole.update(chunk);
  return whole.digest("hex").slice(0, 16) === digest;
}

const LANES = 8;
const LANE = 2 ** 32;

/** The SHA-256 of facts, each as JSON, summed as numbers modulo 2^256: it is the same however facts are dealt out. */
export class FactSum {
  /** From the highest to the lowest 32 bits. Each may hold what is to be carried. */
  readonly #lanes = new Float64Array(LANES);

  /** @param json a fact as `writeFact` writes it */
  add(json: Uint8Array): void {
    // A character for each byte: to make a buffer each time takes twice as long as to find the digest.
    const digest = hash("sha256", json, "binary");
    for (let n = 0; n < LANES; n += 1) {
      const at = 4 * n;
      const lane = (digest.charCodeAt(at) << 24) | (digest.charCodeAt(at + 1) << 16);
      const rest = (digest.charCodeAt(at + 2) << 8) | digest.charCodeAt(at + 3);
      this.#lanes[n] = (this.#lanes[n] ?? 0) + ((lane | rest) >>> 0);
    }
  }

  addLanes(lanes: Uint32Array): void {
    for (let n = 0; n < LANES; n += 1) this.#lanes[n] = (this.#lanes[n] ?? 0) + (lanes[n] ?? 0);
  }

  /** The sum so far, from the highest to the lowest 32 bits. */
  lanes(): Uint32Array {
    const lanes = new Uint32Array(LANES);
    let carried = 0;
    for (let n = LANES - 1; n >= 0; n -= 1) {
      const lane = (this.#lanes[n] ?? 0) + carried;
      carried = Math.floor(lane / LANE);
      lanes[n] = lane % LANE;
    }
    return lanes;
  }

  reset(): void {
    this.#lanes.fill(0);
  }

  /** In 64 hexadecimal digits. */
  toString(): string {
    return Array.from(this.lanes(), (lane) => lane.toString(16).padStart(8, "0")).join("");
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
