import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/** What repeats itself within so many bytes is written once. */
const WINDOW_BITS = 20;
/** Room for most blocks at once: what comes in smaller pieces has to be put together. */
const ROOM = 256 * 1024;

/** Packs bytes for a cache, in Brotli's format: at its lowest quality as fast as a file system writes them, in a fifth to a tenth of the room. */
export function packed(bytes: Uint8Array): Buffer {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(bytes, {
    chunkSize: ROOM,
    params: { [BROTLI_PARAM_QUALITY]: 0, [BROTLI_PARAM_LGWIN]: WINDOW_BITS, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/**
 * What was packed; null where it is not as it was written.
 *
 * @param length how many bytes it was, where that is known
 */
export function unpacked(bytes: Uint8Array, length?: number): Buffer | null {
  try {
    const found = brotliDecompressSync(bytes, { chunkSize: Math.max(length ?? 4 * bytes.length, ROOM) });
    return length === undefined || found.length === length ? found : null;
  } catch (error) {
    if (isOfFormat(error)) return null;
    throw error;
  }
}

/** What zlib says of bytes that are not of the format, or are cut short. */
function isOfFormat(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(?:Z_|ERR__ERROR_)/.test(String(error.code));
}
