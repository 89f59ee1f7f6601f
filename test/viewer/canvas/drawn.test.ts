import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { mix, PALETTES } from "../../../viewer/canvas/palette.ts";
import { NO_EMPHASIS } from "../../../viewer/canvas/renderer.ts";
import type { Scene, SceneEdge, SceneNode } from "../../../viewer/canvas/scene.ts";

const palette = PALETTES.light;
const ground = palette.background;
const node = { id: "a", size: 10, color: "#aa0000", shape: "circle", variant: "filled", hub: false } as SceneNode;
const edge = (key: string, more: Partial<SceneEdge> = {}) =>
  ({
    ...{ key, source: "a", target: "b", color: "#00aa00", thickness: 2, curvature: 0.1, directed: true },
    support: "reported",
    contested: "no",
    secondary: false,
    ...more,
  }) as SceneEdge;
const calm = { palette, emphasis: NO_EMPHASIS, hovered: null, plain: false };
const emphasis = {
  selectedNodes: new Set(["a"]),
  strongNodes: new Set(["b"]),
  selectedEdges: new Set(["one"]),
  strongEdges: new Set(["two"]),
  dims: true,
};

describe("how things look", () => {
  let drawn: typeof import("../../../viewer/canvas/drawn.ts");
  let bulk: typeof import("../../../viewer/canvas/bulk-edges.ts");
  let program: typeof import("../../../viewer/canvas/programs/edge-program.ts");
  // The programs read WebGL's constants as they are loaded.
  beforeAll(async () => {
    const constants = { FLOAT: 5126, UNSIGNED_BYTE: 5121, TRIANGLE_STRIP: 5, TRIANGLES: 4, POINTS: 0 };
    for (const name of ["WebGLRenderingContext", "WebGL2RenderingContext"])
      vi.stubGlobal(
        name,
        Object.assign(() => {}, constants),
      );
    [drawn, bulk, program] = await Promise.all([
      import("../../../viewer/canvas/drawn.ts"),
      import("../../../viewer/canvas/bulk-edges.ts"),
      import("../../../viewer/canvas/programs/edge-program.ts"),
    ]);
  });
  afterAll(() => void vi.unstubAllGlobals());

  it("is a mark that stands out, or steps back where others do", () => {
    const look = (id: string, change: object = {}, own: Partial<SceneNode> = {}) => {
      const { size, color, rim, zIndex } = drawn.drawnNode({ ...node, id, ...own }, { ...calm, ...change });
      return [size, color, rim, zIndex];
    };
    const dim = mix(node.color, ground, 0.8);
    expect(look("a")).toEqual([10, node.color, ground, 1]);
    expect(look("a", {}, { hub: true })).toEqual([10, node.color, ground, 2]);
    expect(look("a", { emphasis })).toEqual([10, node.color, palette.selection, 4]);
    expect(look("b", { emphasis, plain: true })).toEqual([10, node.color, ground, 3]);
    expect(look("c", { emphasis })).toEqual([10, dim, ground, 0]);
    expect(look("c", { emphasis, plain: true })).toEqual([4.5, dim, ground, 0]);
    expect(look("c", { emphasis, hovered: "c" })).toEqual([10, node.color, ground, 3]);
    expect(look("c", { emphasis: { ...emphasis, dims: false }, plain: true })).toEqual([10, node.color, ground, 1]);
  });

  it("is a line as thick as it is told, a plain one among thousands, and what stands out last", () => {
    const ends: Record<string, object> = { a: { x: 0 }, b: { x: 1 } };
    const all = [
      edge("one"),
      edge("two"),
      edge("rest"),
      edge("again"),
      edge("projected", { secondary: true }),
      edge("off", { target: "gone" }),
    ];
    const fill = (change: object) => {
      const supply = bulk.bulkEdges();
      const sigma = { getNodeDisplayData: (id: string) => ends[id] };
      supply.fill(sigma as never, { edges: all } as unknown as Scene, { ...calm, ...change });
      return { line: supply.line(), curved: supply.curved() };
    };
    const sizes = ({ data }: ReturnType<typeof fill>["line"]) => data.map(({ size, zIndex }) => [size, zIndex]);
    const loose = fill({});
    expect(loose.line.data).toEqual([]);
    expect(sizes(loose.curved)).toEqual([
      [2, 1],
      [2, 2],
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
    expect(loose.curved.data[1]).toMatchObject({ type: "curved", color: "#00aa00", curvature: 0.1 });
    expect([loose.curved.sources[0], loose.curved.targets[0]]).toEqual([ends["a"], ends["b"]]);
    const strong = fill({ emphasis });
    expect(sizes(strong.curved)).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
      [2.4, 3],
      [4.2, 4],
    ]);
    expect(strong.curved.data[0]?.color).toBe(mix("#00aa00", ground, 0.85));
    const plain = fill({ emphasis, plain: true });
    expect(sizes(plain.line)).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(plain.line.data[0]?.color).toBe(mix("#00aa00", ground, 0.9));
    expect(plain.line.data[1]).toBe(plain.line.data[0]);
    expect(sizes(plain.curved)).toEqual([
      [2.4, 3],
      [4.2, 4],
    ]);
    expect([plain.line.targets, plain.curved.targets]).toEqual([Array(3).fill(ends["b"]), Array(2).fill(ends["b"])]);
    expect(fill({ plain: true }).line.data[0]?.color).toBe(mix("#00aa00", ground, 0.62));
  });

  it("is one number for each line style, mark and direction", () => {
    expect(program.styleOf("confirmed", "no", false)).toBe(0);
    expect(program.styleOf("alleged", "no", true)).toBe(35);
    expect(program.styleOf("alleged", "independently", false)).toBe(19);
    expect(program.styleOf("alleged", "by-party" as never, false)).toBe(11);
    expect(program.styleOf("denied", "no", false)).toBe(30);
  });
});
