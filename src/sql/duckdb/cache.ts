import { copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { lifeRelations } from "../../corroborate/existence.ts";
import { ChangedFile } from "../../host/byte-range.ts";
import type { Fact } from "../../model/fact.ts";
import { lazy } from "../../model/lazy.ts";
import { Core } from "../../query/core.ts";
import type { SqlEngine, SqlLimits } from "../answer.ts";
import { ENTITY_TIES, type SourceDate, sourceDate, type TableGraph } from "../table-graph.ts";
import { tablesOf } from "../tables.ts";
import {
  cacheKey,
  type DatabaseKind,
  fileName,
  findDatabase,
  keyOf,
  linesDigest,
  remove,
  sealOf,
  tidy,
} from "./cache-files.ts";
import { within } from "./database-file.ts";
import { openEngine } from "./engine.ts";
import { loadTables } from "./load-tables.ts";
import { datesOf, entityPartsOf, PART_SETTINGS, partsOf, writeEntities, writePart, writeWhole } from "./parts.ts";
import { type RedatedRows, redatedRows, redatePart } from "./redate.ts";
import { attach, createUnion, digestsOfTies, MissingPart, readTies } from "./union.ts";

/** What a database is made from. */
export interface CacheOf {
  /** The dataset's. */
  readonly digest: string;
  /** Changes whenever this program does. */
  readonly program: string;
  /** Gives the graph to what makes tables of it. Asked only where there is something to build; where the graph was not intact, it may give it again. */
  readonly withGraph: <T>(make: (graph: TableGraph) => Promise<T>) => Promise<T>;
  /** Blocks in a part, about; where it is left out, what is worth a file of its own. */
  readonly partSize?: number;
  /** Rows of a table in a part, at most, that other dates of sources change without it being written anew; where it is left out, what is sooner. */
  readonly mostBeside?: number;
}

/** Other processes may remove files between two looks at them; each time that is less likely. */
const TRIES = 3;

/**
 * Opens the database of a dataset in a cache folder. Its file is built where there is none, and where its bytes are not those
 * that were written for this dataset by this program. Processes that ask while another builds see a whole file or none.
 *
 * The tables of a large graph are in several files, of which an edit changes one.
 */
export async function openCache(
  folder: string,
  of: CacheOf,
  limits?: SqlLimits,
  onShare?: (share: number) => void,
): Promise<SqlEngine> {
  return openWith(folder, of, (path, isFresh) => openEngine(path, limits, isFresh), onShare);
}

/** The same for who opens it in another way. @param open is given `isFresh` as `openTables` is */
export async function openWith<T>(
  folder: string,
  { digest, program, withGraph, partSize, mostBeside }: CacheOf,
  open: (path: string, isFresh: boolean) => Promise<T>,
  onShare?: (share: number) => void,
): Promise<T> {
  const key = cacheKey(digest, program);
  const found = findDatabase(folder, "graph", key);
  const opened = found === null ? null : await tryOpen(found, (path) => open(path, false));
  if (opened !== null) return opened;
  const common = cacheKey("", program);
  for (let tries = 1; ; tries += 1) {
    const path = await withGraph((graph) =>
      buildDatabase(folder, key, { graph, common, partSize, mostBeside, onShare }),
    );
    const made = tries < TRIES ? await tryOpen(path, (one) => open(one, true)) : await open(path, true);
    if (made !== null) return made;
  }
}

/** Null where another process writes to the file, or it or a part of it is no longer there. */
async function tryOpen<T>(path: string, open: (path: string) => Promise<T>): Promise<T | null> {
  try {
    return await open(path);
  } catch (error) {
    if (error instanceof MissingPart) {
      remove(path);
      return null;
    }
    const isLocked = error instanceof Error && /lock on file|used by another process/.test(error.message);
    if (isLocked || !existsSync(path)) return null;
    throw error;
  }
}

interface BuildOptions {
  readonly graph: TableGraph;
  /** A key of all that any part is made from but the graph. */
  readonly common: string;
  readonly partSize?: number | undefined;
  readonly mostBeside?: number | undefined;
  readonly onShare?: ((share: number) => void) | undefined;
}

/** Writes a database of a dataset and renames it to the name that tells what is in it. Gives its path. */
async function buildDatabase(
  folder: string,
  key: string,
  { graph, common, partSize, mostBeside, onShare }: BuildOptions,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const groups = partsOf(graph.blocks, partSize);
  if (groups.length <= 1) {
    const path = await write(folder, "graph", key, graph, (beside) => writeDatabase(beside, graph, onShare));
    tidy(folder, path, []);
    return path;
  }
  const { schema } = graph;
  const part = async (own: string, fill: (beside: string) => Promise<void>): Promise<string> =>
    findDatabase(folder, "part", own) ?? (await write(folder, "part", own, graph, fill));
  const partKey = (of: unknown): string => keyOf([common, schema, of]);
  const entities = entityPartsOf([...graph.entityTexts()], partSize);
  let done = 0;
  const begin = (): void => {
    onShare?.(done / (groups.length + entities.length + 1));
    done += 1;
  };
  const ofFacts = await twoByTwo(groups, async (blocks): Promise<FactPart> => {
    begin();
    const undated = partKey(blocks.map((block) => block.key));
    const dates = datesOf(blocks);
    const own = undated + linesDigest(dates.flat()).slice(0, 16);
    const known = findDatabase(folder, "part", own);
    if (known !== null) return { file: known, redated: [] };
    const other = findDatabase(folder, "part", undated);
    const redated = other && (await redatedRows(other, graph, blocks, dates, mostBeside));
    if (other && redated) return { file: other, redated };
    const file = await write(folder, "part", own, graph, async (beside) => {
      if (copied(other, beside)) await redatePart(beside, graph, blocks, dates);
      else await writePart(beside, graph, blocks);
    });
    return { file, redated: [] };
  });
  const parts = ofFacts.map(({ file }) => file);
  const path = await write(folder, "graph", key, graph, async (beside) => {
    await within(beside, PART_SETTINGS, async (connection) => {
      await attach(connection, parts, 0);
      const entityTies = await readTies(connection, groups.length, ENTITY_TIES);
      const facts = lazy(() => factsIn(entityTies));
      const ofEntities = await twoByTwo(entities, (texts) => {
        begin();
        const own = partKey(["entities", linesDigest(texts.map(({ json }) => json)), linesDigest(entityTies)]);
        return part(own, (file) => writeEntities(file, graph, texts, facts()));
      });
      await attach(connection, ofEntities, parts.length);
      parts.push(...ofEntities);
      const ties = await digestsOfTies(connection, parts.length);
      begin();
      const lives = datesOfClaims(
        factsIn(await readTies(connection, groups.length, [...lifeRelations(schema)])),
        graph,
      );
      const whole = await part(partKey(["whole", graph.wholeKey(), ties, lives]), async (file) =>
        writeWhole(file, graph, factsIn(await readTies(connection, groups.length))),
      );
      await attach(connection, [whole], parts.length);
      parts.push(whole);
      const names = parts.map((file) => basename(file));
      const redated = ofFacts.map((one) => one.redated);
      await createUnion(connection, tablesOf(schema), names, redated);
    });
  });
  tidy(folder, path, parts);
  return path;
}

/** A file with rows of facts, and what in them is not as it was written. */
interface FactPart {
  readonly file: string;
  readonly redated: readonly RedatedRows[];
}

/** When the sources of some facts' claims were published. */
function datesOfClaims(facts: readonly Fact[], graph: TableGraph): readonly (SourceDate | null)[] {
  const sources = new Set(facts.flatMap(({ claims }) => claims.flatMap(({ source }) => source ?? [])));
  return Array.from(sources, (id) => sourceDate(id, graph.whole().voices.publication(id)));
}

/** False where there is nothing to copy, or another process has just removed it. */
function copied(from: string | null, to: string): boolean {
  if (from === null) return false;
  try {
    copyFileSync(from, to);
    return true;
  } catch (error) {
    if (existsSync(from)) throw error;
    return false;
  }
}

function factsIn(texts: readonly string[]): readonly Fact[] {
  return texts.map((json) => JSON.parse(json) as Fact);
}

/** Makes something of each, two at a time: while the engine writes one to a disk, the rows of the next are made. In their order. */
async function twoByTwo<T, R>(all: readonly T[], make: (one: T) => Promise<R>): Promise<R[]> {
  const left = all.entries();
  const made: R[] = [];
  const work = async (): Promise<void> => {
    for (const [n, one] of left) made[n] = await make(one);
  };
  const ended = await Promise.allSettled([work(), work()]);
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return made;
}

/** Writes a file beside its place, and renames it to the name that tells what is in it. */
async function write(
  folder: string,
  kind: DatabaseKind,
  key: string,
  graph: TableGraph,
  fill: (beside: string) => Promise<void>,
): Promise<string> {
  const beside = join(folder, `${kind}-${key}.duckdb.${process.pid}.tmp`);
  remove(beside);
  try {
    await fill(beside);
    if (!graph.isIntact()) throw new ChangedFile("another process wrote over what was kept");
    const path = join(folder, fileName(kind, key, sealOf(key, beside)));
    // A file that is beside a database as its log is replayed when that is opened: we leave none, so it would not be ours.
    remove(`${path}.wal`);
    renameSync(beside, path);
    return path;
  } finally {
    remove(beside);
  }
}

/** Writes a database file with all tables of a graph. */
export async function writeDatabase(path: string, graph: TableGraph, onShare?: (share: number) => void): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const { format, digest, schema } = graph;
  const facts = graph.blocks.flatMap((block) => block.facts());
  const core = new Core({ format, digest, schema, entities: graph.entities(), facts });
  await within(path, {}, (connection) => loadTables(connection, core, onShare));
}
