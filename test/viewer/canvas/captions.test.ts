import { describe, expect, it } from "vitest";
import { type Captioned, drawCaptions, type EdgeCaption, type Pen } from "../../../viewer/canvas/captions.ts";
import { PALETTES } from "../../../viewer/canvas/palette.ts";
import { NO_EMPHASIS } from "../../../viewer/canvas/renderer.ts";
import type { SceneEdge, SceneNode } from "../../../viewer/canvas/scene.ts";
import { type CaptionView, captionedNodes, edgeCaptions } from "../../../viewer/canvas/what-to-caption.ts";

const [WIDTH, HEIGHT] = [600, 600];
const palette = PALETTES.light;

/** What is written on a canvas, with letters of ten pixels. */
function written(nodes: readonly Captioned[], edges: readonly EdgeCaption[] = []) {
  const texts: { text: string; x: number; y: number; font: string; color: string }[] = [];
  const pen = {
    ...{ font: "", fillStyle: "", strokeStyle: "", lineWidth: 0, lineJoin: "miter", textBaseline: "top" },
    measureText: (text: string) => ({ width: text.length * 10 }),
    strokeText: () => {},
    fillText(text: string, x: number, y: number) {
      texts.push({
        text,
        x: Math.round(x * 10) / 10,
        y: Math.round(y * 10) / 10,
        font: this.font,
        color: this.fillStyle,
      });
    },
  };
  drawCaptions(pen as Pen, nodes, edges, palette, WIDTH, HEIGHT);
  return texts;
}

const node = (x: number, y: number, more: Partial<Captioned> = {}): Captioned => ({
  ...{ id: `${x} ${y}`, label: "Abcde", mark: "", radius: 6, emphasis: "normal", hub: false, leftFirst: false },
  ...{ x, y, ...more },
});
const spots = (texts: ReturnType<typeof written>) => texts.map(({ x, y }) => [x, y]);

describe("names beside marks", () => {
  it("are on the right, else on the left, below, above; a name too many is left out unless it must be read", () => {
    const at = Array.from({ length: 5 }, () => node(300, 300));
    const four = written(at);
    expect(four.map(({ x }) => x)).toEqual([311.9, 238.1, 275, 275]);
    const [right, left, below, above] = four.map(({ y }) => y - 300);
    expect([right, left]).toEqual([0, 0]);
    expect(below).toBeGreaterThan(15);
    // Sizes of type go by quarters of a pixel.
    expect(above).toBeCloseTo(-(below ?? 0), 0);
    expect(written([...at, node(300, 300, { emphasis: "must" })]).at(-1)?.x).toBe(311.9);
    expect(spots(written([node(300, 300, { leftFirst: true })]))).toEqual([[238.1, 300]]);
  });

  it("stay on the canvas, and are written of what is on it or just beyond", () => {
    expect(spots(written([node(550, 300)]))).toEqual([[488.1, 300]]);
    expect(spots(written([node(535, 300)]))).toEqual([[473.1, 300]]);
    expect(spots(written([node(534, 300)]))).toEqual([[545.9, 300]]);
    const large = { radius: 40 };
    const all = [node(-39, 300, large), node(639, 300, large), node(300, -19, large), node(300, 619, large)];
    expect(all.map((one) => written([one]).length)).toEqual([1, 1, 1, 1]);
    const beyond = [node(-41, 300, large), node(641, 300, large), node(300, -21, large), node(300, 621, large)];
    expect(beyond.map((one) => written([one]).length)).toEqual([0, 0, 0, 0]);
  });

  it.each([
    ["of a small mark covers no other", { radius: 11 }, {}, 0],
    ["of a large mark may cover small ones", { radius: 12 }, {}, 1],
    ["of a large mark covers no large one", { radius: 12 }, { radius: 12 }, 0],
    ["that must be read covers even those", { radius: 8, emphasis: "must" }, { radius: 12 }, 1],
    ["covers what is dimmed", { radius: 8 }, { emphasis: "dimmed" }, 1],
    ["covers marks too small to count", { radius: 8 }, { radius: 7 }, 1],
  ] as const)("%s", (_, own, other, most) => {
    const grid = Array.from(
      { length: 121 },
      (_one, n) => [200 + (n % 11) * 20, 200 + Math.floor(n / 11) * 20] as const,
    );
    const around = grid.filter(([x, y]) => Math.hypot(x - 300, y - 300) > 1);
    const nodes = [node(300, 300, own), ...around.map(([x, y]) => node(x, y, { radius: 8, label: "z", ...other }))];
    expect(written(nodes).filter(({ text }) => text === "Abcde")).toHaveLength(most);
  });

  it("say what is hidden behind however short they are cut, and stand out where chosen, large or a hub", () => {
    const long = "x".repeat(80);
    const [normal, strong] = [
      node(10, 100, { label: long, mark: "+3" }),
      node(10, 200, { label: long, emphasis: "strong" }),
    ];
    const [first, second] = written([normal, strong]);
    expect(first?.text).toMatch(/^x+….*\+3$/u);
    expect((second?.text ?? "").length - (first?.text ?? "").length).toBe(22);
    const font = (more: Partial<Captioned>) => written([node(300, 300, more)])[0]?.font;
    expect(font({ emphasis: "selected" })).toMatch(/^600 14px/);
    expect(font({ radius: 13 })).toMatch(/^600 1[23]/);
    expect(font({ radius: 12, hub: true })).toMatch(/^italic 500/);
    expect(font({ radius: 40 })).toMatch(/^600 14px/);
    expect(written([node(300, 300)])[0]?.color).toBe(palette.text);
  });

  it("are a hundred and sixty at most, and none of what is dimmed", () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      node(10 + (n % 8) * 70, 10 + Math.floor(n / 8) * 24, { label: "a" }),
    );
    expect(written(many)).toHaveLength(160);
    expect(written([node(300, 300, { emphasis: "dimmed" })])).toEqual([]);
  });
});

