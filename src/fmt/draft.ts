type Mapping = Record<string, unknown>;

/** What a data file is to say: a copy that may be changed, which remembers where the items of its lists were. */
export interface Draft {
  readonly value: Mapping;
  /** The former place of a mapping in its list. */
  readonly places: WeakMap<object, number>;
}

/** The place of an entry that was written without a list and is now in one. */
export const ALONE = -1;

/** A copy of a file's content, to be changed and then handed to `editYaml`. */
export function draftOf(value: Readonly<Record<string, unknown>>): Draft {
  const places = new WeakMap<object, number>();
  const copy = (inner: unknown): unknown => {
    if (Array.isArray(inner)) {
      return inner.map((item, n) => {
        const own = copy(item);
        if (typeof own === "object" && own !== null) places.set(own, n);
        return own;
      });
    }
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, copy(item)]));
  };
  return { value: copy(value) as Mapping, places };
}
