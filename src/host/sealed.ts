import { digestOf } from "./content-digest.ts";
import type { Host } from "./host.ts";
import { isUnreadable } from "./system-error.ts";

/** A note for a cache: JSON behind its own digest, so that one that was cut short or changed is known for what it is. */
export function sealed(content: unknown): string {
  const text = JSON.stringify(content);
  return `${digestOf(text)}\n${text}\n`;
}

/** What a note says; undefined where there is none, or not as it was written. Its shape is what the program of this version wrote. */
export function readSealed(cache: Host, path: string): unknown {
  let text: string;
  try {
    text = new TextDecoder().decode(cache.read(path));
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
  const [digest, content, ...rest] = text.split("\n");
  const isWhole = content !== undefined && rest.length === 1 && rest[0] === "" && digestOf(content) === digest;
  return isWhole ? JSON.parse(content) : undefined;
}
