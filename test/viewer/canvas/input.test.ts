import { MultiGraph } from "graphology";
import type Sigma from "sigma";
import { describe, expect, it } from "vitest";
import { isInside, nearestEdge } from "../../../viewer/canvas/input/hit.ts";
import { listenForClicks, listenForDrag } from "../../../viewer/canvas/input/pointer.ts";
import type { CanvasEvents, Projection } from "../../../viewer/canvas/renderer.ts";
import type { SceneEdge } from "../../../viewer/canvas/scene.ts";
import { edge } from "./scene-parts.ts";

describe("what lies under the pointer", () => {
  it("is within a polygon where a line from it crosses the rim an odd number of times", () => {
    const corner = [
      [0, 0],
      [40, 0],
      [40, 20],
      [20, 20],
      [20, 40],
      [0, 40],
    ].map(([x = 0, y = 0]) => ({ x, y }));
    const inside = (x: number, y: number) => isInside({ x, y }, corner);
    expect([inside(10, 10), inside(30, 10), inside(10, 30)]).toEqual([true, true, true]);
    expect([inside(30, 30), inside(-1, 10), inside(41, 10), inside(10, 41), inside(10, -1)]).toEqual(
      Array(5).fill(false),
    );
    const slanted = [
      [0, 0],
      [40, 20],
      [0, 40],
    ].map(([x = 0, y = 0]) => ({ x, y }));
    expect([isInside({ x: 19, y: 10 }, slanted), isInside({ x: 21, y: 10 }, slanted)]).toEqual([true, false]);
    expect(isInside({ x: 0, y: 0 }, [])).toBe(false);
  });

  it("is the nearest line within five pixels, measured to its ends and not beyond", () => {
    const places: Record<string, [number, number]> = { a: [10, 20], b: [110, 20], c: [110, 120], d: [10, 28] };
    const at = (id: string) => (places[id] ? { x: places[id][0], y: places[id][1] } : null);
    const edges = [
      edge("none", "a", "gone"),
      edge("ab", "a", "b"),
      edge("bc", "b", "c"),
      edge("ad", "d", "b"),
      edge("aa", "a", "a"),
    ];
    const near = (x: number, y: number, among = edges) => nearestEdge(among, { x, y }, { at } as Projection)?.key;
    const [, ab, bc] = edges;
    expect(near(50, 18)).toBe("ab");
    expect(near(11, 26)).toBe("ad");
    expect(near(112, 80)).toBe("bc");
    expect([near(60, 15.5, [ab as SceneEdge]), near(60, 15, [ab as SceneEdge])]).toEqual(["ab", undefined]);
    expect([near(114, 20, [ab as SceneEdge]), near(116, 20, [ab as SceneEdge])]).toEqual(["ab", undefined]);
    expect([near(110, 124, [bc as SceneEdge]), near(110, 126, [bc as SceneEdge])]).toEqual(["bc", undefined]);
    expect([near(7, 24, edges.slice(4)), near(14, 24, edges.slice(4))]).toEqual([undefined, undefined]);
    expect(near(7, 20, edges.slice(4))).toBe("aa");
  });
});

/** A sigma that hears, and draws nothing. */
function quietSigma() {
  const heard: Record<string, (event: never) => void> = {};
  const on = (name: string, hear: (event: never) => void): void => {
    heard[name] = hear;
  };
  const graph = new MultiGraph();
  for (const id of ["a", "b", "c"]) graph.addNode(id, { x: 0, y: 0 });
  const captor = { on };
  const sigma = {
    ...{ on, getGraph: () => graph, getMouseCaptor: () => captor, getTouchCaptor: () => captor },
    viewportToGraph: ({ x, y }: { x: number; y: number }) => ({ x: x / 10, y: -y / 10 }),
  } as unknown as Sigma;
  const tell = (name: string, event: object): void => heard[name]?.(event as never);
  return { sigma, graph, tell };
}

const events = () => {
  const told: unknown[][] = [];
  const tell = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...all: unknown[]) =>
          told.push([name, ...all]),
    },
  ) as CanvasEvents;
  return { told, tell };
};
const at = (x: number, y: number, original: object = { shiftKey: false, ctrlKey: false, metaKey: false }) => {
  let held = false;
  const preventSigmaDefault = (): void => {
    held = true;
  };
  return { x, y, original, preventSigmaDefault, wasHeld: () => held };
};

