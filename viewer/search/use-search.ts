import { useEffect, useMemo, useRef, useState } from "react";
import type { Atlas } from "../derive/atlas.ts";
import { type Found, type Scope, SearchIndex } from "./search-index.ts";
import { after, whenIdle } from "./when-idle.ts";

/** For so long at a time the index grows while a reader waits for an answer, in milliseconds. */
const ASKED = 40;

/** What can be found. Another one whenever more can be. */
export interface Search {
  /** Whether all is in that there is to be found. */
  readonly isReady: boolean;
  /** The best first; none for no words. */
  find(words: string, most?: number, scope?: Scope): readonly Found[];
}

/** The one search of the page. Its index grows while the page is idle, so that it is there when one comes to search, and faster once it is asked. */
export function useSearch(atlas: Atlas): Search {
  const index = useRef<SearchIndex | null>(null);
  const isAsked = useRef(false);
  const [ready, setReady] = useState<Atlas | null>(null);

  useEffect(() => {
    index.current = index.current?.follow(atlas) ?? new SearchIndex(atlas);
    const growing = index.current;
    const next = (milliseconds: number): void => {
      if (growing.grow(milliseconds)) setReady(atlas);
      else stop = isAsked.current ? after(0, () => next(ASKED)) : whenIdle(next);
    };
    let stop = whenIdle(next);
    return () => stop();
  }, [atlas]);

  return useMemo(
    () => ({
      isReady: ready === atlas,
      find(words, most, scope) {
        if (words.trim() === "") return [];
        isAsked.current = true;
        // Until all is in, what is typed sees what there is, and is looked up again when the rest has come.
        if (ready !== atlas) index.current?.grow(ASKED);
        return index.current?.find(words, most, scope) ?? [];
      },
    }),
    [atlas, ready],
  );
}
