import { memorySpill, openSpill, type Spill } from "../../host/byte-range.ts";
import type { FileEntry, Snapshot } from "../../host/host.ts";
import type { Fact } from "../../model/fact.ts";
import type { Schema } from "../../model/schema.ts";
import { type Aim, blockCompiler } from "../compile-block.ts";
import type { Scope } from "../context.ts";
import { type BlockRead, blockReader, type SentHeads } from "../heads.ts";
import type { Steps } from "../steps.ts";
import type { Kind, Ranges, Tally } from "../tally.ts";
import { type PutBy, sourceKeeper, takeSources } from "./put-by.ts";

/** A block and its place among all. */
export interface NumberedBlock {
  readonly n: number;
  readonly files: readonly FileEntry[];
}

/** A block that was read; without heads where its content is known. */
export type Read = Pick<BlockRead, "content" | "heads">;

/** What came of a block. */
export interface Compiled {
  readonly tally: Tally;
  /** See `CompiledBlock`. */
  readonly facts: readonly Fact[];
  readonly corrected: SentHeads | null;
}

/** What one thread does of the work: it reads blocks, and compiles them once the whole is known. */
export interface PoolMember {
  /**
   * @param known contents of blocks that need no reading
   * @param spill what the file is called, up to its ending, in which sources are put by; null: in memory
   */
  read(
    blocks: readonly NumberedBlock[],
    known: ReadonlySet<string>,
    spill: string | null,
    onShare?: (share: number) => void,
  ): Steps<readonly Read[]>;
  /** Lets go of what was read. After an error the rest is only checked, unless facts are wanted all the same. `spill`: what files for parts are called up to their ending; null: in memory. */
  compile(
    blocks: readonly NumberedBlock[],
    scope: Scope,
    spill: string | null,
    onShare?: (share: number) => void,
  ): Steps<readonly Compiled[]>;
}

/** Blocks after which tidying up is worth its time. */
const MANY = 75;

/** @param parsesAtOnce reads whole files, of which no more than heads are needed at first: for projects so small that they may be held */
export function poolMember(host: Snapshot, schema: Schema, aim: Aim, parsesAtOnce: boolean): PoolMember {
  const readBlock = blockReader(host, schema, parsesAtOnce);
  const held = new Map<number, PutBy>();
  let isSound = true;
  return {
    *read(blocks, known, spill, onShare) {
      const read: Read[] = [];
      const sources = openPart(spill, "sources");
      const putBy = sourceKeeper(sources);
      try {
        for (const [at, { n, files }] of blocks.entries()) {
          onShare?.(at / blocks.length);
          const block = readBlock(files, known);
          if (!known.has(block.content)) held.set(n, putBy(block.sources));
          read.push({ content: block.content, heads: block.heads });
          yield;
        }
        return read;
      } finally {
        sources.close();
      }
    },
    *compile(blocks, scope, spill, onShare) {
      // What names were made from has just been let go.
      host.tidy?.();
      let compile = blockCompiler(scope, isSound ? aim : onlyChecked(aim));
      const spills = openSpills(spill, isSound ? aim.kinds : []);
      const made: Compiled[] = [];
      try {
        for (const [at, { n, files }] of blocks.entries()) {
          onShare?.(at / blocks.length);
          const own = held.get(n);
          const { tally, bytes, facts, corrected } = compile(own ? takeSources(own) : readBlock(files).sources);
          held.delete(n);
          if (at % MANY === MANY - 1) host.tidy?.();
          if (bytes === null && isSound && aim.keepsFacts !== "unwritten") {
            isSound = false;
            compile = blockCompiler(scope, onlyChecked(aim));
          }
          made.push({ tally: { ...tally, written: isSound && bytes ? spills.write(bytes) : {} }, facts, corrected });
          yield;
        }
        return made;
      } finally {
        spills.close();
      }
    },
  };
}

function onlyChecked(aim: Aim): Aim {
  return { ...aim, kinds: [], keepsFacts: aim.keepsFacts === "faulty" ? "faulty" : "no" };
}

/** One file for each kind of part, to which blocks are written one after the other. */
export interface Spills {
  write(bytes: Readonly<Record<Kind, Uint8Array>>): Ranges;
  close(): void;
}

/** @param name of the files, up to their ending, which is the kind. Absolute, and its folder exists; null: in memory */
export function openSpills(name: string | null, kinds: readonly Kind[]): Spills {
  const files = kinds.map((kind) => [kind, openPart(name, kind)] as const);
  return {
    write(bytes) {
      const written: Ranges = {};
      for (const [kind, file] of files) written[kind] = file.pack(bytes[kind]);
      return written;
    },
    close() {
      for (const [, file] of files) file.close();
    },
  };
}

function openPart(name: string | null, ending: Kind | "sources"): Spill {
  return name === null ? memorySpill() : openSpill(`${name}.${ending}`);
}
