import type Sigma from "sigma";
import { describe, expect, it } from "vitest";
import { extentOf } from "../../../viewer/canvas/extent.ts";
import { fitted, roomFor } from "../../../viewer/canvas/room.ts";
import type { SceneNode } from "../../../viewer/canvas/scene.ts";
import { indexScene } from "../../../viewer/canvas/scene-index.ts";
import { edge, node } from "./scene-parts.ts";

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
