import type { Mentions } from "../../compile/reach.ts";
import type { NewFile } from "../../host/host.ts";
import { lazy } from "../../model/lazy.ts";
import { FACTS_IN_FILE, type Overview, PAGE_FORMAT, type PageHead } from "../../model/outputs/page.ts";
import { bytesOf } from "../byte-sink.ts";
import { gzipped, SMALL } from "../gzip.ts";
import { entitiesJson, namingJson, placesJson, textFileCount, textsJson } from "./entity-files.ts";
import { arrayOf, factFileCount, idsAround, linesWhere, partFacts } from "./fact-files.ts";
import { overviewOf } from "./overview.ts";
import type { PageParts } from "./page-parts.ts";
import { pathsJson } from "./paths-file.ts";
import { StoryFacts } from "./story-facts.ts";

/** The folder of the page's files. */
export const PAGE_FOLDER = "view/";
export const PAGE_HEAD: string = `${PAGE_FOLDER}overview.json`;

/** A packed file of the page. */
function packed(name: string): string {
  return `${PAGE_FOLDER}${name}.json.gz`;
}

/** Whether a path is that of a file of which there are as many as the data needs. */
export function isNumberedFile(path: string): boolean {
  return /^view\/(?:facts|texts)-\d+\.json\.gz$/.test(path);
}

/** A file of the page, made when it is first asked for. */
export interface PageFile {
  readonly path: string;
  bytes(): Uint8Array;
}

/**
 * The files that the viewer loads: the first picture, the entities, and their texts and the facts in parts.
 *
 * @param keep hold what has been made, for who reads it twice
 */
export function pageFiles(given: PageParts, keep: boolean): readonly PageFile[] {
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
  const parts: PageParts = { ...given, entities: lazy(given.entities) };
  const { count, digest, opening } = parts;
  const overview = lazy(() =>
    parts.changes ? null : overviewOf(parts.entities(), opening.schema, parts.links(), parts.places()),
  );
  const leads = lazy(() => factsNaming(parts, overview()?.groups.map(({ lead }) => lead) ?? []));
  const story = lazy(() => new StoryFacts(overview() === null ? [] : (opening.project?.views ?? [])));
  const inStory = lazy(() => factsNaming(parts, story().entities));
  // What is noted of each part on the way, since all of them pass by once.
  const noted: { readonly first: string; readonly leads: readonly Buffer[]; readonly story: readonly Buffer[] }[] = [];
  function* partsOfFacts(): Generator<Buffer> {
    let n = 0;
    for (const part of partFacts(parts.facts())) {
      const from = n * FACTS_IN_FILE;
      const about = linesWhere(part, inStory(), from);
      noted[n] = {
        first: idsAround(part).first,
        leads: linesWhere(part, leads(), from),
        story: story().among(part, about),
      };
      n += 1;
      yield part;
    }
  }
  const files = factFileCount(count);
  const allNoted = (): typeof noted => {
    if (noted.length < files) for (const _ of partsOfFacts());
    return noted;
  };
  const factsJson = (array: Uint8Array): Uint8Array => {
    const before = bytesOf(`{"digest":${JSON.stringify(digest)},\n"facts":`);
    return gzipped(Buffer.concat([before, array, CLOSE]));
  };
  const partAt = inOrder(partsOfFacts);
  const numbered = (name: string, many: number, make: (n: number) => Uint8Array): PageFile[] =>
    Array.from({ length: many }, (_, n) => once(packed(`${name}-${n}`), () => make(n)));
  return [
    ...numbered("facts", files, (n) => factsJson(partAt(n) ?? NO_FACTS)),
    once(packed("leads"), () => factsJson(arrayOf(allNoted().flatMap((part) => part.leads)))),
    once(packed("story"), () => factsJson(arrayOf(allNoted().flatMap((part) => part.story)))),
    ...numbered("texts", textFileCount(parts.entityCount), (n) => gzipped(textsJson(parts, n))),
    once(packed("entities"), () => gzipped(entitiesJson(parts), SMALL)),
    once(packed("places"), () => gzipped(placesJson(parts))),
    once(packed("paths"), () => gzipped(pathsJson(digest, parts.entityCount, parts.links()))),
    once(packed("naming"), () => {
      const firsts = allNoted().map(({ first }) => first);
      return gzipped(namingJson(digest, { firsts, named: namedIn(parts.mentions(), parts.entities().length) }));
    }),
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

/** For each fact 1 where it names one of these. */
function factsNaming({ count, entities, mentions }: PageParts, ids: readonly string[]): Uint8Array {
  const found = new Uint8Array(count);
  if (ids.length === 0) return found;
  const wanted = new Set(ids);
  const isWanted = Uint8Array.from(entities(), ({ id }) => (wanted.has(id) ? 1 : 0));
  let fact = 0;
  for (const { named, counts } of mentions()) {
    let from = 0;
    for (const own of counts) {
      for (let n = from; n < from + own; n += 1) if (isWanted[named[n] ?? 0] === 1) found[fact] = 1;
      from += own;
      fact += 1;
    }
  }
  return found;
}

function headOf({ opening, count, digest, entityCount, changes }: PageParts, overview: Overview | null): PageHead {
  const { project } = opening;
  return {
    format: PAGE_FORMAT,
    digest,
    ...(project && { project }),
    entities: entityCount,
    facts: count,
    overview,
    ...(changes && { changes }),
  };
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
