import { useLayoutEffect, useSyncExternalStore } from "react";
import type { ViewState } from "../state/view-state.ts";

const systemIsDark = watched("(prefers-color-scheme: dark)");
const isPrinting = watched("print");

function watched(media: string): readonly [(changed: () => void) => () => void, () => boolean] {
  const query = matchMedia(media);
  const subscribe = (changed: () => void): (() => void) => {
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  };
  return [subscribe, () => query.matches];
}

/** The theme in force: the reader's choice, else the system's; on paper the light one. Marks the document, so that CSS follows. */
export function useTheme(chosen: ViewState["theme"]): "light" | "dark" {
  const byNight = useSyncExternalStore(...systemIsDark);
  const onPaper = useSyncExternalStore(...isPrinting);
  const wanted = chosen === "auto" ? (byNight ? "dark" : "light") : chosen;
  const theme = onPaper ? "light" : wanted;
  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return theme;
}

export function prefersStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
