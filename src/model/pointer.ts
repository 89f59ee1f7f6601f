/** Appends a key or an index to a JSON Pointer. */
export function pointerTo(parent: string, key: string | number): string {
  const token = String(key);
  return `${parent}/${/[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token}`;
}

/** The keys and indices of a JSON Pointer. */
export function pointerTokens(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
