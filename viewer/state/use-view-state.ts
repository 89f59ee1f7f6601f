import { useCallback, useEffect, useReducer, useRef } from "react";
import type { Action } from "./actions.ts";
import { reduce } from "./reduce.ts";
import { fromFragment, isNewPlace, toFragment } from "./url.ts";
import type { Steps, ViewState } from "./view-state.ts";

/** The view, kept in the URL: new places get a step of the browser's history, moving the camera does not. */
export function useViewState(
  digest: string,
  steps: Steps,
  presentId: (id: string) => string,
): readonly [ViewState, (action: Action) => void] {
  const read = useCallback(() => fromFragment(location.hash, location.search, steps, presentId), [steps, presentId]);
  const [state, dispatch] = useReducer(reduce, null, read);
  const shown = useRef(state);
  const known = useRef(steps);

  useEffect(() => {
    const before = shown.current;
    shown.current = state;
    // The author changed the story: who looks at a step looks at what it is now.
    if (known.current !== steps) {
      const anew = fromFragment(toFragment(state, "", known.current), location.search, steps);
      known.current = steps;
      dispatch({ type: "restore", state: anew });
      return;
    }
    const fragment = `#${toFragment(state, digest, steps)}`;
    if (fragment === location.hash) return;
    try {
      if (before !== state && isNewPlace(before, state)) history.pushState(null, "", fragment);
      else history.replaceState(null, "", fragment);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // A browser may refuse after too many steps in a row; the view itself is right all the same.
    }
  }, [state, digest, steps]);

  useEffect(() => {
    const restore = (): void => {
      dispatch({ type: "restore", state: read() });
    };
    addEventListener("popstate", restore);
    addEventListener("hashchange", restore);
    return () => {
      removeEventListener("popstate", restore);
      removeEventListener("hashchange", restore);
    };
  }, [read]);

  return [state, useCallback((action: Action) => dispatch(action), [])];
}
