import { openSpill } from "../host/spill.ts";
import type { Kind, Stretches } from "./tally.ts";

/** One file for each kind of part, to which blocks are written one after the other. */
export interface Spills {
  write(bytes: Readonly<Record<Kind, Uint8Array>>): Stretches;
  close(): void;
}

/** @param name of the files, up to their ending, which is the kind. Absolute, and its folder exists */
export function openSpills(name: string, kinds: readonly Kind[]): Spills {
  const files = kinds.map((kind) => [kind, openSpill(`${name}.${kind}`)] as const);
  return {
    write(bytes) {
      const written: Stretches = {};
      for (const [kind, file] of files) written[kind] = file.append(bytes[kind]);
      return written;
    },
    close() {
      for (const [, file] of files) file.close();
    },
  };
}
