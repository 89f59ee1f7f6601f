import type { Host } from "../host/host.ts";
import { type Stretch, stretchBytes } from "../host/spill.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { endOfLine, LINE_END, linesOf } from "../text/byte-lines.ts";
import { type Context, openContext, type Scope } from "./context.ts";
import { entitiesIn, isOpening, keptHead, newHead, openingNote } from "./frames.ts";
import { type FaultyParts, fromParts, type PartsInput } from "./from-parts.ts";
import { areAsNoted, filesOf, type Kept, noteFiles } from "./keep.ts";
import { keptLinks, link } from "./link.ts";
import { digestParts } from "./write-parts.ts";

/** A large project's facts as they stand on a disk, block by block: for questions about a few of them, or about all. */
export interface StoredFacts extends Pick<Dataset, "digest" | "project" | "schema"> {
  /** What facts.json begins with, or would. */
  readonly head: Stretch;
  /** Whether the files that hold them are as they were: what was read is worth nothing otherwise. */
  isIntact(): boolean;
  /** In the order of the facts. */
  readonly blocks: readonly StoredBlock[];
  /** What is known of entities and of who speaks for whom without reading all of them. */
  readonly scope: Pick<Scope, "entities" | "numbers" | "voices">;
}

export interface StoredBlock {
  /** Facts as JSON, each on a line of its own. */
  readonly facts: Stretch;
  /** The numbers of the entities that they name. */
  readonly reached: Uint32Array;
}

/** Checks a large project by parts and finds its facts. Null where only a look at all facts at once can tell what is right or wrong. */
export async function storedFacts(host: Host, input: PartsInput): Promise<StoredFacts | FaultyParts | null> {
  const wanted = { kinds: ["facts"] as const, framed: true, flags: "facts" };
  const found = await fromParts(host, input, wanted, (opening, compiled, before) => {
    const { whole, ...rest } = compiled;
    const tallies = [...rest.blocks.map(({ tally }) => tally), rest.derived];
    const linked = whole && link(opening.schema, whole, tallies);
    const placed = linked ? newHead(opening, linked) : before && !whole && keptHead(before, opening);
    if (!placed) return null;
    const isAsBefore = before !== null && rest.blocks === before.blocks && isOpening(opening, before);
    const kept: Kept = {
      ...rest,
      ...keptLinks(linked, before),
      opening: openingNote(opening),
      ...(isAsBefore ? { digest: before.digest, head: before.head } : digestParts(placed, tallies, input.cache)),
    };
    return { kept };
  });
  if (found === null || "problems" in found) return found;
  const { schema, project, kept } = found;
  const files = noteFiles(filesOf(kept));
  const { digest, head, blocks, context } = kept;
  let scope: Scope | undefined;
  return {
    digest,
    ...(project && { project }),
    schema,
    head,
    isIntact: () => areAsNoted(files),
    blocks: blocks.flatMap(({ tally: { written, reached } }) =>
      written.facts === undefined ? [] : [{ facts: written.facts, reached }],
    ),
    // Who needs all facts reads them, and asks for no more.
    get scope() {
      scope ??= openContext(JSON.parse(context) as Context, schema);
      return scope;
    },
  };
}

/** All of a dataset. */
export function readDataset(stored: StoredFacts, onShare?: (share: number) => void): Dataset {
  const facts = stored.blocks.flatMap((block, n) => {
    onShare?.(n / stored.blocks.length);
    // What parts its first fact from the one before stands on a line of its own.
    return linesOf(stretchBytes(block.facts)).slice(1).map(factOf);
  });
  const { digest, project, schema } = stored;
  return { format: "entente/1", digest, ...(project && { project }), schema, entities: readEntities(stored), facts };
}

/** All entities, sorted by id. */
export function readEntities({ head }: Pick<StoredFacts, "head">): readonly Entity[] {
  return entitiesIn(head);
}

/** Ids of which a fact that is looked for holds one. */
export interface Naming {
  readonly ids: readonly string[];
  /** Also where it is not an entity that the fact names: a voice, for which somebody else speaks, or the fact itself. */
  readonly anywhere?: boolean;
}

/** Where more are looked for than that, reading all facts takes no longer. */
const MOST = 10;

/**
 * The facts that name an id of each list, and others that hold the same words, sorted by id. Lines are searched before they are
 * parsed, and only in blocks that name these entities. Null where the lists are so long that it would be no gain.
 */
export function findFacts({ blocks, scope }: StoredFacts, wanted: readonly Naming[]): readonly Fact[] | null {
  const [shortest, ...others] = [...wanted]
    .sort((a, b) => a.ids.length - b.ids.length)
    .map(({ ids }) => ids.map((id) => `"${id}"`));
  if (shortest === undefined || shortest.length > MOST) return null;
  const reaches = wanted.map((one) => reachOf(one, scope.numbers)).filter((reach) => reach !== null);
  const mayHold = ({ reached }: StoredBlock): boolean =>
    reaches.every((reach) => reached.some((one) => reach.has(one)));
  return blocks.filter(mayHold).flatMap((block) => {
    const found = linesWith(stretchBytes(block.facts), shortest);
    return found.filter((line) => others.every((ids) => ids.some((id) => line.includes(id)))).map(factOf);
  });
}

/** The numbers of entities; null where a block need not name one. */
function reachOf({ ids, anywhere }: Naming, numbers: ReadonlyMap<string, number>): ReadonlySet<number> | null {
  const known = anywhere ? [] : ids.flatMap((id) => numbers.get(id) ?? []);
  return known.length === 0 || known.length < ids.length ? null : new Set(known);
}

/** The lines that hold one of these texts, in their order. */
function linesWith(bytes: Buffer, texts: readonly string[]): readonly Buffer[] {
  const starts = new Set<number>();
  for (const text of texts) {
    for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, endOfLine(bytes, at))) {
      starts.add(bytes.lastIndexOf(LINE_END, at) + 1);
    }
  }
  return [...starts].sort((a, b) => a - b).map((start) => bytes.subarray(start, endOfLine(bytes, start)));
}

const COMMA = 44;

function factOf(line: Buffer): Fact {
  return JSON.parse(line.toString("utf8", 0, line.at(-1) === COMMA ? line.length - 1 : line.length)) as Fact;
}
