import type { View } from "../../src/model/project.ts";
import { withExpanded } from "../../viewer/derive/neighbours.ts";
import { see } from "../../viewer/derive/seen.ts";
import { alsoKeep, type Shown, show } from "../../viewer/derive/shown.ts";
import { addedBy } from "../../viewer/state/expansions.ts";
import type { ViewState } from "../../viewer/state/view-state.ts";
import { shippedAtlas } from "./shipped-atlas.ts";

/** The shipped story: its views, and what each of them shows. */
export const atlas = shippedAtlas();
export const views = atlas.dataset.project?.views ?? [];

export function stateOf({ id }: View): ViewState {
  const state = atlas.steps.get(id);
  if (!state) throw new Error(`no step ${id}`);
  return state;
}

export function shownIn(state: ViewState): Shown {
  const seen = see(atlas, state.clocks, state.lens);
  const passing = show(atlas, seen, state.filters, state.focus, addedBy(state.expanded));
  return alsoKeep(atlas, withExpanded(atlas, passing, state.expanded), { entities: [], facts: state.told });
}
