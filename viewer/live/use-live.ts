import { useCallback, useEffect, useRef, useState } from "react";
import { openData, type PageData } from "../data/page-data.ts";
import { DataError } from "../data/page-files.ts";
import { type Atlas, buildAtlas } from "../derive/atlas.ts";
import { type Needs, NOTHING } from "../derive/needs.ts";
import { type Finding, readDigest, readFindings, readMessage } from "./findings.ts";
import { keepPlaces } from "./keep-places.ts";

/** What the server last said about the project, beyond the graph itself. */
export type News =
  | { readonly kind: "fine" }
  | { readonly kind: "stale"; readonly findings: readonly Finding[] }
  /** The machine or the server itself failed. */
  | { readonly kind: "trouble"; readonly message: string }
  /** The server no longer answers; the browser keeps asking. */
  | { readonly kind: "lost" }
  /** Something that the view needs could not be loaded. */
  | { readonly kind: "unread"; readonly message: string };

const FINE: News = { kind: "fine" };

export interface Live {
  readonly atlas: Atlas;
  readonly news: News;
  /** What was asked for last is on its way. */
  readonly loading: boolean;
  /** Says what of a large dataset is needed. */
  readonly want: (needs: Needs) => void;
  /** Sees to it that all entities are there, to search for: a large dataset may have begun with its head alone. */
  readonly wantNames: () => void;
  /** The texts of entities of this atlas. */
  readonly texts: PageData["texts"];
}

/**
 * The atlas, with as much of a large dataset as is needed, and in step with the files while `entente serve` runs: each good save gives a new
 * one, a faulty one gives news and leaves the last good atlas. Elsewhere nothing is asked of any server but the files beside the page.
 */
export function useLive(first: Atlas, opened: PageData): Live {
  const [atlas, setAtlas] = useState(first);
  const [news, setNews] = useState<News>(FINE);
  const [loading, setLoading] = useState(false);
  const current = useRef({ atlas: first, data: opened });
  const wanted = useRef<Needs>(first.part ? NOTHING : "whole");
  const turn = useRef(0);
  const areNamesWanted = useRef(false);
  const { isLive } = opened;

  /** Loads what is wanted, and shows it unless something else is wanted by then. */
  const load = useCallback(async (from: PageData | null): Promise<void> => {
    const own = ++turn.current;
    const { data, loaded } = from
      ? { data: from, loaded: await loadFrom(from, wanted.current) }
      : await openData((newest) => loadFrom(newest, wanted.current));
    if (own !== turn.current) return;
    const before = current.current.atlas;
    const isNew = loaded.dataset.digest !== before.dataset.digest;
    const next = buildAtlas(loaded, data.head);
    current.current = { data, atlas: isNew ? inPlace(next, before) : goOn(next, before) };
    setAtlas(current.current.atlas);
    setLoading(false);
  }, []);

  const loadMore = useCallback((): void => {
    setLoading(true);
    load(current.current.data).catch((error: unknown) => {
      areNamesWanted.current = false;
      setLoading(false);
      setNews(() => {
        // In the updater, a fault of ours reaches the page's last resort.
        if (!(error instanceof DataError)) throw error;
        return { kind: "unread", message: error.message };
      });
    });
  }, [load]);

  const want = useCallback(
    (needs: Needs): void => {
      if (keyOf(needs) === keyOf(wanted.current)) return;
      wanted.current = needs;
      // All is there already.
      if (current.current.atlas.part === null) return;
      loadMore();
    },
    [loadMore],
  );
  const wantNames = useCallback((): void => {
    if (areNamesWanted.current || current.current.atlas.part?.isHeadOnly !== true) return;
    areNamesWanted.current = true;
    loadMore();
  }, [loadMore]);

  useEffect(() => {
    if (!isLive) return;
    const events = new EventSource("./events");
    const onGood = (event: MessageEvent<string>): void => {
      setNews(FINE);
      const digest = readDigest(event.data);
      if (digest === null || digest === current.current.atlas.dataset.digest) return;
      load(null).catch((error: unknown) => {
        setNews(() => {
          if (!(error instanceof DataError)) throw error;
          return { kind: "lost" };
        });
      });
    };
    events.addEventListener("hello", onGood);
    events.addEventListener("whole", onGood);
    // A server that started again on broken files has no last good graph; this page has.
    for (const type of ["stale", "faulty"])
      events.addEventListener(type, ({ data }: MessageEvent<string>) => {
        setNews({ kind: "stale", findings: readFindings(data) });
      });
    events.addEventListener("trouble", ({ data }: MessageEvent<string>) => {
      setNews({ kind: "trouble", message: readMessage(data) });
    });
    events.addEventListener("error", () => setNews({ kind: "lost" }));
    return () => {
      turn.current++;
      events.close();
    };
  }, [isLive, load]);
  const texts = useCallback<PageData["texts"]>((ids) => current.current.data.texts(ids), []);
  return { atlas, news, loading, want, wantNames, texts };
}

function loadFrom(data: PageData, needs: Needs): ReturnType<PageData["whole"]> {
  // A small dataset is always there whole.
  return needs === "whole" || data.head.overview === null ? data.whole() : data.part(needs);
}

function keyOf(needs: Needs): string {
  return JSON.stringify(needs);
}

/** More or less of the same dataset: its story is the same, and what is drawn already stays where it is. */
function goOn(next: Atlas, before: Atlas): Atlas {
  return { ...(next.part === null ? next : inPlace(next, before)), steps: before.steps };
}

function inPlace(next: Atlas, before: Atlas): Atlas {
  return before.positions.size === 0 ? next : keepPlaces(next, before);
}
