import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { watchClicks } from "../../viewer/canvas/input/pointer.ts";
import { DIRECTIONS, edgeBetween, firstStep, neighboursOf, neighbourTowards } from "../../viewer/canvas/input/walk.ts";
import type { Point } from "../../viewer/canvas/renderer.ts";
import type { SceneEdge, SceneNode } from "../../viewer/canvas/scene.ts";
import { reduce } from "../../viewer/state/reduce.ts";
import { FIRST_VIEW } from "../../viewer/state/view-state.ts";

const PLACES: Readonly<Record<string, Point>> = {
  seoul: { x: 0, y: 0 },
  tokyo: { x: 100, y: 10 },
  manila: { x: 60, y: 55 },
  moscow: { x: -200, y: -150 },
  beijing: { x: -40, y: -10 },
};
const edge = (source: string, target: string): SceneEdge => ({ source, target }) as SceneEdge;
const EDGES = [edge("seoul", "tokyo"), edge("beijing", "seoul"), edge("seoul", "moscow"), edge("seoul", "seoul")];
const at = (id: string): Point | null => PLACES[id] ?? null;
const { ArrowRight, ArrowLeft, ArrowUp, ArrowDown } = DIRECTIONS as Record<string, Point>;
const none = { x: 0, y: 0 };

describe("walking the canvas by keys", () => {
  it("goes to the neighbour in the direction of the key, along edges of either direction", () => {
    expect(neighbourTowards(EDGES, at, "seoul", ArrowRight ?? none)).toBe("tokyo");
    expect(neighbourTowards(EDGES, at, "seoul", ArrowLeft ?? none)).toBe("beijing");
    expect(neighbourTowards(EDGES, at, "tokyo", ArrowLeft ?? none)).toBe("seoul");
  });

  it("goes nowhere where no neighbour lies that way: not to itself, not to a stranger, not to what is not drawn", () => {
    expect(neighbourTowards(EDGES, at, "seoul", ArrowUp ?? none)).toBe(null);
    expect(neighbourTowards(EDGES, at, "seoul", ArrowDown ?? none)).toBe(null);
    expect(neighbourTowards([edge("seoul", "paris")], at, "seoul", ArrowLeft ?? none)).toBe(null);
    expect(neighbourTowards(EDGES, at, "paris", ArrowLeft ?? none)).toBe(null);
  });

  it("prefers the nearer, and a straight way to a bent one", () => {
    const edges = [edge("seoul", "tokyo"), edge("seoul", "manila")];
    expect(neighbourTowards(edges, at, "seoul", ArrowRight ?? none)).toBe("tokyo");
    const both: Readonly<Record<string, Point>> = { ...PLACES, near: { x: 50, y: 0 } };
    expect(
      neighbourTowards([...edges, edge("near", "seoul")], (id) => both[id] ?? null, "seoul", ArrowRight ?? none),
    ).toBe("near");
  });

  it("reaches every neighbour's direction: each lies within reach of one of the four keys", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (angle) => {
        const there = { x: Math.cos(angle) * 80, y: Math.sin(angle) * 80 };
        const place = (id: string): Point => (id === "a" ? { x: 0, y: 0 } : there);
        const found = Object.values(DIRECTIONS).map((way) => neighbourTowards([edge("a", "b")], place, "a", way));
        expect(found).toContain("b");
      }),
    );
  });

  it("begins at what is opened, else at the largest mark", () => {
    const nodes = [
      { id: "small", size: 4 },
      { id: "large", size: 9 },
    ] as SceneNode[];
    expect(firstStep(nodes, "small")).toBe("small");
    expect(firstStep(nodes, "elsewhere")).toBe("large");
    expect(firstStep(nodes, null)).toBe("large");
    expect(firstStep([], null)).toBe(null);
  });
});

describe("lines by keys", () => {
  it("are found between two nodes, whichever way they lead, the one of most facts first", () => {
    const lines = [
      { ...edge("seoul", "tokyo"), key: "one", facts: ["a"] },
      { ...edge("tokyo", "seoul"), key: "two", facts: ["b", "c"] },
      { ...edge("seoul", "tokyo"), key: "three", facts: ["d", "e"] },
      { ...edge("seoul", "manila"), key: "more", facts: ["f", "g", "h"] },
    ];
    expect(edgeBetween(lines, "seoul", "tokyo")?.key).toBe("two");
    expect(edgeBetween(lines, "tokyo", "seoul")?.key).toBe("two");
    expect(edgeBetween(lines, "tokyo", "manila")).toBe(null);
    expect(edgeBetween(lines, "seoul", "seoul")).toBe(null);
  });

  it("make neighbours of what they tie together, each once, and of nothing its own", () => {
    expect([...neighboursOf([...EDGES, edge("tokyo", "seoul")], "seoul")]).toEqual(["tokyo", "beijing", "moscow"]);
    expect(neighboursOf(EDGES, "manila").size).toBe(0);
  });
});

describe("clicks", () => {
  it("are double where the second falls on the first, and not on another place", () => {
    const clicks = watchClicks();
    clicks.note({ x: 10, y: 10 });
    expect(clicks.isSecond({ x: 12, y: 11 })).toBe(true);
    expect(clicks.isSecond({ x: 80, y: 11 })).toBe(false);
    expect(clicks.isSecond({ x: 80, y: 14 })).toBe(true);
    expect(watchClicks().isSecond({ x: 0, y: 0 })).toBe(false);
  });
});

describe("moves", () => {
  const move = (id: string, x: number) => ({ type: "move", id, to: [x, 0] }) as const;

  it("are undone one by one, to where each node was before", () => {
    let state = [move("a", 1), move("b", 2), move("a", 3)].reduce(reduce, FIRST_VIEW);
    expect(state.moved).toEqual({ a: [3, 0], b: [2, 0] });
    state = reduce(state, { type: "undo" });
    expect(state.moved).toEqual({ a: [1, 0], b: [2, 0] });
    state = reduce(state, { type: "undo" });
    expect(state.moved).toEqual({ a: [1, 0] });
    expect(reduce(state, { type: "undo" }).moved).toEqual({});
  });

  it("are put back at once, which can be undone as well", () => {
    const moved = reduce(reduce(FIRST_VIEW, move("a", 1)), { type: "reset-picture" });
    expect(moved.moved).toEqual({});
    expect(reduce(moved, { type: "undo" }).moved).toEqual({ a: [1, 0] });
  });

  it("that came with a link all go back", () => {
    expect(reduce({ ...FIRST_VIEW, moved: { a: [1, 0] } }, { type: "undo" }).moved).toEqual({});
  });
});
