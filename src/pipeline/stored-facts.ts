import { type ByteRange, rangeBytes } from "../host/byte-range.ts";
import type { Host } from "../host/host.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { endOfLine, LINE_END, linesOf } from "../text/byte-lines.ts";
import type { Scope } from "./context.ts";
import { entitiesIn, keptHead, newHead, openingNote } from "./frames.ts";
import { areAsNoted, filesOf, type Kept, noteFiles } from "./keep.ts";
import { type Finished, type Run, type RunInput, run, type Wanted } from "./run.ts";
import type { Steps } from "./steps.ts";
import { digestParts } from "./write-parts.ts";

/** A large project's facts as they stand on a disk, block by block: for questions about a few of them, or about all. */
export interface StoredFacts extends Pick<Dataset, "digest" | "project" | "schema"> {
  /** What facts.json begins with, or would. */
  readonly head: ByteRange;
  /** Whether the files that hold them are as they were: what was read is worth nothing otherwise. */
  isIntact(): boolean;
  /** In the order of the facts. */
  readonly blocks: readonly StoredBlock[];
  /** What is known of entities and of who speaks for whom without reading all of them. */
  readonly scope: Pick<Scope, "entities" | "numbers" | "voices">;
}

export interface StoredBlock {
  /** Facts as JSON, each on a line of its own. */
  readonly facts: ByteRange;
  /** The numbers of the entities that they name. */
  readonly reached: Uint32Array;
}

/** Checks a project, and finds its facts where they are kept. */
export function storedFacts(host: Host, input: RunInput): Steps<Run<Finished & { readonly stored: StoredFacts }>> {
  const wanted: Wanted = { kinds: ["facts"], keepsFacts: "no", framed: true, flags: "facts" };
  return run(host, input, wanted, (opening, { compiled, together, scope }) => {
    const begun = openingNote(opening);
    const isAsBefore =
      together.is === "as before" && compiled === together.before && begun.digest === together.before.opening.digest;
    const placed = together.is === "new" ? newHead(opening, together.linked) : keptHead(together.before, opening);
    const tallies = [...compiled.blocks.map(({ tally }) => tally), compiled.derived];
    const { digest, head } = isAsBefore ? together.before : digestParts(placed, tallies, input.cache);
    const kept: Kept = { ...compiled, digest, head, opening: begun };
    const files = noteFiles(filesOf(kept));
    const { schema, project } = opening;
    const stored: StoredFacts = {
      digest,
      ...(project && { project }),
      schema,
      head,
      isIntact: () => areAsNoted(files),
      blocks: compiled.blocks.flatMap(({ tally: { written, reached } }) =>
        written.facts === undefined ? [] : [{ facts: written.facts, reached }],
      ),
      // Who needs all facts reads them, and asks for no more.
      get scope() {
        return scope;
      },
    };
    return { kept, stored };
  });
}

/** All of a dataset. */
export function readDataset(stored: StoredFacts, onShare?: (share: number) => void): Dataset {
  const facts = stored.blocks.flatMap((block, n) => {
    onShare?.(n / stored.blocks.length);
    // What parts its first fact from the one before stands on a line of its own.
    return linesOf(rangeBytes(block.facts)).slice(1).map(factOf);
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
    const found = linesWith(rangeBytes(block.facts), shortest);
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
