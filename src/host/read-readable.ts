import type { Host } from "./host.ts";
import { isUnreadable } from "./system-error.ts";

/** A file's bytes; undefined where it is gone, or not to be read. */
export function readReadable(host: Pick<Host, "read">, path: string): Uint8Array | undefined {
  try {
    return host.read(path);
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
