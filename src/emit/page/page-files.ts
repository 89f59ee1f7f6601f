import { sizesOf } from "../../compile/compile.ts";
import type { Places } from "../../compile/layout/keep-places.ts";
import type { Links } from "../../compile/links.ts";
import type { Mentions } from "../../compile/reach.ts";
import type { NewFile } from "../../host/host.ts";
import type { Entity } from "../../model/entity.ts";
import { lazy } from "../../model/lazy.ts";
import {
  FACTS_IN_FILE,
  type Overview,
  PAGE_FORMAT,
  type PageChanges,
  type PageHead,
  type PageTies,
} from "../../model/outputs/page.ts";
import { bytesOf } from "../byte-sink.ts";
import type { Opening } from "../digest.ts";
import { gzipped } from "../gzip.ts";
import { arrayOf, factFileCount, linesWhere, partFacts } from "./fact-files.ts";
import { overviewOf } from "./overview.ts";

/** What the page's files are made of. Nothing is made before it is asked for. */
export interface PageParts {
  readonly opening: Opening;
  /** Of facts. */
  readonly count: number;
  readonly digest: string;
  /** What facts.json holds before its facts. */
  readonly head: () => Iterable<Uint8Array>;
  /** Facts as a JSON array, one on each line. */
  readonly facts: () => Iterable<Uint8Array>;
  /** Sorted by id. */
  readonly entities: () => readonly Entity[];
  readonly places: () => Places;
  readonly ties: () => PageTies;
  /** Of all edges and of all facts, in their order; entities are numbered as they are sorted. */
  readonly links: () => readonly Links[];
  readonly mentions: () => readonly Mentions[];
  /** Where two states are shown as one: all of it is drawn then, however much it is. */
  readonly changes?: PageChanges;
}

/** The folder of the page's files. */
export const PAGE_FOLDER = "view/";
export const PAGE_HEAD: string = `${PAGE_FOLDER}overview.json`;
export const ENTITIES_FILE: string = `${PAGE_FOLDER}entities.json.gz`;
export const LEADS_FILE: string = `${PAGE_FOLDER}leads.json.gz`;

export function factsFile(n: number): string {
  return `${PAGE_FOLDER}facts-${n}.json.gz`;
}

/** Whether a path is that of a file of facts. */
export function isFactsFile(path: string): boolean {
  return /^view\/facts-\d+\.json\.gz$/.test(path);
}

/** A file of the page, made when it is first asked for. */
export interface PageFile {
  readonly path: string;
  bytes(): Uint8Array;
}

/**
 * The files that the viewer loads: the first picture, the entities, and the facts in parts.
 *
 * @param keep hold what has been made, for who reads it twice
 */
export function pageFiles(parts: PageParts, keep: boolean): readonly PageFile[] {
  const known = new Map<string, Uint8Array>();
  const once = (path: string, make: () => Uint8Array): PageFile => ({
    path,
    bytes() {
      const before = known.get(path);
      if (before) return before;
      const made = make();
      if (keep) known.set(path, made);
      return made;
    },
  });
  const count = factFileCount(parts.count);
  const overview = lazy(() =>
    parts.changes ? null : overviewOf(parts.entities(), parts.opening.schema, parts.links(), parts.places()),
  );
  const isOfLead = lazy(() => factsOfLeads(parts, overview()));
  // What is noted of each part on the way, since all of them pass by once.
  const noted: { readonly first: string; readonly leads: readonly Buffer[] }[] = [];
  function* partsOfFacts(): Generator<Buffer> {
    let n = 0;
    for (const part of partFacts(parts.facts())) {
      noted[n] = { first: firstIdIn(part), leads: linesWhere(part, isOfLead(), n * FACTS_IN_FILE) };
      n += 1;
      yield part;
    }
  }
  const allNoted = (): typeof noted => {
    if (noted.length < count) for (const _ of partsOfFacts());
    return noted;
  };
  const factsJson = (array: Uint8Array): Uint8Array => {
    const opening = bytesOf(`{"digest":${JSON.stringify(parts.digest)},\n"facts":`);
    return gzipped(Buffer.concat([opening, array, CLOSE]));
  };
  const partAt = inOrder(partsOfFacts);
  return [
    ...Array.from({ length: count }, (_, n) => once(factsFile(n), () => factsJson(partAt(n) ?? NO_FACTS))),
    once(LEADS_FILE, () => factsJson(arrayOf(allNoted().flatMap(({ leads }) => leads)))),
    once(ENTITIES_FILE, () =>
      gzipped(
        entitiesJson(
          parts,
          allNoted().map(({ first }) => first),
        ),
      ),
    ),
    once(PAGE_HEAD, () => bytesOf(`${JSON.stringify(headOf(parts, overview()))}\n`)),
  ];
}

