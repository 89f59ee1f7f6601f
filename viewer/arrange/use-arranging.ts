import { useEffect, useMemo, useState } from "react";
import { NO_SIDES_TEXT, tooManyText } from "../../src/wording/arrangements.ts";
import type { Layout } from "../derive/arrange/arranged.ts";
import type { Atlas } from "../derive/atlas.ts";
import type { Seen } from "../derive/seen.ts";
import type { Shown } from "../derive/shown.ts";
import type { ViewState } from "../state/view-state.ts";

/** How what is shown is laid out; null where by its relations. */
export interface Arranging {
  readonly layout: Layout | null;
  /** What the arrangement shows, or why there is none; empty: nothing to say. */
  readonly words: string;
  /** What lays out is still on its way. */
  readonly isLoading: boolean;
}

type Arranger = typeof import("../derive/arrange/arrange.ts");

/** More marks than this no arrangement makes legible. */
const MOST_ARRANGED = 400;

const NONE: Arranging = { layout: null, words: "", isLoading: false };

/** Layouts are worked out by a part of the page that is loaded when the first one is asked for. */
export function useArranging(atlas: Atlas, seen: Seen, shown: Shown, state: ViewState): Arranging {
  const { arrange, focus, lens } = state;
  const [arranger, setArranger] = useState<Arranger | null>(null);
  const isWanted = arrange !== null;
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    void import("../derive/arrange/arrange.ts").then((loaded) => isCurrent && setArranger(loaded));
    return () => {
      isCurrent = false;
    };
  }, [isWanted]);
  return useMemo(() => {
    if (!arrange || arrange.by === "matrix") return NONE;
    if (shown.nodes.size > MOST_ARRANGED) return { ...NONE, words: tooManyText(shown.nodes.size, MOST_ARRANGED) };
    if (!arranger) return { ...NONE, isLoading: true };
    const layout = arranger.layOut(atlas, seen, shown, arrange, { focus, lens });
    return { layout, words: layout?.words ?? NO_SIDES_TEXT, isLoading: false };
  }, [arranger, atlas, seen, shown, arrange, focus, lens]);
}
