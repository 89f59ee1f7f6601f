import { type Fold, foldName, nodeOfFold } from "../../state/folds.ts";
import type { Atlas } from "../atlas.ts";
import type { Seen } from "../seen.ts";
import type { Shown } from "../shown.ts";
import { tops } from "./belongings.ts";
import { communitiesOf } from "./communities.ts";
import { candidates } from "./fold.ts";

/** What folds of the whole picture there are: each type, each group of the graph, whatever belongs to another. */
export const FOLD_ALL = ["types", "groups", "belongings"] as const;
export type FoldAll = (typeof FOLD_ALL)[number];

/** A fold with what it would hold. */
export interface Foldable {
  readonly fold: Fold & { readonly name: string; readonly node: string };
  readonly members: readonly string[];
}

/** The folds that an entity can go into: what belongs to it, those around the same entity, those of its type. A fold of one is none. */
export function foldable(atlas: Atlas, seen: Seen, shown: Shown, id: string): readonly Foldable[] {
  const lead = communitiesOf(atlas).get(id);
  const type = atlas.kg.entity(id)?.type;
  const folds: readonly Fold[] = [
    { by: "under", of: id },
    ...(lead === undefined ? [] : [{ by: "around", of: lead } as const]),
    ...(type === undefined ? [] : [{ by: "type", of: type } as const]),
  ];
  return folds.flatMap((fold) => {
    const members = candidates(atlas, seen, shown, fold);
    if (members.length < 2) return [];
    return [{ fold: { ...fold, name: foldName(fold), node: nodeOfFold(fold) }, members }];
  });
}

/** The names of the folds that fold a whole picture in one way. */
export function foldsOfAll(atlas: Atlas, seen: Seen, shown: Shown, way: FoldAll): readonly string[] {
  return foldsIn(atlas, seen, shown, way)
    .filter((fold) => candidates(atlas, seen, shown, fold).length > 1)
    .map(foldName)
    .sort();
}

function foldsIn(atlas: Atlas, seen: Seen, { nodes }: Shown, way: FoldAll): readonly Fold[] {
  switch (way) {
    case "types":
      return Object.keys(atlas.dataset.schema.entities).map((of) => ({ by: "type", of }));
    case "groups":
      return [...new Set(communitiesOf(atlas).values())].map((of) => ({ by: "around", of }));
    case "belongings":
      return tops(atlas, seen).flatMap((of) => (nodes.has(of) ? { by: "under", of } : []));
  }
}
