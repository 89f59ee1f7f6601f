import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Room } from "./layout.ts";

export type { Room } from "./layout.ts";

/** The room that an element has, from when it is on the page. */
export function useRoom(): readonly [RefObject<HTMLDivElement | null>, Room | null] {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const read = (): void => setRoom({ width: element.clientWidth, height: element.clientHeight });
    read();
    const watch = new ResizeObserver(read);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [place, room];
}
