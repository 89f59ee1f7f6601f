import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { PART_OF } from "../corroborate/vocabulary.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import { Core } from "../query/core.ts";
import { fold } from "../query/fold.ts";

/**
 * A dataset on a disk, for questions that need a few of its facts: all facts as lines of JSON, a line of keys for each to find
 * it by, and all names of entities. Text that is scanned whole: a quarter of a million lines take less time than loading an engine.
 */
export interface FactCache {
  /** The id that bears a name; null where none or several do, or where the name is new. */
  idOf(name: string): string | null;
  /**
   * A dataset with the facts whose keys pass; entities are there by id alone.
   *
   * @param ids one of them stands in the keys of every fact that passes
   */
  pick(ids: readonly string[], test: (keys: FactKeys) => boolean): Dataset;
  /** A source and its parts, theirs included. */
  withParts(source: string): ReadonlySet<string>;
}

/** What a fact is found by. */
export interface FactKeys {
  /** Where its line of JSON stands. */
  readonly offset: number;
  readonly bytes: number;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly object: string;
  readonly about: readonly string[];
  readonly sources: readonly string[];
  /** Voices, deniers and claimants. */
  readonly heard: readonly string[];
}

const NAME = /^(?:facts|keys|names)-[0-9a-f]{16}\.txt(?:\.\d+\.tmp)?$/;

/** Writes the cache of a dataset, and removes those of older states. */
export function writeFactCache(folder: string, dataset: Dataset): void {
  const { indexes } = new Core(dataset);
  const facts = openLines(folder, "facts", dataset.digest);
  const keys = openLines(folder, "keys", dataset.digest);
  let offset = facts.add(JSON.stringify(dataset.schema)) + 1;
  for (const fact of dataset.facts) {
    const { id, type, subject, object, claims, rollup } = fact;
    const sources = new Set(claims.map((claim) => claim.source ?? ""));
    const heard = new Set([...rollup.voices, ...rollup.deniers, ...claims.map((claim) => claim.by ?? "")]);
    const bytes = facts.add(JSON.stringify(fact));
    const lists = [new Set(indexes.named(fact)), sources, heard].map((list) => [...list].join(" "));
    keys.add([offset, bytes, id, type, subject, object ?? "", ...lists].join("\t"));
    offset += bytes + 1;
  }
  const names = openLines(folder, "names", dataset.digest);
  for (const { id, name, aliases, names: others, former_ids } of dataset.entities) {
    const all = [id, name, ...former_ids, ...aliases.map((alias) => alias.name), ...Object.values(others)];
    names.add([id, ...new Set(all.map(fold))].join("\t"));
  }
  // A file that was cut short lacks its last line; of the facts, the keys know the size.
  names.add(END);
  keys.add(`${END}\t${offset}`);
  // The keys come last: whoever finds them finds the others.
  for (const lines of [facts, names, keys]) lines.finish();
  for (const name of readdirSync(folder)) {
    if (NAME.test(name) && !name.includes(dataset.digest)) rmSync(join(folder, name), { force: true });
  }
}

const END = "end";

/** Opens the cache of a dataset; null where there is none, or none that is whole. */
export function openFactCache(folder: string, digest: string): FactCache | null {
  const [facts, keys, names] = (["facts", "keys", "names"] as const).map((kind) => pathOf(folder, kind, digest));
  if (!facts || !keys || !names || ![facts, keys, names].every((path) => existsSync(path))) return null;
  const text = readFileSync(keys, "utf8");
  const known = readFileSync(names, "utf8");
  if (!text.endsWith(`\n${END}\t${statSync(facts).size}\n`) || !known.endsWith(`\n${END}\n`)) return null;
  return {
    idOf: (name) => idOf(known, name),
    withParts: (source) => {
      const parts = partsOf(text);
      const all = new Set([source]);
      for (const whole of all) for (const { subject, object } of parts) if (object === whole) all.add(subject);
      return all;
    },
    pick: (ids, test) => pick(facts, text, digest, ids, test),
  };
}

function partsOf(text: string): readonly FactKeys[] {
  return linesWith(text, [`\t${PART_OF}\t`]).map(keysOf);
}

