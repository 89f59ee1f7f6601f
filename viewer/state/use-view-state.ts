import { useCallback, useEffect, useReducer, useRef } from "react";
import { type Action, reduce } from "./reduce.ts";
import { fromFragment, isNewPlace, toFragment } from "./url.ts";
import type { ViewState } from "./view-state.ts";

/** The view, kept in the URL: new places get a step of the browser's history, moving the camera does not. */
export function useViewState(digest: string): readonly [ViewState, (action: Action) => void] {
  const [state, dispatch] = useReducer(reduce, null, () => fromFragment(location.hash, location.search));
  const shown = useRef(state);

  useEffect(() => {
    const before = shown.current;
    shown.current = state;
    const fragment = `#${toFragment(state, digest)}`;
    if (fragment === location.hash) return;
    try {
      if (before !== state && isNewPlace(before, state)) history.pushState(null, "", fragment);
      else history.replaceState(null, "", fragment);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // A browser may refuse after too many steps in a row; the view itself is right all the same.
    }
  }, [state, digest]);

  useEffect(() => {
    const restore = (): void => {
      const read = fromFragment(location.hash, location.search);
      dispatch({ type: "restore", state: read });
    };
    addEventListener("popstate", restore);
    addEventListener("hashchange", restore);
    return () => {
      removeEventListener("popstate", restore);
      removeEventListener("hashchange", restore);
    };
  }, []);

  return [state, useCallback((action: Action) => dispatch(action), [])];
}
