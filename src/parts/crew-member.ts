import { projectHost } from "../host/project-host.ts";
import type { View } from "../model/project.ts";
import type { Schema } from "../model/schema.ts";
import { blockReader, type SentHeads, type Source } from "./block-reader.ts";
import { blockCompiler } from "./compile-block.ts";
import type { Scope } from "./context.ts";
import type { Block } from "./plan.ts";
import { openSpills } from "./spills.ts";
import type { Kind, Tally } from "./tally.ts";

/** What every thread of a build must know. Plain data. */
export interface Task {
  /** The project's folder. */
  readonly root: string;
  readonly schema: Schema;
  readonly views: readonly View[];
  /** The outputs that parts are wanted of. */
  readonly kinds: readonly Kind[];
  /** Where these parts go; each kind gets an ending of its own. Absolute, and the folder exists. */
  readonly spill: string;
}

/** What one thread does of a build: it reads its blocks, and compiles them once the whole is known. */
export interface CrewMember {
  /** Null where there is an error. */
  read(blocks: readonly Block[], onShare?: (share: number) => void): readonly SentHeads[] | null;
  /** Compiles what was read, and lets go of it. Null for each block with an error; what comes after it is only checked. */
  compile(scope: Scope, onShare?: (share: number) => void): readonly (Tally | null)[];
}

/** Blocks after which tidying up is worth its time. */
const MANY = 75;

export function crewMember({ root, schema, views, kinds, spill }: Task): CrewMember {
  const host = projectHost(root);
  const readBlock = blockReader(host, schema);
  const read: (readonly Source[])[] = [];
  return {
    read(blocks, onShare) {
      const heads: SentHeads[] = [];
      for (const [n, block] of blocks.entries()) {
        onShare?.(n / blocks.length);
        const one = readBlock(block);
        if (one === null) return null;
        read.push(one.sources);
        heads.push(one.heads);
      }
      return heads;
    },
    compile(scope, onShare) {
      let compile = blockCompiler(scope, kinds, views);
      let isSound = true;
      const spills = openSpills(spill, kinds);
      try {
        const tallies: (Tally | null)[] = [];
        for (const [n, sources] of read.entries()) {
          onShare?.(n / read.length);
          const compiled = compile(sources);
          if (compiled === null && isSound) {
            compile = blockCompiler(scope, [], views);
            isSound = false;
          }
          tallies.push(compiled && { ...compiled.tally, written: isSound ? spills.write(compiled.bytes) : {} });
          read[n] = [];
          if (n % MANY === MANY - 1) host.tidy?.();
        }
        return tallies;
      } finally {
        spills.close();
      }
    },
  };
}
