import type { Action } from "./actions.ts";
import { FIRST_VIEW, PICTURE_KEYS, type PictureState, type ViewState } from "./view-state.ts";

/** More steps back than this are not kept. */
const MOST = 100;

/** Actions that begin anew: there is nothing to go back to within their picture. */
const BEGINNINGS: ReadonlySet<Action["type"]> = new Set(["step", "start-over"]);

/** The view after an action, with the picture before it kept for undoing, if the action changed it. */
export function remembering(before: ViewState, after: ViewState, { type }: Action): ViewState {
  if (BEGINNINGS.has(type)) return after;
  const { past, future } = before;
  if (isSamePicture(before, after)) return { ...after, past, future };
  return { ...after, past: [...past, pictureOf(before)].slice(-MOST), future: [] };
}

/** A link that came with a picture of its own has no step before it: then all that was made of it goes. */
export function undone(state: ViewState): ViewState {
  if (!canUndo(state)) return state;
  const to = state.past.at(-1) ?? asFound(state);
  return { ...state, ...to, past: state.past.slice(0, -1), future: [...state.future, pictureOf(state)] };
}

export function redone(state: ViewState): ViewState {
  const to = state.future.at(-1);
  return to ? { ...state, ...to, past: [...state.past, pictureOf(state)], future: state.future.slice(0, -1) } : state;
}

export function canUndo(state: ViewState): boolean {
  return state.past.length > 0 || !isSamePicture(state, asFound(state));
}

/** The picture before anything in it was moved: to look at something does not change it yet. */
function asFound({ focus, step, arrange }: ViewState): PictureState {
  // A step of a story may be arranged by its author.
  return { ...pictureOf(FIRST_VIEW), focus, ...(step !== null && { arrange }) };
}

function pictureOf(state: ViewState): PictureState {
  const { moved, expanded, folded, arrange, focus } = state;
  return { moved, expanded, folded, arrange, focus };
}

/** A link that is read makes new objects of what it finds unchanged. */
function isSamePicture(a: PictureState, b: PictureState): boolean {
  return PICTURE_KEYS.every((key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]));
}