describe("names of lines", () => {
  const line = (thickness: number, along = { x: 1, y: 0 }): EdgeCaption => ({
    ...{ label: "ab", x: 100, y: 100, color: "#123456", thickness, along },
  });

  it("are over a thin line and beside a thick one, moved where another is", () => {
    expect(
      spots(
        written(
          [],
          Array.from({ length: 6 }, () => line(5)),
        ),
      ),
    ).toEqual([100, 86, 114, 72, 128].map((y) => [90, y]));
    expect(
      spots(
        written(
          [],
          Array.from({ length: 5 }, () => line(10)),
        ),
      ),
    ).toEqual([
      [90, 86],
      [90, 114],
      [120, 86],
      [120, 114],
      [60, 86],
    ]);
    expect(written([], [line(1)])[0]?.color).toBe("#123456");
    // Down, and down to the right: the box of 26 by 14 pixels touches the line's edge with a side or a corner.
    expect(spots(written([], [line(10, { x: 0, y: 1 })]))).toEqual([[110, 100]]);
    const [[x, y] = []] = spots(written([], [line(10, { x: Math.SQRT1_2, y: Math.SQRT1_2 })]));
    expect([x, y]).toEqual([104.9, 85.1]);
  });

  it("are not cut by the canvas' edge", () => {
    const [over, beside] = [
      { ...line(1), x: 5 },
      { ...line(10, { x: 0, y: 1 }), x: 590 },
    ];
    expect(spots(written([], [over, beside]))).toEqual([[560, 100]]);
  });

  it("come after the names of few marks, and before those of many", () => {
    const [few, many] = [30, 31].map((count) => [
      node(80, 100),
      ...Array.from({ length: count - 1 }, (_, n) => node(20 + (n % 6) * 90, 300 + Math.floor(n / 6) * 40)),
    ]);
    const first = (nodes: readonly Captioned[] = []) => written(nodes, [line(1)])[0]?.text;
    expect([first(few), first(many)]).toEqual(["Abcde", "ab"]);
  });

  it("are short rather than reach over the edge, also of what is selected", () => {
    const long = node(200, 300, { label: "x".repeat(70), emphasis: "selected" });
    expect(written([long])[0]).toMatchObject({ text: `${"x".repeat(29)}…`, x: 211.9 });
  });

  it("leave none of few marks unnamed or cut", () => {
    const long = "x".repeat(40);
    const near = Array.from({ length: 4 }, (_, n) => node(300, 300 + n * 16, { radius: 9, label: `${n}${long}` }));
    const lines = near.map(({ x, y }) => ({ ...line(1), x: x + 20, y }));
    const texts = written(near, lines).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(near.map(({ label }) => label)));
  });
});

const mark = (id: string, more: Partial<SceneNode> = {}) =>
  ({ id, label: id, size: 5, hub: false, ...more }) as SceneNode;
const line = (key: string, source: string, target: string, more: Partial<SceneEdge> = {}) =>
  ({ ...{ key, source, target, label: key, color: "#000000", thickness: 1, curvature: 0 }, ...more }) as SceneEdge;

/** Marks at their places, on a canvas of 600 by 400. */
function viewOf(places: Readonly<Record<string, readonly [number, number]>>, change: Partial<CaptionView> = {}) {
  const nodes = Object.keys(places).map((id) => mark(id));
  const at = (id: string) => (places[id] ? { x: places[id][0], y: places[id][1] } : null);
  const projection = {
    width: 600,
    height: 400,
    at,
    spot: ([x, y]: readonly [number, number]) => ({ x, y }),
    scale: (n: number) => n * 4,
  };
  const edges = change.edges ?? [];
  const view: CaptionView = {
    ...{
      projection,
      nodes: new Map(nodes.map((one) => [one.id, one])),
      edges,
      emphasis: NO_EMPHASIS,
      marks: new Map(),
    },
    ...{ hovered: null, palette, awayFrom: null, edgeNamed: (key) => edges.find((one) => one.key === key), ...change },
  };
  return { view, nodes };
}

