import { randomUUID } from "node:crypto";
import { closeSync, openSync, readdirSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isRunning, writeBytes } from "./node-host.ts";

/** A stretch of a file. */
export interface Stretch {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** A file that holds parts is not as it was left: another process wrote over it, or it was cut short. */
export class ChangedFile extends Error {
  override readonly name = "ChangedFile";
}

export const NOWHERE: Stretch = { file: "", offset: 0, length: 0 };

/** A file that only grows: what is written goes behind what stands there. */
export interface Spill {
  append(bytes: Uint8Array): Stretch;
  close(): void;
}

/** Opens a new, empty file for appending. `file` is absolute, and its folder exists. */
export function openSpill(file: string): Spill {
  const handle = openSync(file, "w");
  let offset = 0;
  return {
    append(bytes) {
      const stretch = { file, offset, length: bytes.length };
      writeBytes(handle, bytes);
      offset += bytes.length;
      return stretch;
    },
    close: () => closeSync(handle),
  };
}

const buffer = Buffer.allocUnsafeSlow(1024 * 1024);

/** The bytes of a stretch. A chunk is only good until the next one is asked for. Throws `ChangedFile` where the file ends before it does. */
export function* readStretch({ file, offset, length }: Stretch): Generator<Uint8Array> {
  if (length === 0) return;
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

/** The bytes of a stretch at once. Throws `ChangedFile` where the file ends before it does. */
export function stretchBytes(stretch: Stretch): Buffer {
  const bytes = Buffer.allocUnsafeSlow(stretch.length);
  let at = 0;
  for (const chunk of readStretch(stretch)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const ENDING = /\.(?:facts|graph|gexf)$/;

/** A name for new spills in a folder, up to their ending. It tells what process they are of. */
export function newSpillName(folder: string): string {
  return join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`);
}

/** Takes away the spills in a folder that nothing points into, but for those that another process is writing. */
export function removeSpills(folder: string, needed: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (!ENDING.test(name) || needed.has(join(folder, name)) || isOfAnother(name)) continue;
    rmSync(join(folder, name), { force: true });
  }
}

function isOfAnother(name: string): boolean {
  const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? process.pid);
  return pid !== process.pid && isRunning(pid);
}
