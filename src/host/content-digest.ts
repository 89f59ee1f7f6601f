import { createHash } from "node:crypto";

/** SHA-256, in hexadecimal. */
export function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The digest of a file's content, as Git names a blob: what Git has needs no reading to be compared with what is on a disk. */
export function contentDigest(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
