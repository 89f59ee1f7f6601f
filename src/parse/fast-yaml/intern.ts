const SIZE = 4096;
const known: string[] = new Array<string>(SIZE).fill("");

/**
 * The stretch as a string of its own. Keys repeat endlessly: one string for each saves the copy and lets
 * property stores find it at once. `hash` is anything that is equal for equal texts.
 */
export function intern(text: string, start: number, end: number, hash: number): string {
  const slot = hash & (SIZE - 1);
  const seen = known[slot] ?? "";
  if (seen.length === end - start && text.startsWith(seen, start)) return seen;
  const fresh = text.slice(start, end);
  known[slot] = fresh;
  return fresh;
}