/** The lines that hold one of these texts, in their order. */
function linesWith(text: string, wanted: readonly string[]): readonly string[] {
  const starts = new Set<number>();
  for (const one of wanted) {
    for (let at = text.indexOf(one); at >= 0; ) {
      starts.add(text.lastIndexOf("\n", at) + 1);
      const end = text.indexOf("\n", at);
      at = end < 0 ? -1 : text.indexOf(one, end);
    }
  }
  return [...starts].sort((a, b) => a - b).map((start) => text.slice(start, text.indexOf("\n", start)));
}

function idOf(names: string, name: string): string | null {
  if (names.startsWith(`${name}\t`) || names.includes(`\n${name}\t`)) return name;
  const bearers = new Set<string>();
  const wanted = `\t${fold(name)}`;
  for (let at = names.indexOf(wanted); at >= 0; at = names.indexOf(wanted, at + 1)) {
    const after = names[at + wanted.length];
    if (after === "\t" || after === "\n")
      bearers.add(names.slice(names.lastIndexOf("\n", at) + 1, names.indexOf("\t", names.lastIndexOf("\n", at) + 1)));
  }
  const [only] = bearers;
  return bearers.size === 1 && only !== undefined ? only : null;
}

function pick(
  path: string,
  text: string,
  digest: string,
  wanted: readonly string[],
  test: (keys: FactKeys) => boolean,
): Dataset {
  const file = openSync(path, "r");
  try {
    const facts: Fact[] = [];
    for (const line of linesWith(text, wanted)) {
      const keys = keysOf(line);
      if (test(keys)) facts.push(readFact(file, keys));
    }
    facts.sort((a, b) => compareText(a.id, b.id));
    const ends = facts.flatMap(({ subject, object, rollup }) => [
      subject,
      object ?? "",
      ...rollup.voices,
      ...rollup.deniers,
    ]);
    const entities = [...new Set(ends)].sort().map(bareEntity);
    return { format: "entente/1", digest, schema: JSON.parse(readUpToLine(file)), entities, facts };
  } finally {
    closeSync(file);
  }
}

function keysOf(line: string): FactKeys {
  const [offset, bytes, id = "", type = "", subject = "", object = "", about = "", sources = "", heard = ""] =
    line.split("\t");
  const lists = { about: about.split(" "), sources: sources.split(" "), heard: heard.split(" ") };
  return { offset: Number(offset), bytes: Number(bytes), id, type, subject, object, ...lists };
}

function readFact(file: number, { offset, bytes }: FactKeys): Fact {
  const buffer = Buffer.allocUnsafe(bytes);
  readSync(file, buffer, 0, bytes, offset);
  return JSON.parse(buffer.toString("utf8"));
}

function readUpToLine(file: number): string {
  const pieces: Buffer[] = [];
  for (let at = 0; ; at += 65_536) {
    const buffer = Buffer.alloc(65_536);
    const read = readSync(file, buffer, 0, buffer.length, at);
    const end = buffer.indexOf(10);
    pieces.push(buffer.subarray(0, end >= 0 ? end : read));
    if (end >= 0 || read === 0) return Buffer.concat(pieces).toString("utf8");
  }
}

/** An entity of which only the id matters. */
export function bareEntity(id: string): Entity {
  const none = {
    aliases: [],
    names: {},
    identifiers: {},
    description: null,
    unnamed: false,
    former_ids: [],
    not_same_as: [],
  };
  return { id, type: "", name: id, ...none, attributes: {}, file: "" };
}

function pathOf(folder: string, kind: "facts" | "keys" | "names", digest: string): string {
  return join(folder, `${kind}-${digest}.txt`);
}

/** Lines written beside the file, in large pieces; `finish` renames. `add` gives the bytes of the line. */
function openLines(
  folder: string,
  kind: "facts" | "keys" | "names",
  digest: string,
): { add(line: string): number; finish(): void } {
  const path = pathOf(folder, kind, digest);
  const beside = `${path}.${process.pid}.tmp`;
  const file = openSync(beside, "w");
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = () => {
    const whole = Buffer.concat(waiting);
    for (let done = 0; done < whole.length; ) done += writeSync(file, whole, done);
    [waiting, size] = [[], 0];
  };
  return {
    add: (line) => {
      const bytes = Buffer.from(`${line}\n`, "utf8");
      waiting.push(bytes);
      size += bytes.length;
      if (size > 1 << 20) flush();
      return bytes.length - 1;
    },
    finish: () => {
      flush();
      closeSync(file);
      renameSync(beside, path);
    },
  };
}
