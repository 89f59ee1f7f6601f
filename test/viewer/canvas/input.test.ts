import { MultiGraph } from "graphology";
import type Sigma from "sigma";
import { afterEach, describe, expect, it, vi } from "vitest";
import { extentOf } from "../../../viewer/canvas/extent.ts";
import { createGlide, type Move } from "../../../viewer/canvas/glide.ts";
import { drawGuides, guideCaptions, guideColors } from "../../../viewer/canvas/guides.ts";
import { drawCursor } from "../../../viewer/canvas/input/cursor.ts";
import { isInside, nearestEdge } from "../../../viewer/canvas/input/hit.ts";
import { listenForClicks, listenForDrag } from "../../../viewer/canvas/input/pointer.ts";
import { movesFor } from "../../../viewer/canvas/moves.ts";
import { PALETTES } from "../../../viewer/canvas/palette.ts";
import type { CanvasEvents, Projection } from "../../../viewer/canvas/renderer.ts";
import { fitted, roomFor } from "../../../viewer/canvas/room.ts";
import type { Scene, SceneEdge, SceneNode } from "../../../viewer/canvas/scene.ts";
import { indexScene } from "../../../viewer/canvas/scene-index.ts";

const palette = PALETTES.light;
const node = (id: string, x = 0, y = 0, size = 5, more: Partial<SceneNode> = {}) =>
  ({ id, x, y, size, ...more }) as SceneNode;
const edge = (key: string, source: string, target: string) => ({ key, source, target }) as SceneEdge;

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

describe("moves to a scene", () => {
  const scene = (nodes: readonly SceneNode[], under: readonly (readonly [string, string])[] = []) =>
    ({ nodes, under: new Map(under) }) as unknown as Scene;
  const here = () => ({ x: 1, y: 2 });

  it("are of what is elsewhere, from where it is, or out of what it was expanded from", () => {
    const origin = { origin: [7, 8] as const };
    const moves = (one: SceneNode, was: boolean) => movesFor(scene([one]), here, () => was);
    expect(moves(node("a", 1, 2), true)).toEqual([]);
    expect(moves(node("a", 1, 3), true)).toEqual([{ id: "a", from: [1, 2], to: [1, 3] }]);
    expect(moves(node("a", 3, 2), true)).toEqual([{ id: "a", from: [1, 2], to: [3, 2] }]);
    expect(moves(node("a", 1, 2, 5, origin), true)).toEqual([]);
    expect(moves(node("a", 1, 2, 5, origin), false)).toEqual([{ id: "a", from: [7, 8], to: [1, 2] }]);
    expect(moves(node("a", 1, 2, 5, { origin: [1, 8] }), false)).toHaveLength(1);
    expect(moves(node("a", 1, 2), false)).toEqual([]);
  });

  it("take what is folded to its group", () => {
    const folded = scene(
      [node("g", 1, 5)],
      [
        ["a", "g"],
        ["b", "gone"],
      ],
    );
    expect(movesFor(folded, here, () => true).map(({ id, to }) => [id, to])).toEqual([
      ["g", [1, 5]],
      ["a", [1, 5]],
    ]);
    expect(movesFor(scene([node("g", 1, 2)], [["a", "g"]]), here, () => true)).toEqual([]);
  });
});

describe("gliding", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each([
    ["few", 2],
    ["many", 120],
  ] as const)("eases %s nodes to their places, and puts them there when others are to move", (_, many) => {
    const frames: { next: ((now: number) => void) | null } = { next: null };
    vi.stubGlobal("requestAnimationFrame", (next: (now: number) => void) => {
      frames.next = next;
      return 1;
    });
    vi.stubGlobal("cancelAnimationFrame", () => {
      frames.next = null;
    });
    const graph = new MultiGraph();
    for (let n = 0; n <= many; n += 1) graph.addNode(`n${n}`, { x: 0, y: 0 });
    const glide = createGlide({ getGraph: () => graph } as unknown as Sigma, () => 10);
    const moves = Array.from({ length: many }, (_one, n): Move => ({ id: `n${n}`, from: [0, 0], to: [8, -8] }));
    const x = (id = "n0"): number => graph.getNodeAttribute(id, "x");
    glide.start([...moves, { id: "gone", from: [0, 0], to: [1, 1] }], true);
    const begin = performance.now();
    expect(x()).toBe(0);
    const step = (ms: number): void => frames.next?.(begin + ms);
    step(175);
    expect(x()).toBeGreaterThan(6.5);
    expect(x()).toBeLessThan(7.5);
    expect(graph.getNodeAttribute("n0", "y")).toBe(-x());
    expect(x(`n${many}`)).toBe(0);
    glide.start([{ id: "n1", from: [0, 0], to: [1, 1] }], false);
    expect([x(), x("n1"), frames.next]).toEqual([8, 1, null]);
    glide.start([{ id: "n1", from: [1, 1], to: [2, 2] }], true);
    step(10_000);
    expect(x("n1")).toBe(2);
  });

  it("is left out where there are too many lines to draw", () => {
    vi.stubGlobal("cancelAnimationFrame", () => {});
    const graph = new MultiGraph();
    graph.addNode("a", { x: 0, y: 0 });
    createGlide({ getGraph: () => graph } as unknown as Sigma, () => 6_001).start(
      [{ id: "a", from: [0, 0], to: [4, 4] }],
      true,
    );
    expect(graph.getNodeAttribute("a", "x")).toBe(4);
  });
});

