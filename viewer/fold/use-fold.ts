import { useMemo } from "react";
import { foldedText, noGroupText, unfoldedText } from "../../src/wording/picture/folds.ts";
import { nameOf } from "../derive/atlas.ts";
import { type Foldable, foldable } from "../derive/fold/choices.ts";
import { nameOfGroup } from "../derive/fold/names.ts";
import { useSession } from "../state/session.ts";

export interface Folding {
  /** Unfolds what a node stands for; tells the entity of it that is drawn first. Null: the node is not a group. */
  unfold(id: string): string | null;
  /** Folds what an entity belongs to, the smallest first, and tells the node that then stands for it; null: it belongs to nothing. */
  foldAround(id: string): string | null;
  fold(choice: Foldable): void;
}

/** Folding a picture's entities into groups, and unfolding them: for the canvas, its keys, and the panel. */
export function useFold(): Folding {
  const { atlas, seen, shown, drawn, dispatch, announce } = useSession();
  return useMemo(() => {
    const fold = ({ fold: { name, node }, members }: Foldable): void => {
      dispatch({ type: "fold", names: [name], how: "toggle" });
      announce(foldedText(nameOfGroup(atlas, { id: node, members })));
    };
    return {
      fold,
      unfold(id) {
        const group = drawn.groups.get(id);
        if (!group) return null;
        dispatch({ type: "fold", names: group.folds, how: "toggle" });
        announce(unfoldedText(nameOfGroup(atlas, group)));
        return group.members.includes(id) ? id : (group.members[0] ?? null);
      },
      foldAround(id) {
        const [first] = foldable(atlas, seen, shown, id);
        if (first) fold(first);
        else announce(noGroupText(nameOf(atlas, id)));
        return first?.fold.node ?? null;
      },
    };
  }, [atlas, seen, shown, drawn, dispatch, announce]);
}
