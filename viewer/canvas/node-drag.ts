import type Sigma from "sigma";
import type { CanvasEvents } from "./renderer.ts";

/** Dragging a node moves it while it is held; where it was put is told once, on release. */
export function listenForDrag(sigma: Sigma, events: CanvasEvents): void {
  let held: string | null = null;
  let moved = false;

  sigma.on("downNode", ({ node, event }) => {
    const { original } = event;
    if ("shiftKey" in original && original.shiftKey) return;
    held = node;
    moved = false;
  });
  const move = (event: { x: number; y: number; preventSigmaDefault(): void }): void => {
    if (!held) return;
    moved = true;
    const { x, y } = sigma.viewportToGraph(event);
    sigma.getGraph().mergeNodeAttributes(held, { x, y });
    event.preventSigmaDefault();
  };
  const release = (): void => {
    if (held && moved) {
      const { x, y } = sigma.getGraph().getNodeAttributes(held) as { x: number; y: number };
      events.dragged(held, [x, y]);
    }
    held = null;
  };
  sigma.getMouseCaptor().on("mousemovebody", move);
  sigma.getMouseCaptor().on("mouseup", release);
  sigma.getTouchCaptor().on("touchmove", (event) => {
    const [touch] = event.touches;
    if (touch) move({ ...touch, preventSigmaDefault: () => event.preventSigmaDefault() });
  });
  sigma.getTouchCaptor().on("touchup", release);
}
