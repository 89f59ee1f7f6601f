import { ringLabel, ringsText } from "../../../src/wording/arrangements.ts";
import type { Arrangement, ViewState } from "../../state/view-state.ts";
import { type Atlas, nameOf } from "../atlas.ts";
import type { Shown } from "../shown.ts";
import { type Guide, intoFrame, type Layout } from "./arranged.ts";
import { bestTied, tiesOf } from "./links.ts";
import { ringsRound } from "./rings.ts";

/** The part of the view that an arrangement depends on. */
export type ArrangeState = Pick<ViewState, "focus">;

/** Lays out what is shown in the way that the reader chose, within the box that the canvas is told of. Null where it is no layout. */
export function layOut(atlas: Atlas, shown: Shown, { by }: Arrangement, state: ArrangeState): Layout | null {
  switch (by) {
    case "rings":
      return intoFrame(inRings(atlas, shown, middleOf(shown, state)), atlas.frame);
    case "matrix":
      return null;
  }
}

/** A link may ask for rings without saying around what. */
function middleOf(shown: Shown, { focus }: ArrangeState): readonly string[] {
  const ids = (focus?.ids ?? []).filter((id) => shown.nodes.has(id));
  return ids.length > 0 ? ids : [bestTied(shown.nodes, tiesOf(shown.edges)) ?? ""].filter(Boolean);
}

function inRings(atlas: Atlas, shown: Shown, middle: readonly string[]): Layout {
  const { places, rings } = ringsRound(middle, shown.nodes, shown.edges);
  const guides = rings.map(({ steps, outline }): Guide => ({ points: outline, land: false, label: ringLabel(steps) }));
  const counts = rings.map(({ steps, ids }) => ({ steps, entities: ids.length }));
  const names = middle.map((id) => nameOf(atlas, id));
  return { places, guides, outwards: true, upright: false, words: ringsText(names, counts) };
}
