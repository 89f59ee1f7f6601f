import { extentOf } from "../../canvas/extent.ts";
import type { Action } from "../../state/actions.ts";
import type { ViewState } from "../../state/view-state.ts";
import type { Atlas } from "../atlas.ts";
import type { Shown } from "../shown.ts";
import { placeNear } from "./place-near.ts";

type Place = readonly [number, number];

/** Where an entity is put: where it was dragged to, else where it was added, else where the layout has it. */
export function placesOf(
  atlas: Atlas,
  { moved, expanded }: Pick<ViewState, "moved" | "expanded">,
): (id: string) => Place {
  const added = new Map(expanded.flatMap(({ added: places }) => Object.entries(places)));
  return (id) => moved[id] ?? added.get(id) ?? atlas.positions.get(id) ?? [0, 0];
}

/** What adds these neighbours to the picture, in their order. */
export function expansion(atlas: Atlas, shown: Shown, state: ViewState, from: string, ids: readonly string[]): Action {
  const placeOf = placesOf(atlas, state);
  const taken = [...shown.nodes].map(placeOf);
  return { type: "expand", from, added: placeNear(placeOf(from), ids, taken, unitOf(atlas, state, taken)) };
}

/** Of the width and height that one looks at. */
const ROWS = 15;
/** A lone entity is looked at from no nearer. */
const NEAREST = 0.3;
/** Between marks that lie close, as a share of what each of them has. */
const CLOSE = 0.7;

/** A step that suits what one looks at: a name's height where there is room, less where marks lie close. */
function unitOf({ frame }: Atlas, { camera }: ViewState, taken: readonly Place[]): number {
  const [whole, seen] = [sidesOf(frame.values()), sidesOf(taken)];
  const ratio = Math.min(1, camera?.ratio ?? 1);
  const [width, height] = [0, 1].map((axis) => {
    const most = whole[axis] || 1;
    return camera ? most * ratio : Math.max(seen[axis] ?? 0, most * NEAREST);
  });
  const loose = Math.max((height ?? 1) / ROWS, (width ?? 1) / (ROWS * 2));
  const each = Math.sqrt(((seen[0] || 1) * (seen[1] || 1)) / Math.max(1, taken.length));
  return taken.length < 3 ? loose : Math.min(loose, each * CLOSE);
}

function sidesOf(places: Iterable<Place>): readonly [number, number] {
  const extent = extentOf(places);
  return extent ? [extent.x[1] - extent.x[0], extent.y[1] - extent.y[0]] : [0, 0];
}
