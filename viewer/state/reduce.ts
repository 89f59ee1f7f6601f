import type { Action, Change } from "./actions.ts";
import { withExpansion, withoutExpansionsOf } from "./expansions.ts";
import { redone, remembering, undone } from "./undo.ts";
import { FIRST_VIEW, type Filters, NO_CLOCKS, NO_FILTERS, type ViewState } from "./view-state.ts";

/** The one place where the view changes. Whatever changes its picture can be undone. */
export function reduce(state: ViewState, action: Action): ViewState {
  if (action.type === "undo") return undone(state);
  if (action.type === "redo") return redone(state);
  return remembering(state, changed(state, action), action);
}

function changed(state: ViewState, action: Change): ViewState {
  switch (action.type) {
    case "open":
      return { ...state, opened: action.opened };
    case "pick":
      return { ...state, picked: picked(state.picked, action.ids, action.how) };
    case "focus":
      return { ...state, focus: { ids: action.ids, depth: action.depth }, camera: null };
    case "unfocus":
      return { ...state, focus: null, camera: null };
    case "toggle-type":
      return filtered(state, { types: toggled(state.filters.types, action.name) });
    case "toggle-relation":
      return filtered(state, { relations: toggled(state.filters.relations, action.name) });
    case "toggle-all-relations":
      return filtered(state, { relations: action.names.reduce(toggled, state.filters.relations) });
    case "toggle-source":
      return filtered(state, { sources: toggled(state.filters.sources, action.id) });
    case "toggle-voice":
      return filtered(state, { voices: toggled(state.filters.voices, action.id) });
    case "filter":
      return filtered(state, action.change);
    case "reset-filters":
      return {
        ...state,
        ...{ step: null, told: [], filters: NO_FILTERS, clocks: NO_CLOCKS, lens: null, path: null, focus: null },
        expanded: [],
        view: state.view === "story" ? "graph" : state.view,
      };
    case "clock":
      return { ...state, clocks: { ...state.clocks, ...action.change } };
    case "lens":
      return { ...state, lens: action.lens };
    case "path":
      return { ...state, path: action.path };
    case "view":
      return { ...state, view: action.view };
    case "table":
      return { ...state, table: { ...state.table, ...action.change } };
    case "theme":
      return { ...state, theme: action.theme };
    case "size":
      return { ...state, size: action.size };
    case "camera":
      return { ...state, camera: action.camera };
    case "fan":
      return { ...state, fanned: toggled(state.fanned, action.pair) };
    case "arrange": {
      // Where something was dragged to means nothing in another arrangement.
      const { arrange, focus = state.focus } = action;
      return { ...state, arrange, focus, moved: {}, camera: null };
    }
    case "move":
      return { ...state, moved: { ...state.moved, [action.id]: action.to } };
    case "reset-picture":
      return { ...state, moved: {}, expanded: [], folded: [] };
    case "expand":
      return { ...state, expanded: withExpansion(state.expanded, action) };
    case "collapse":
      return { ...state, expanded: withoutExpansionsOf(state.expanded, action.from) };
    case "fold":
      return { ...state, folded: picked(state.folded, action.names, action.how) };
    case "step":
      return { ...action.to, theme: state.theme, embed: state.embed };
    case "start-over":
      return { ...FIRST_VIEW, theme: state.theme, embed: state.embed };
    case "restore":
      return action.state;
  }
}

function filtered(state: ViewState, change: Partial<Filters>): ViewState {
  return { ...state, filters: { ...state.filters, ...change } };
}

/** Kept sorted, so that the same view has one URL whatever the order of clicks. */
function toggled(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item].sort();
}

function picked(old: readonly string[], ids: readonly string[], how: "toggle" | "set" | "add"): readonly string[] {
  if (how === "set") return [...new Set(ids)].sort();
  if (how === "add") return [...new Set([...old, ...ids])].sort();
  return ids.reduce(toggled, old);
}
