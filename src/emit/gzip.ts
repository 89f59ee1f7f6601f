import { gzipSync } from "node:zlib";

/** Where a gzip file names the system that wrote it; 255: unknown. The same bytes come of every system. */
const [SYSTEM, UNKNOWN] = [9, 255];
/** Fast: a build writes the whole dataset through it. */
const LEVEL = 2;

export function gzipped(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: LEVEL });
  packed[SYSTEM] = UNKNOWN;
  return packed;
}
