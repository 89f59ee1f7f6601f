import { type ReactElement, useMemo } from "react";
import { Button } from "react-aria-components/Button";
import type { Entity } from "../../src/model/entity.ts";
import { foldChoiceText } from "../../src/wording/picture/folds.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { foldable } from "../derive/fold/choices.ts";
import { nameOfGroup } from "../derive/fold/names.ts";
import { useSession } from "../state/session.ts";
import { useFold } from "./use-fold.ts";

/** What an entity can be folded into, and how to unfold what it is folded into: only where the graph is drawn. */
export function FoldButtons({ entity }: { readonly entity: Entity }): ReactElement | null {
  const { atlas, seen, shown, drawn, state } = useSession();
  const { fold, unfold } = useFold();
  const { id } = entity;
  const choices = useMemo(() => foldable(atlas, seen, shown, id), [atlas, seen, shown, id]);
  if (state.view !== "graph" || state.arrange?.by === "matrix" || !shown.nodes.has(id)) return null;
  const group = drawn.groups.get(drawn.under.get(id) ?? id);
  if (group) {
    return (
      <div className="actions">
        <Button className="chip" onPress={() => unfold(group.id)}>
          Unfold {plain(nameOfGroup(atlas, group))}
        </Button>
      </div>
    );
  }
  if (choices.length === 0) return null;
  return (
    <details>
      <summary>Fold into one</summary>
      <div className="actions">
        {choices.map((choice) => (
          <Button key={choice.fold.name} className="chip" onPress={() => fold(choice)}>
            {plain(foldChoiceText(choice.fold.by, nameOf(atlas, choice.fold.node), choice.members.length))}
          </Button>
        ))}
      </div>
    </details>
  );
}
