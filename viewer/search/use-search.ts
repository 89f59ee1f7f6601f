import { useEffect, useMemo, useRef, useState } from "react";
import type { Atlas } from "../derive/atlas.ts";
import { type Found, SearchIndex } from "./search-index.ts";
import { after, whenIdle } from "./when-idle.ts";

/** For so long at a time the index grows, in milliseconds: a frame stays a frame. */
const SLICE = 10;
/** The same while a reader waits for an answer. */
const ASKED = 80;
/** The answer to the first key may not be there yet; after this it has looked at what there is. */
const FIRST = 60;

/** What a search finds. The index grows while the page is idle, so that it is there when one comes to search. */
export function useSearch(atlas: Atlas, words: string): readonly Found[] {
  const index = useMemo(() => new SearchIndex(atlas), [atlas]);
  // The index that is complete: newer data makes another one, which is not.
  const [grown, setGrown] = useState<SearchIndex | null>(null);
  const asks = words.trim() !== "";
  const isAsked = useRef(asks);
  isAsked.current = asks;

  useEffect(() => {
    let stop = whenIdle(next);
    function next(): void {
      const done = index.grow(isAsked.current ? ASKED : SLICE);
      if (done) setGrown(index);
      else stop = isAsked.current ? after(0, next) : whenIdle(next);
    }
    return () => stop();
  }, [index]);

  return useMemo(() => {
    if (!asks) return [];
    // Until all is in, what is typed sees what there is, and is looked up again when the rest has come.
    if (grown !== index) index.grow(FIRST);
    return index.find(words);
  }, [asks, index, words, grown]);
}
