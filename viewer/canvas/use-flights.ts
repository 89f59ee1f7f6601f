import { type RefObject, useEffect } from "react";
import { prefersStill } from "../shell/use-theme.ts";
import { flights } from "./fly-to.ts";
import type { Renderer } from "./renderer.ts";

export function useFlights(renderer: RefObject<Renderer | null>): void {
  useEffect(() => {
    const fly = (event: Event): void => {
      if (!(event instanceof CustomEvent)) return;
      // After the next frame: what was filtered away has then been brought back.
      requestAnimationFrame(() => renderer.current?.flyTo(String(event.detail), !prefersStill()));
    };
    flights.addEventListener("fly", fly);
    return () => flights.removeEventListener("fly", fly);
  }, [renderer]);
}
