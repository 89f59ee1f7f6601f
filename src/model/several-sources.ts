type Mapping = Readonly<Record<string, unknown>>;

/** The keys of a claim that may list a value for each source that it lists, in the same order. */
export const OF_EACH_SOURCE = ["at", "quote"] as const;

/** How many sources a claim lists; null where it has one, or none. */
export function sourcesListed({ source }: Mapping): number | null {
  return Array.isArray(source) ? source.length : null;
}

/** A claim with these of its sources alone, by their places in its list. One that is left alone is not a list. */
export function withSources(claim: Mapping, kept: readonly number[]): Mapping {
  const left = { ...claim };
  for (const key of ["source", ...OF_EACH_SOURCE]) {
    const list = claim[key];
    if (!Array.isArray(list)) continue;
    const values = kept.map((n) => list[n]);
    left[key] = values.length === 1 ? values[0] : values;
  }
  return left;
}

/** The first key that lists more or fewer values than the claim lists sources (`wanted` is null where it lists none); null where all fit. */
export function misfitOfSources(
  claim: Mapping,
): { readonly key: string; readonly found: number; readonly wanted: number | null } | null {
  // Nearly all claims are left here.
  if (!Array.isArray(claim["at"]) && !Array.isArray(claim["quote"])) return null;
  for (const key of OF_EACH_SOURCE) {
    const list = claim[key];
    // An empty list is another fault.
    if (!Array.isArray(list) || list.length === 0) continue;
    const wanted = sourcesListed(claim);
    if (list.length !== wanted) return { key, found: list.length, wanted };
  }
  return null;
}
