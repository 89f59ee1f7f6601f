const SLOTS = 65_536;
const keys: string[] = new Array<string>(SLOTS).fill("");

/**
 * The key that the stretch is. Keys repeat endlessly: one string for each saves the copy and lets property stores find it at once.
 * (Values are not treated so: the table would have to be so large that looking into it costs more than a new string.)
 *
 * @param hash anything that is equal for equal texts
 * @param check told of a key before it is first given
 */
export function internKey(
  text: string,
  start: number,
  end: number,
  hash: number,
  check: (key: string) => void,
): string {
  const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
  const seen = keys[slot] ?? "";
  if (seen.length === end - start && text.startsWith(seen, start)) return seen;
  const fresh = text.slice(start, end);
  check(fresh);
  keys[slot] = fresh;
  return fresh;
}