const [NO_FACTS, CLOSE] = [bytesOf("[]"), bytesOf("}\n")];

/** The same as files to write. */
export function pageOutputs(files: readonly PageFile[]): NewFile[] {
  return files.map(({ path, bytes }) => ({ path, chunks: () => [bytes()] }));
}

/** The n-th of what is made one after the other, in one go where they are asked for in their order. */
function inOrder<T>(make: () => Iterator<T>): (n: number) => T | undefined {
  let items = make();
  let next = 0;
  return (n) => {
    if (n < next) {
      items = make();
      next = 0;
    }
    for (; next < n; next += 1) items.next();
    next += 1;
    return items.next().value;
  };
}

/** For each fact 1 where it names the lead of a group. */
function factsOfLeads({ count, entities, mentions }: PageParts, overview: Overview | null): Uint8Array {
  const found = new Uint8Array(count);
  if (overview === null) return found;
  const leads = new Set(overview.groups.map(({ lead }) => lead));
  const isLead = Uint8Array.from(entities(), ({ id }) => (leads.has(id) ? 1 : 0));
  let fact = 0;
  for (const { named, counts } of mentions()) {
    let from = 0;
    for (const own of counts) {
      for (let n = from; n < from + own; n += 1) if (isLead[named[n] ?? 0] === 1) found[fact] = 1;
      from += own;
      fact += 1;
    }
  }
  return found;
}

function headOf({ opening, count, digest, entities, changes }: PageParts, overview: Overview | null): PageHead {
  const { project } = opening;
  return {
    format: PAGE_FORMAT,
    digest,
    ...(project && { project }),
    entities: entities().length,
    facts: count,
    overview,
    ...(changes && { changes }),
  };
}

function entitiesJson(
  { head, digest, entities, ties, links, mentions, places }: PageParts,
  firsts: readonly string[],
): Uint8Array {
  const all = entities();
  const sizes = sizesOf(all.length, links());
  const [at, spots] = [places(), new Array<number>(3 * all.length)];
  for (const [n, { id }] of all.entries()) {
    const { x = 0, y = 0 } = at.get(id) ?? {};
    spots[3 * n] = x;
    spots[3 * n + 1] = y;
    spots[3 * n + 2] = sizes[n] ?? 0;
  }
  const page = { places: spots, ties: ties(), firsts, named: namedIn(mentions(), all.length) };
  // The head is reused room: each chunk is copied before the next one is asked for.
  const opening = Buffer.concat(Array.from(head(), (chunk) => Buffer.from(chunk)));
  return Buffer.concat([
    opening,
    bytesOf(`[],\n"digest":${JSON.stringify(digest)},\n"page":${JSON.stringify(page)}}\n`),
  ]);
}

/** The id of the first fact in an array that begins with a bracket on a line of its own. */
function firstIdIn(array: Buffer): string {
  const line = array.toString("utf8", 2, array.indexOf("\n", 2)).replace(/,$/, "");
  return (JSON.parse(line) as { readonly id: string }).id;
}

/** For each file of facts the entities that it names: sorted, each as its distance from the one before. */
function namedIn(all: readonly Mentions[], entities: number): readonly (readonly number[])[] {
  const files: number[][] = [];
  let current = new Uint8Array(entities);
  let facts = 0;
  const close = (): void => {
    const distances: number[] = [];
    let before = 0;
    for (let number = current.indexOf(1); number >= 0; number = current.indexOf(1, number + 1)) {
      distances.push(number - before);
      before = number;
    }
    files.push(distances);
    current = new Uint8Array(entities);
    facts = 0;
  };
  for (const { named, counts } of all) {
    let from = 0;
    for (const count of counts) {
      for (let n = from; n < from + count; n += 1) current[named[n] ?? 0] = 1;
      from += count;
      facts += 1;
      if (facts === FACTS_IN_FILE) close();
    }
  }
  if (facts > 0) close();
  return files;
}
