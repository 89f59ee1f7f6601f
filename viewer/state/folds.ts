/**
 * What can be folded into one node: an entity with what belongs to it, an entity with those around it, all entities of a type. An entity that
 * several folds could hold goes into the first.
 */
export const FOLD_KINDS = ["under", "around", "type"] as const;
export type FoldKind = (typeof FOLD_KINDS)[number];

export interface Fold {
  readonly by: FoldKind;
  /** The entity or the type. */
  readonly of: string;
}

/** As links and the view keep it: `around.russia`. */
export function foldName({ by, of }: Fold): string {
  return `${by}.${of}`;
}

/** Null where it names none. */
export function foldNamed(name: string): Fold | null {
  const at = name.indexOf(".");
  if (at < 0) return null;
  const by = FOLD_KINDS.find((kind) => kind === name.slice(0, at));
  const of = name.slice(at + 1);
  return by && of ? { by, of } : null;
}

/** The node that what is folded is drawn as: the entity itself, or one of its own for a type. */
export function nodeOfFold(fold: Fold): string {
  return fold.by === "type" ? foldName(fold) : fold.of;
}

/** The folds of a list, each once. */
export function foldsOf(names: readonly string[]): readonly Fold[] {
  return [...new Set(names)].flatMap((name) => foldNamed(name) ?? []);
}
