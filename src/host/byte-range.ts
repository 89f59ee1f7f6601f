import { randomUUID } from "node:crypto";
import { closeSync, copyFileSync, openSync, readdirSync, readSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isRunning, writeBytes } from "./node-host.ts";
import { packed, unpacked } from "./packed.ts";

/** A range of bytes in a file, or in memory where there is no cache. */
export interface ByteRange {
  readonly file: string;
  readonly offset: number;
  /** Of the bytes in the file, packed where they are. */
  readonly length: number;
  /** How many bytes they are unpacked, where they are packed, in Brotli's format. */
  readonly unpacked?: number;
  /** What `offset` counts in, in place of the file. */
  readonly bytes?: Uint8Array;
}

/** A file that holds parts is not as it was left: another process wrote over it, or it was cut short. */
export class ChangedFile extends Error {
  override readonly name = "ChangedFile";
}

export const NOWHERE: ByteRange = { file: "", offset: 0, length: 0 };

/** How many bytes a range gives. */
export function sizeOf({ length, unpacked: size = length }: ByteRange): number {
  return size;
}

/** A file that only grows: what is written goes behind what is there. */
export interface Spill {
  append(bytes: Uint8Array): ByteRange;
  /** The same in a tenth of the room, to be read whole. */
  pack(bytes: Uint8Array): ByteRange;
  close(): void;
}

/** Opens a new, empty file for appending. `file` is absolute, and its folder exists. */
export function openSpill(file: string): Spill {
  const handle = openSync(file, "w");
  let offset = 0;
  const append = (bytes: Uint8Array): ByteRange => {
    const range = { file, offset, length: bytes.length };
    writeBytes(handle, bytes);
    offset += bytes.length;
    return range;
  };
  return {
    append,
    pack: (bytes) => (bytes.length === 0 ? append(bytes) : { ...append(packed(bytes)), unpacked: bytes.length }),
    close: () => closeSync(handle),
  };
}

function unpack(bytes: Uint8Array, { file, unpacked: size = 0 }: ByteRange): Buffer {
  const found = unpacked(bytes, size);
  if (found === null) throw new ChangedFile(`${file} is not as it was written`);
  return found;
}

/** The same in memory. */
export function memorySpill(): Spill {
  const append = (bytes: Uint8Array): ByteRange => ({
    file: "",
    offset: 0,
    length: bytes.length,
    bytes: Uint8Array.from(bytes),
  });
  return {
    append,
    pack: append,
    close: () => {},
  };
}

const buffer = Buffer.allocUnsafeSlow(1024 * 1024);

/** The bytes of a range. A chunk is only good until the next one is asked for. Throws `ChangedFile` where the file ends before it does. */
export function* readRange(range: ByteRange): Generator<Uint8Array> {
  const { file, offset, length, bytes } = range;
  if (length === 0) return;
  if (range.unpacked !== undefined) {
    yield unpack(rangeBytes({ file, offset, length }), range);
    return;
  }
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

/** What comes after the first bytes. */
export function* behind(first: number, chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let rest = first;
  for (const chunk of chunks) {
    yield chunk.subarray(rest);
    rest = Math.max(0, rest - chunk.length);
  }
}

/** The bytes of a range at once. Throws `ChangedFile` where the file ends before it does. */
export function rangeBytes(range: ByteRange): Buffer {
  if (range.unpacked !== undefined) {
    const { file, offset, length } = range;
    return unpack(rangeBytes({ file, offset, length }), range);
  }
  const bytes = Buffer.allocUnsafeSlow(range.length);
  let at = 0;
  for (const chunk of readRange(range)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const ENDING = /\.(?:facts|graph|gexf|sources|heads|tallies|context)$/;

/** A name for new spills in a folder, up to their ending. It tells what process they are of. */
export function newSpillName(folder: string): string {
  return join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`);
}

/** The other folders for parts beside one. Absolute. */
export function foldersBeside(folder: string): readonly string[] {
  const above = dirname(folder);
  const names = readdirSync(above).filter((name) => name.startsWith("parts-") && name !== basename(folder));
  return names.map((name) => join(above, name));
}

/** Copies a file that holds parts to another folder, under a new name of the same ending. Gives its path. */
export function copySpill(file: string, folder: string): string {
  const copy = newSpillName(folder) + (ENDING.exec(file)?.[0] ?? "");
  copyFileSync(file, copy);
  return copy;
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
