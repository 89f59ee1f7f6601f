import type Sigma from "sigma";
import type { MouseCoords } from "sigma/types";
import type { CanvasEvents, Point } from "../renderer.ts";

/** How far a pointer may tremble, in CSS pixels, and still click where it was pressed. */
const TREMBLE = 4;

/**
 * Dragging a node moves it while it is held; where it was put is told once, on release.
 *
 * @param foldedInto what moves along with a node
 */
export function listenForDrag(
  sigma: Sigma,
  events: CanvasEvents,
  foldedInto: (id: string) => readonly string[],
): { isEnding(): boolean } {
  let held: string | null = null;
  let along: readonly string[] = [];
  let from: Point = { x: 0, y: 0 };
  let moved = false;
  let ending = false;

  sigma.on("downNode", ({ node, event }) => {
    ending = false;
    const { original } = event;
    if ("shiftKey" in original && original.shiftKey) return;
    held = node;
    along = foldedInto(node);
    from = event;
    moved = false;
  });
  const move = (event: Point & { preventSigmaDefault(): void }): void => {
    if (!held) return;
    event.preventSigmaDefault();
    if (!moved && isNear(event, from)) return;
    moved = true;
    const { x, y } = sigma.viewportToGraph(event);
    for (const id of [held, ...along]) sigma.getGraph().mergeNodeAttributes(id, { x, y });
  };
  const release = (): void => {
    if (held && moved) {
      const { x, y } = sigma.getGraph().getNodeAttributes(held) as { x: number; y: number };
      ending = true;
      events.dragged(held, [x, y]);
    }
    held = null;
  };
  sigma.on("downStage", () => {
    ending = false;
  });
  sigma.getMouseCaptor().on("mousemovebody", move);
  sigma.getMouseCaptor().on("mouseup", release);
  sigma.getTouchCaptor().on("touchmove", (event) => {
    const [touch] = event.touches;
    if (touch) move({ ...touch, preventSigmaDefault: () => event.preventSigmaDefault() });
  });
  sigma.getTouchCaptor().on("touchup", release);
  // The click with which a browser closes a drag opens nothing.
  return { isEnding: () => ending };
}

/**
 * Tells what was clicked and double-clicked.
 *
 * @param edgeAt the edge at a point that sigma takes for the ground
 */
export function listenForClicks(
  sigma: Sigma,
  events: CanvasEvents,
  drag: { isEnding(): boolean },
  edgeAt: (at: Point) => string | null,
): void {
  const isExtending = ({ original }: MouseCoords): boolean =>
    "shiftKey" in original && (original.shiftKey || original.ctrlKey || original.metaKey);
  const clicks = watchClicks();
  const clickNode = (node: string, event: MouseCoords): void => {
    if (!drag.isEnding()) events.clickNode(node, isExtending(event));
  };
  const clickStage = (event: MouseCoords): void => {
    const edge = edgeAt(event);
    if (edge !== null) events.clickEdge(edge);
    else events.clickGround();
  };
  sigma.on("clickNode", ({ node, event }) => {
    clicks.note(event);
    clickNode(node, event);
  });
  sigma.on("doubleClickNode", ({ node, event }) => {
    event.preventSigmaDefault();
    if (clicks.isSecond(event)) events.doubleClickNode(node);
    else clickNode(node, event);
  });
  sigma.on("clickEdge", ({ edge, event }) => {
    clicks.note(event);
    events.clickEdge(edge);
  });
  sigma.on("doubleClickEdge", ({ edge, event }) => {
    event.preventSigmaDefault();
    if (!clicks.isSecond(event)) events.clickEdge(edge);
  });
  sigma.on("clickStage", ({ event }) => {
    clicks.note(event);
    clickStage(event);
  });
  sigma.on("doubleClickStage", ({ event }) => {
    if (clicks.isSecond(event)) return;
    event.preventSigmaDefault();
    clickStage(event);
  });
}

/** Sigma takes any two quick clicks for a double click, also on two places. */
export function watchClicks(): { note(at: Point): void; isSecond(at: Point): boolean } {
  let last: Point | null = null;
  const note = ({ x, y }: Point): void => {
    last = { x, y };
  };
  return {
    note,
    isSecond(at) {
      const second = last !== null && isNear(at, last);
      note(at);
      return second;
    },
  };
}

function isNear(a: Point, b: Point): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= TREMBLE;
}
