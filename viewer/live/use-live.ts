import { useEffect, useRef, useState } from "react";
import { openData, type PageData } from "../data/page-data.ts";
import { DataError } from "../data/page-files.ts";
import { type Atlas, buildAtlas } from "../derive/atlas.ts";
import { type Finding, readDigest, readFindings, readMessage } from "./findings.ts";
import { keepPlaces } from "./keep-places.ts";

/** What the server last said about the project, beyond the graph itself. */
export type News =
  | { readonly kind: "fine" }
  | { readonly kind: "broken"; readonly findings: readonly Finding[] }
  /** The machine or the server itself failed. */
  | { readonly kind: "trouble"; readonly message: string }
  /** The server no longer answers; the browser keeps asking. */
  | { readonly kind: "lost" };

const FINE: News = { kind: "fine" };

/**
 * The atlas, kept in step with the files while `entente serve` runs: each good save gives a new one, a faulty one gives
 * news and leaves the last good atlas. Elsewhere the first atlas stays, and nothing is asked of any server.
 */
export function useLive(first: Atlas, { isLive }: PageData): { readonly atlas: Atlas; readonly news: News } {
  const [atlas, setAtlas] = useState(first);
  const [news, setNews] = useState<News>(FINE);
  const current = useRef(first);

  useEffect(() => {
    if (!isLive) return;
    const events = new EventSource("./events");
    let turn = 0;
    const update = async (digest: string | null): Promise<void> => {
      const own = ++turn;
      setNews(FINE);
      if (digest === null || digest === current.current.dataset.digest) return;
      const { loaded } = await openData((data) => data.whole());
      if (own !== turn || loaded.dataset.digest === current.current.dataset.digest) return;
      current.current = keepPlaces(buildAtlas(loaded), current.current);
      setAtlas(current.current);
    };
    const onGood = (event: MessageEvent<string>): void => {
      update(readDigest(event.data)).catch((error: unknown) => {
        setNews(() => {
          // In the updater, a fault of ours reaches the page's last resort.
          if (!(error instanceof DataError)) throw error;
          return { kind: "lost" };
        });
      });
    };
    events.addEventListener("hello", onGood);
    events.addEventListener("build", onGood);
    events.addEventListener("broken", ({ data }: MessageEvent<string>) => {
      setNews({ kind: "broken", findings: readFindings(data) });
    });
    events.addEventListener("trouble", ({ data }: MessageEvent<string>) => {
      setNews({ kind: "trouble", message: readMessage(data) });
    });
    events.addEventListener("error", () => setNews({ kind: "lost" }));
    return () => {
      turn++;
      events.close();
    };
  }, [isLive]);
  return { atlas, news };
}
