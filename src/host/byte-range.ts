import { randomUUID } from "node:crypto";
import { closeSync, openSync, readdirSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isRunning, writeBytes } from "./node-host.ts";

/** A range of bytes in a file, or in memory where there is no cache. */
export interface ByteRange {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  /** What `offset` counts in, in place of the file. */
  readonly bytes?: Uint8Array;
}

/** A file that holds parts is not as it was left: another process wrote over it, or it was cut short. */
export class ChangedFile extends Error {
  override readonly name = "ChangedFile";
}

export const NOWHERE: ByteRange = { file: "", offset: 0, length: 0 };

/** A file that only grows: what is written goes behind what is there. */
export interface Spill {
  append(bytes: Uint8Array): ByteRange;
  close(): void;
}

/** Opens a new, empty file for appending. `file` is absolute, and its folder exists. */
export function openSpill(file: string): Spill {
  const handle = openSync(file, "w");
  let offset = 0;
  return {
    append(bytes) {
      const range = { file, offset, length: bytes.length };
      writeBytes(handle, bytes);
      offset += bytes.length;
      return range;
    },
    close: () => closeSync(handle),
  };
}

/** The same in memory. */
export function memorySpill(): Spill {
  return {
    append: (bytes) => ({ file: "", offset: 0, length: bytes.length, bytes: Uint8Array.from(bytes) }),
    close: () => {},
  };
}

const buffer = Buffer.allocUnsafeSlow(1024 * 1024);

/** The bytes of a range. A chunk is only good until the next one is asked for. Throws `ChangedFile` where the file ends before it does. */
export function* readRange({ file, offset, length, bytes }: ByteRange): Generator<Uint8Array> {
  if (length === 0) return;
  if (bytes !== undefined) {
    yield bytes.subarray(offset, offset + length);
    return;
  }
  const handle = openSync(file, "r");
  try {
    for (let done = 0; done < length; ) {
      const size = readSync(handle, buffer, 0, Math.min(buffer.length, length - done), offset + done);
      if (size === 0) throw new ChangedFile(`${file} has been cut short`);
      yield buffer.subarray(0, size);
      done += size;
    }
  } finally {
    closeSync(handle);
  }
}

/** The bytes of a range at once. Throws `ChangedFile` where the file ends before it does. */
export function rangeBytes(range: ByteRange): Buffer {
  const bytes = Buffer.allocUnsafeSlow(range.length);
  let at = 0;
  for (const chunk of readRange(range)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const ENDING = /\.(?:facts|graph|gexf|heads|tallies|context)$/;

/** A name for new spills in a folder, up to their ending. It tells what process they are of. */
export function newSpillName(folder: string): string {
  return join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`);
}

/**
 * Takes away files in a cache that nothing points into, but for those that another process is writing.
 *
 * @param also other names of such files
 * @param needed asked for once the names are known: what is written in the meantime is not looked at
 */
export function removeUnneeded(folder: string, also: RegExp, needed: () => ReadonlySet<string>): void {
  const names = readdirSync(folder).filter((name) => ENDING.test(name) || also.test(name));
  const kept = needed();
  for (const name of names) {
    if (!kept.has(join(folder, name)) && !isOfAnother(name)) rmSync(join(folder, name), { force: true });
  }
}

function isOfAnother(name: string): boolean {
  const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? process.pid);
  return pid !== process.pid && isRunning(pid);
}
