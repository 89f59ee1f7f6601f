const KEYS = 4096;
const WORDS = 65_536;
const keys: string[] = new Array<string>(KEYS).fill("");
const words: string[] = new Array<string>(WORDS).fill("");

/**
 * The stretch as a string of its own. Keys repeat endlessly: one string for each saves the copy and lets
 * property stores find it at once. `hash` is anything that is equal for equal texts.
 */
export function intern(text: string, start: number, end: number, hash: number): string {
  const slot = hash & (KEYS - 1);
  const seen = keys[slot] ?? "";
  if (seen.length === end - start && text.startsWith(seen, start)) return seen;
  const fresh = text.slice(start, end);
  keys[slot] = fresh;
  return fresh;
}

/**
 * The same for short values, most of which are ids: one string for each saves memory, and every later look-up finds
 * its hash ready and its equal at the same address.
 */
export function internWord(text: string, start: number, end: number): string {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = (hash ^ (hash >>> 16)) & (WORDS - 1);
  const seen = words[slot] ?? "";
  if (seen.length === end - start && text.startsWith(seen, start)) return seen;
  const fresh = copy(text, start, end);
  words[slot] = fresh;
  return fresh;
}

/** A slice would keep the whole text alive. */
function copy(text: string, start: number, end: number): string {
  const codes: number[] = [];
  for (let at = start; at < end; at += 1) codes.push(text.charCodeAt(at));
  return String.fromCharCode(...codes);
}
