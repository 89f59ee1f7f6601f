import { gzipSync } from "node:zlib";

/** Where a gzip file names the system that wrote it; 255: unknown. The same bytes come of every system. */
const [SYSTEM, UNKNOWN] = [9, 255];
/** Fast: a build writes the whole dataset through it. */
const FAST = 2;
/** A sixth smaller in twice the time: for what every reader of a large graph waits for. */
export const SMALL = 6;

export function gzipped(bytes: Uint8Array, level: number = FAST): Uint8Array {
  const packed = gzipSync(bytes, { level });
  packed[SYSTEM] = UNKNOWN;
  return packed;
}
