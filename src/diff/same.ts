/** Whether two values of a dataset are equal, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, n) => isSame(one, b[n]));
  }
  const [left, right] = [Object.entries(a), Object.keys(b)];
  return left.length === right.length && left.every(([key, value]) => isSame(value, valueAt(b, key)));
}

/** A value under a key; it was there or is there no more where `before` or `after` is left out. */
export interface ValueChange {
  readonly key: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What of two objects differs, key by key, sorted. */
export function changesBetween(a: object, b: object, passedOver: readonly string[] = []): readonly ValueChange[] {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of passedOver) keys.delete(key);
  return [...keys].sort().flatMap((key): readonly ValueChange[] => {
    const [before, after] = [valueAt(a, key), valueAt(b, key)];
    if (isSame(before, after)) return [];
    return [{ key, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  });
}

/** Own keys alone: data may name one `constructor`. */
export function valueAt(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Readonly<Record<string, unknown>>)[key] : undefined;
}
