import { useEffect, useSyncExternalStore } from "react";
import type { ViewState } from "../state/view-state.ts";

const query = matchMedia("(prefers-color-scheme: dark)");

function subscribe(changed: () => void): () => void {
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** The theme in force: the reader's choice, else the system's. Marks the document, so that CSS follows. */
export function useTheme(chosen: ViewState["theme"]): "light" | "dark" {
  const systemIsDark = useSyncExternalStore(subscribe, () => query.matches);
  const theme = chosen === "auto" ? (systemIsDark ? "dark" : "light") : chosen;
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return theme;
}

export function prefersStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
