import { type EntityDraft, valuesOf } from "./drafts.ts";

/**
 * An identifier names one entity. What several of the origin have, such as the attack patterns of another catalogue that two techniques
 * belong to, is an attribute of each.
 */
export function withoutSharedIdentifiers(drafts: readonly EntityDraft[]): readonly EntityDraft[] {
  const holders = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, identifiers } of drafts) {
    for (const key of keysOf(identifiers)) {
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, id);
      else if (holder !== id) shared.add(key);
    }
  }
  if (shared.size === 0) return drafts;
  return drafts.map((draft) => {
    const own = Object.entries(draft.identifiers);
    const others = own.filter(([register, text]) => shared.has(`${register} ${text}`));
    if (others.length === 0) return draft;
    const known = draft.values["other_identifiers"]?.texts ?? [];
    const texts = [...others.map(([register, text]) => `${register} ${text}`), ...known];
    return {
      ...draft,
      identifiers: Object.fromEntries(own.filter((one) => !others.includes(one))),
      values: { ...draft.values, other_identifiers: valuesOf(texts, ["external_references"]) },
    };
  });
}

function keysOf(identifiers: EntityDraft["identifiers"]): readonly string[] {
  return Object.entries(identifiers).map(([register, text]) => `${register} ${text}`);
}
