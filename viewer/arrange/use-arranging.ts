import { useEffect, useMemo, useState } from "react";
import { NO_LAYERS_TEXT, NO_MAP_TEXT, NO_SIDES_TEXT, tooManyText } from "../../src/wording/picture/arrangements.ts";
import type { ArrangeState } from "../derive/arrange/arrange.ts";
import type { Layout } from "../derive/arrange/arranged.ts";
import type { Atlas } from "../derive/atlas.ts";
import type { Seen } from "../derive/seen.ts";
import type { Shown } from "../derive/shown.ts";
import type { Arrangement, ViewState } from "../state/view-state.ts";

/** How what is shown is laid out; null where by its relations. */
export interface Arranging {
  readonly layout: Layout | null;
  /** What the arrangement shows, or why there is none; empty: nothing to say. */
  readonly words: string;
  /** What lays out is still on its way. */
  readonly isLoading: boolean;
}

type LayOut = (atlas: Atlas, seen: Seen, shown: Shown, arrange: Arrangement, state: ArrangeState) => Layout | null;

/** How the function that lays out is loaded, and what is said where it has nothing to lay out. The map brings the shores of the world along. */
interface Way {
  readonly load: () => Promise<LayOut>;
  readonly without: string;
}

const load = async (): Promise<LayOut> => (await import("../derive/arrange/arrange.ts")).layOut;

/** A matrix is a table, which lays out itself. */
const WAYS: { readonly [B in Arrangement["by"]]: Way | null } = {
  rings: { load, without: "" },
  layers: { load, without: NO_LAYERS_TEXT },
  sides: { load, without: NO_SIDES_TEXT },
  map: { load: async () => (await import("../derive/arrange/map.ts")).layOutMap, without: NO_MAP_TEXT },
  matrix: null,
};

/** More marks than this no arrangement makes legible. */
const MOST_ARRANGED = 400;

const NONE: Arranging = { layout: null, words: "", isLoading: false };

/** An entity that is folded away is where the node is that stands for it. */
function nodesOf({ under }: Shown, ids: readonly string[]): readonly string[] {
  return [...new Set(ids.map((id) => under.get(id) ?? id))];
}

/** Layouts are worked out by a part of the page that is loaded when the first one is asked for. */
export function useArranging(atlas: Atlas, seen: Seen, drawn: Shown, state: ViewState): Arranging {
  const { arrange, focus, lens } = state;
  const way = arrange && WAYS[arrange.by];
  const [loaded, setLoaded] = useState<ReadonlyMap<Way["load"], LayOut>>(new Map());
  const loader = way?.load;
  useEffect(() => {
    if (!loader) return;
    let isCurrent = true;
    void loader().then((layOut) => isCurrent && setLoaded((before) => new Map(before).set(loader, layOut)));
    return () => {
      isCurrent = false;
    };
  }, [loader]);
  return useMemo(() => {
    if (!arrange || !way) return NONE;
    if (drawn.nodes.size > MOST_ARRANGED) return { ...NONE, words: tooManyText(drawn.nodes.size, MOST_ARRANGED) };
    const layOut = loaded.get(way.load);
    if (!layOut) return { ...NONE, isLoading: true };
    const layout = layOut(atlas, seen, drawn, arrange, {
      focus: focus && { ...focus, ids: nodesOf(drawn, focus.ids) },
      lens,
    });
    return { layout, words: layout?.words ?? way.without, isLoading: false };
  }, [loaded, way, atlas, seen, drawn, arrange, focus, lens]);
}