/** What is called on a canvas, in order. */
function calls() {
  const log: unknown[][] = [];
  const context = new Proxy({} as Record<string, unknown>, {
    get:
      (_, name) =>
      (...all: unknown[]) =>
        log.push([name, ...all]),
    set: (_, name, value) => log.push([name, value]) > 0,
  });
  return { log, context: context as unknown as CanvasRenderingContext2D };
}

describe("what is drawn by hand", () => {
  const spot = ([x, y]: readonly [number, number]) => ({ x: x * 2, y: y * 2 });

  it("are guides, filled where they are land or water, with their words at the first point", () => {
    const { log, context } = calls();
    const guides = (["none", "land", "water"] as const).map((fill) => ({
      points: [
        [1, 2],
        [3, 4],
      ] as const,
      fill,
      label: fill === "none" ? "" : fill,
    }));
    drawGuides(context, guides, { spot }, palette);
    expect(log.filter(([name]) => name === "fillStyle").map(([, color]) => color)).toEqual([
      guideColors(palette).fill.land,
      palette.background,
    ]);
    expect(log.filter(([name]) => name === "moveTo" || name === "lineTo").slice(0, 2)).toEqual([
      ["moveTo", 2, 4],
      ["lineTo", 6, 8],
    ]);
    expect(log.filter(([name]) => name === "stroke")).toHaveLength(3);
    expect(guideCaptions([...guides, { points: [], fill: "none", label: "x" }], { spot }, palette)).toEqual(
      ["land", "water"].map((label) => ({ x: 2, y: 4, label, color: palette.muted, thickness: 1 })),
    );
    expect(guideColors(palette).line).not.toBe(guideColors(palette).fill.land);
    expect(guideColors(PALETTES.dark).fill.land).not.toBe(guideColors(palette).fill.land);
  });

  it("is a ring around the node that the keyboard is at", () => {
    const { log, context } = calls();
    const projection = {
      at: (id: string) => (id === "a" ? { x: 10, y: 20 } : null),
      scale: (n: number) => n * 2,
    } as Projection;
    drawCursor(context, projection, undefined, palette);
    drawCursor(context, projection, node("gone"), palette);
    expect(log).toEqual([]);
    drawCursor(context, projection, node("a", 0, 0, 4), palette);
    expect(log[1]).toEqual(["arc", 10, 20, 15, 0, 2 * Math.PI]);
  });
});

describe("room", () => {
  const room = (offsetWidth: number, offsetHeight: number, upright = false) =>
    roomFor({ offsetWidth, offsetHeight } as HTMLElement, upright);

  it("is a desktop's at most, and a phone's at least", () => {
    expect([room(1000, 700), room(2000, 1400), room(500, 350), room(100, 100)]).toEqual([1, 1, 0.5, 0.5]);
    expect([room(550, 900, true), room(100, 900, true), room(2200, 3000, true)]).toEqual([0.5, 0.34, 1]);
    expect(room(1000, 350, true)).toBeCloseTo(Math.SQRT1_2);
    expect(room(700, 700, true)).toBeCloseTo(Math.sqrt(0.7));
  });

  it("is found for all nodes that are wanted, with a margin for their names", () => {
    // The screen is 1000 by 500, and y runs down.
    const sigma = {
      getDimensions: () => ({ width: 1000, height: 500 }),
      getCamera: () => ({ getState: () => ({ ratio: 1 }), getBoundedRatio: (ratio: number) => Math.min(4, ratio) }),
      graphToViewport: ({ x, y }: { x: number; y: number }) => ({ x: 500 + 10 * x, y: 250 - 10 * y }),
      viewportToFramedGraph: ({ x, y }: { x: number; y: number }) => ({ x: x / 1000, y: y / 500 }),
    } as unknown as Sigma;
    const cameraFor = (named: boolean, ...nodes: SceneNode[]) => fitted(sigma, nodes, named);
    expect(cameraFor(false)).toBe(null);
    expect(cameraFor(false, node("a"))).toEqual({ x: 0.5, y: 0.5, ratio: 0.3 });
    expect(cameraFor(false, node("a"), node("b"))?.ratio).toBe(0.12);
    const wide = cameraFor(false, node("a", -40, 0), node("b", 60, 10));
    expect(wide).toEqual({ x: 0.6, y: 0.4, ratio: 1000 / 870 });
    expect(cameraFor(true, node("a", -40, 0), node("b", 60, 10))?.ratio).toBe(1000 / 700);
    expect(cameraFor(true, node("a", 0, -40), node("b", 0, 60))?.ratio).toBe(1000 / 410);
    expect(cameraFor(true, node("a", -4000, 0), node("b", 60, 10))?.ratio).toBe(4);
  });

  it("of positions is their box, and none where there are none", () => {
    expect(extentOf([])).toBe(null);
    expect(extentOf([[3, -1]])).toEqual({ x: [3, 3], y: [-1, -1] });
    expect(
      extentOf([
        [3, -1],
        [-2, 5],
        [0, 9],
      ]),
    ).toEqual({ x: [-2, 3], y: [-1, 9] });
  });
});

it("a scene finds an edge by its key, and its largest nodes first", () => {
  const index = indexScene({
    nodes: [node("a", 0, 0, 2), node("b", 0, 0, 9), node("c", 0, 0, 2)],
    edges: [edge("e", "a", "b")],
  } as never);
  expect(index.byImportance.map(({ id }) => id)).toEqual(["b", "a", "c"]);
  expect([index.edgeNamed("e")?.target, index.edgeNamed("f"), index.nodes.get("c")?.size]).toEqual(["b", undefined, 2]);
});
