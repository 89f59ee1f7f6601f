import { useMemo } from "react";
import { addedText, foldedAwayText } from "../../src/wording/picture/neighbours.ts";
import { nameOf } from "../derive/atlas.ts";
import { type Neighbours, neighboursOf } from "../derive/neighbours.ts";
import { expansion } from "../derive/place/expand.ts";
import { hangingOn } from "../state/expansions.ts";
import { useSession } from "../state/session.ts";
import type { ViewState } from "../state/view-state.ts";

/** How many of the best connected are added at a time, where not all are; a story's picture has room for fewer. */
const AT_A_TIME: Readonly<Record<ViewState["view"], number>> = { story: 5, graph: 10, table: 10 };

export interface Expand {
  neighbours(id: string): Neighbours;
  /** Adds neighbours of an entity to the picture. */
  add(id: string, neighbours: readonly string[]): void;
  /** Adds all that are not drawn, or the best connected of them where they are many. */
  next(id: string): void;
  /** How many of the best connected are added at a time. */
  readonly atATime: number;
  /** Takes away what hangs on an entity. */
  fold(id: string): void;
  /** How many that would be. */
  hanging(id: string): number;
}

/** Growing a picture from one entity, and shrinking it again: for the panel, the canvas and its keys. */
export function useExpand(): Expand {
  const { atlas, state, shown, dispatch, announce } = useSession();
  return useMemo(() => {
    const atATime = AT_A_TIME[state.view];
    const neighbours = (id: string): Neighbours => neighboursOf(atlas, shown, id);
    const add = (id: string, ids: readonly string[]): void => {
      if (ids.length > 0) dispatch(expansion(atlas, shown, state, id, ids));
      announce(addedText(ids.length, nameOf(atlas, id)));
    };
    const hanging = (id: string): number => hangingOn(state.expanded, id);
    return {
      neighbours,
      add,
      next(id) {
        // Whom it is tied to is not known yet: its page loads that.
        if (atlas.part?.ids.has(id) === false) dispatch({ type: "open", opened: { kind: "entity", id } });
        else add(id, neighbours(id).hidden.slice(0, atATime));
      },
      atATime,
      hanging,
      fold(id) {
        announce(foldedAwayText(hanging(id), nameOf(atlas, id)));
        dispatch({ type: "collapse", from: id });
      },
    };
  }, [atlas, state, shown, dispatch, announce]);
}
