/** How many keys there are below each one up to `limit`: where those of a key start once they are sorted. */
export function startsOf(keys: Uint32Array, limit: number): Uint32Array {
  const starts = new Uint32Array(limit + 1);
  for (let n = 0; n < keys.length; n += 1) {
    const next = (keys[n] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let key = 0; key < limit; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  return starts;
}

/** The places of `keys`, all of them below `limit`, by rising key; those of one key in the order of `places`, or rising. */
export function stableOrder(keys: Uint32Array, limit: number, places?: Uint32Array): Uint32Array {
  const starts = startsOf(keys, limit);
  const sorted = new Uint32Array(keys.length);
  for (let n = 0; n < keys.length; n += 1) {
    const place = places === undefined ? n : (places[n] ?? 0);
    const key = keys[place] ?? 0;
    const at = starts[key] ?? 0;
    starts[key] = at + 1;
    sorted[at] = place;
  }
  return sorted;
}