describe("whose names are tried", () => {
  const places = { a: [10, 10], b: [20, 10], c: [300, 10], d: [400, 10], e: [500, 10] } as const;

  it("are first what is selected, then what is hovered, then their neighbours, then the rest, each once", () => {
    const emphasis = { ...NO_EMPHASIS, selectedNodes: new Set(["d"]), strongNodes: new Set(["b", "d"]), dims: true };
    const { view, nodes } = viewOf(places, {
      emphasis,
      hovered: "e",
      marks: new Map([["a", "+2"]]),
      awayFrom: [100, 0],
    });
    const found = captionedNodes(view, nodes);
    expect(found.map((one) => [one.id, one.emphasis, one.leftFirst])).toEqual([
      ["d", "selected", false],
      ["e", "selected", false],
      ["b", "must", true],
      ["a", "dimmed", true],
      ["c", "dimmed", false],
    ]);
    expect(found.find(({ id }) => id === "a")).toMatchObject({ mark: "+2", radius: 20, x: 10, y: 10 });
    const { view: calm } = viewOf(places);
    expect(captionedNodes(calm, nodes).map((one) => [one.emphasis, one.leftFirst, one.mark])[0]).toEqual([
      "normal",
      false,
      "",
    ]);
  });

  it("do not have to be read where more than eight stand out", () => {
    const ids = Array.from({ length: 9 }, (_, n) => `n${n}`);
    const all = Object.fromEntries(ids.map((id, n) => [id, [n * 40, 10] as const]));
    const ranks = (change: object) => {
      const { view } = viewOf(all, { emphasis: { ...NO_EMPHASIS, ...change } });
      return new Set(captionedNodes(view, []).map(({ emphasis }) => emphasis));
    };
    expect(ranks({ selectedNodes: new Set(ids) })).toEqual(new Set(["strong"]));
    expect(ranks({ selectedNodes: new Set(ids.slice(1)) })).toEqual(new Set(["selected"]));
    expect(ranks({ strongNodes: new Set(ids) })).toEqual(new Set(["strong"]));
    expect(ranks({ strongNodes: new Set(ids.slice(1)) })).toEqual(new Set(["must"]));
  });

  it("are on the canvas or within fifty pixels of it, and six hundred at most", () => {
    const edge = { a: [-51, 9], b: [9, -51], c: [651, 9], d: [9, 451], e: [-50, -50], f: [650, 450] } as const;
    const { view, nodes } = viewOf(edge);
    expect(captionedNodes(view, nodes).map(({ id }) => id)).toEqual(["e", "f"]);
    const many = viewOf(Object.fromEntries(Array.from({ length: 601 }, (_, n) => [`n${n}`, [5, 5] as const])));
    expect(captionedNodes(many.view, many.nodes)).toHaveLength(600);
  });
});

describe("which lines are named", () => {
  const places = { a: [0, 0], b: [100, 0], near: [33, 0], far: [34, 0] } as const;
  const named = (edges: readonly SceneEdge[], emphasis: object = {}) =>
    edgeCaptions(viewOf(places, { edges, emphasis: { ...NO_EMPHASIS, ...emphasis } }).view);

  it("are the widest where there are few, and those that stand out where there are many", () => {
    const few = Array.from({ length: 60 }, (_, n) =>
      line(`e${String(n).padStart(2, "0")}`, "a", "b", { thickness: n % 2 }),
    );
    expect(
      named(few)
        .map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(["e01", "e03"]);
    expect(named(few)).toHaveLength(22);
    expect(named([...few, line("more", "a", "b")])).toEqual([]);
    const chosen = { selectedEdges: new Set(["e07"]), strongEdges: new Set(["e04", "gone"]) };
    expect(named(few, chosen).map(({ label }) => label)).toEqual(["e07", "e04"]);
  });

  it("have them beside the middle, on the bend of a curve, and above what leads back to itself", () => {
    const spot = (edge: SceneEdge) =>
      named([edge]).map(({ x, y }) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10])[0];
    expect(spot(line("e", "a", "b"))).toEqual([38, 0]);
    expect(spot(line("e", "b", "a"))).toEqual([62, 0]);
    expect(spot(line("e", "a", "b", { curvature: 0.2 }))).toEqual([38, -9.4]);
    expect(spot(line("e", "b", "b", { curvature: 1 }))).toEqual([132, -46]);
    expect(spot(line("e", "a", "near"))).toBe(undefined);
    expect(spot(line("e", "a", "far"))).toEqual([12.9, 0]);
    expect(spot(line("e", "a", "gone"))).toBe(undefined);
    expect(named([line("e", "a", "b", { thickness: 3 })])[0]?.thickness).toBe(6);
  });
});
