import { MultiGraph } from "graphology";
import type Sigma from "sigma";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createGlide, type Move } from "../../../viewer/canvas/glide.ts";
import { movesFor } from "../../../viewer/canvas/moves.ts";
import type { Scene, SceneNode } from "../../../viewer/canvas/scene.ts";
import { node } from "./scene-parts.ts";

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
