import { useEffect, useMemo, useState } from "react";
import type { Atlas } from "../derive/atlas.ts";
import { type Found, SearchIndex } from "./search-index.ts";

/** For so long at a time the index grows, in milliseconds: a frame stays a frame. */
const SLICE = 10;
/** The answer to the first key may not be there yet; after this it has looked at what there is. */
const FIRST = 60;

/** What a search finds. The index grows while the page is idle, so that it is there when one comes to search. */
export function useSearch(atlas: Atlas, words: string): readonly Found[] {
  const index = useMemo(() => new SearchIndex(atlas), [atlas]);
  const [grown, setGrown] = useState(0);
  const asks = words.trim() !== "";

  useEffect(() => {
    let isOver = false;
    const next = (): void => {
      if (isOver) return;
      const done = index.grow(SLICE);
      if (done) setGrown((n) => n + 1);
      else whenIdle(next);
    };
    whenIdle(next);
    return () => {
      isOver = true;
    };
  }, [index]);

  return useMemo(() => {
    if (!asks) return [];
    // Until all is in, what is typed sees what there is, and is looked up again when the rest has come.
    if (grown === 0) index.grow(FIRST);
    return index.find(words);
  }, [asks, index, words, grown]);
}

function whenIdle(task: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: 500 });
  else setTimeout(task, 30);
}