describe("dragging", () => {
  const start = () => {
    const { sigma, graph, tell } = quietSigma();
    const { told, tell: hear } = events();
    const drag = listenForDrag(sigma, hear, (id) => (id === "a" ? ["b"] : []));
    return { graph, tell, told, drag, place: (id: string) => graph.getNodeAttributes(id) };
  };

  it("moves a node with what is folded into it, and tells where it was put down once", () => {
    const { tell, told, drag, place } = start();
    tell("downNode", { node: "a", event: at(100, 100) });
    const move = at(150, 120);
    tell("mousemovebody", move);
    expect(move.wasHeld()).toBe(true);
    expect([place("a"), place("b"), place("c")]).toEqual([
      { x: 15, y: -12 },
      { x: 15, y: -12 },
      { x: 0, y: 0 },
    ]);
    tell("mousemovebody", at(101, 100));
    expect(told).toEqual([]);
    expect(drag.isEnding()).toBe(false);
    tell("mouseup", {});
    tell("mouseup", {});
    expect(told).toEqual([["dragged", "a", [10.1, -10]]]);
    expect(drag.isEnding()).toBe(true);
    tell("mousemovebody", at(300, 300));
    expect(place("a")).toEqual({ x: 10.1, y: -10 });
    tell("downStage", {});
    expect(drag.isEnding()).toBe(false);
  });

  it("begins beyond four pixels, and never with the shift key, which selects", () => {
    const { tell, told, place, drag } = start();
    tell("downNode", { node: "c", event: at(100, 100) });
    tell("mousemovebody", at(104, 100));
    expect(place("c")).toEqual({ x: 0, y: 0 });
    tell("mouseup", {});
    tell("downNode", { node: "c", event: at(100, 100, { shiftKey: true }) });
    const move = at(200, 100);
    tell("mousemovebody", move);
    tell("mouseup", {});
    expect([told, place("c"), move.wasHeld(), drag.isEnding()]).toEqual([[], { x: 0, y: 0 }, false, false]);
    tell("downNode", { node: "c", event: at(100, 100, {}) });
    tell("touchmove", { touches: [{ x: 200, y: 0 }], preventSigmaDefault() {} });
    tell("touchmove", { touches: [], preventSigmaDefault() {} });
    expect(place("c")["x"]).toBe(20);
  });
});

describe("clicking", () => {
  const start = (edgeAt: string | null = null, isEnding = false) => {
    const { sigma, tell } = quietSigma();
    const { told, tell: hear } = events();
    listenForClicks(sigma, hear, { isEnding: () => isEnding }, () => edgeAt);
    return { told, tell };
  };

  it("opens, and adds to what is picked with shift, control or command", () => {
    const { told, tell } = start();
    const keys = [
      {},
      { shiftKey: true },
      { shiftKey: false, ctrlKey: true },
      { shiftKey: false, metaKey: true },
      { shiftKey: false },
    ];
    for (const key of keys) tell("clickNode", { node: "a", event: at(1, 1, key) });
    expect(told.map(([, , extend]) => Boolean(extend))).toEqual([false, true, true, true, false]);
    tell("clickEdge", { edge: "e", event: at(1, 1) });
    tell("clickStage", { event: at(1, 1) });
    expect(told.slice(5)).toEqual([["clickEdge", "e"], ["clickGround"]]);
    const large = start("far");
    large.tell("clickStage", { event: at(1, 1) });
    expect(large.told).toEqual([["clickEdge", "far"]]);
    const dragged = start(null, true);
    dragged.tell("clickNode", { node: "a", event: at(1, 1) });
    expect(dragged.told).toEqual([]);
  });

  it("twice in one place is a double click, in two places two clicks", () => {
    const { told, tell } = start();
    const second = at(3, 1);
    tell("clickNode", { node: "a", event: at(1, 1) });
    tell("doubleClickNode", { node: "a", event: second });
    expect([told.splice(0).map(([name]) => name), second.wasHeld()]).toEqual([["clickNode", "doubleClickNode"], true]);
    tell("doubleClickNode", { node: "b", event: at(90, 1) });
    tell("doubleClickEdge", { edge: "e", event: at(200, 1) });
    tell("doubleClickEdge", { edge: "e", event: at(201, 1) });
    tell("doubleClickStage", { event: at(300, 1) });
    expect(told.splice(0).map(([name]) => name)).toEqual(["clickNode", "clickEdge", "clickGround"]);
    const zoom = at(300, 1);
    tell("doubleClickStage", { event: zoom });
    expect([told, zoom.wasHeld()]).toEqual([[], false]);
  });
});
