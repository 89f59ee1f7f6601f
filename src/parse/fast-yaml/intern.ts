const KEYS = 4096;
const keys: string[] = new Array<string>(KEYS).fill("");

/** Words by their hash, in this slot or the next. */
let words: string[] = new Array<string>(65_536).fill("");
/** 1 for each slot whose word is known to come again, and stays. */
let kept = new Uint8Array(words.length);

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
  const slot = slotOf(hash);
  const length = end - start;
  const first = words[slot] ?? "";
  if (first.length === length && text.startsWith(first, start)) return first;
  const next = (slot + 1) % words.length;
  const second = words[next] ?? "";
  if (second.length === length && text.startsWith(second, start)) return second;
  const fresh = copy(text, start, end);
  if (kept[slot] === 0) words[slot] = fresh;
  else if (kept[next] === 0) words[next] = fresh;
  return fresh;
}

/**
 * Makes `internWord` give these very strings wherever it reads their like: whoever looks them up finds them at the first glance.
 * Forgets what it gave before.
 */
export function learnWords(known: readonly string[]): void {
  words = new Array<string>(2 ** Math.ceil(Math.log2(4 * Math.max(known.length, 16_384)))).fill("");
  kept = new Uint8Array(words.length);
  for (const word of known) {
    let hash = 0;
    for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
    const slot = slotOf(hash);
    const free = kept[slot] === 0 ? slot : (slot + 1) % words.length;
    if (kept[free] !== 0) continue;
    words[free] = word;
    kept[free] = 1;
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 16)) & (words.length - 1);
}

/** A slice would keep the whole text alive. */
function copy(text: string, start: number, end: number): string {
  const codes: number[] = [];
  for (let at = start; at < end; at += 1) codes.push(text.charCodeAt(at));
  return String.fromCharCode(...codes);
}
