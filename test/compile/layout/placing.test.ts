import { describe, expect, it } from "vitest";
import { type Box, columnsBeside, rowsBelow } from "../../../src/compile/layout/columns.ts";
import { layFlat } from "../../../src/compile/layout/lay-flat.ts";
import type { LayoutInput, Positions } from "../../../src/compile/layout/layout-input.ts";
import { boxOf, moveTo, pack } from "../../../src/compile/layout/pack.ts";
import { separate } from "../../../src/compile/layout/separate.ts";
import { random } from "../../bench/generate/random.ts";

function places(...points: readonly (readonly [number, number])[]): Positions {
  return { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
}

const pointsOf = ({ x, y }: Positions): number[][] => [...x].map((value, n) => [value, y[n] ?? Number.NaN]);

describe("columnsBeside", () => {
  const box: Box = { left: 100, bottom: -50, width: 300, height: 200 };

  it("is about as high as the box, level with its middle", () => {
    // 25 rows of 22 are more than 1.2 times 200: two columns, of 13 rows.
    const { x, y } = columnsBeside(box, 25, "names", 160);
    expect([...new Set(x)]).toEqual([560, 680]);
    expect([y[0], y[2], y[24]]).toEqual([182, 160, -82]);
  });

  it("is one column where that is not higher", () => {
    expect(pointsOf(columnsBeside(box, 3, "sentences", 10))).toEqual([
      [410, 72],
      [410, 50],
      [410, 28],
    ]);
  });

  it("gives sentences more room than names", () => {
    expect(new Set(columnsBeside(box, 60, "sentences", 0).x)).toEqual(new Set([400, 610, 820]));
    expect(new Set(columnsBeside(box, 60, "names", 0).x)).toEqual(new Set([400, 520, 640]));
  });

  it("is about a square beside a low box", () => {
    // 100 names of 120 by 22 fill a square of some 514.
    const { x, y } = columnsBeside({ ...box, height: 0 }, 100, "names", 0);
    expect(new Set(x).size).toBe(4);
    expect(new Set(y).size).toBe(25);
  });
});

describe("rowsBelow", () => {
  it("is about as wide as the box, and begins at its left", () => {
    const box: Box = { left: 100, bottom: -50, width: 370, height: 200 };
    expect(pointsOf(rowsBelow(box, 4, "names", 60))).toEqual([
      [100, -110],
      [220, -110],
      [340, -110],
      [100, -132],
    ]);
    expect(new Set(rowsBelow(box, 4, "sentences", 60).x)).toEqual(new Set([100, 310]));
  });

  it("has no more columns than there are, and is about a square below a narrow box", () => {
    expect(new Set(rowsBelow({ left: 0, bottom: 0, width: 900, height: 0 }, 2, "names", 0).y).size).toBe(1);
    const { x, y } = rowsBelow({ left: 0, bottom: 0, width: 0, height: 0 }, 100, "names", 0);
    expect([new Set(x).size, new Set(y).size]).toEqual([4, 25]);
  });
});

describe("layFlat", () => {
  it("turns the longest extent level, around the middle", () => {
    // A rhombus that leans to the right: 10 long, 2 across.
    const [long, short] = [5, 1];
    const turned = places(
      [20 + long * 0.6, 7 + long * 0.8],
      [20 - long * 0.6, 7 - long * 0.8],
      [20 - short * 0.8, 7 + short * 0.6],
      [20 + short * 0.8, 7 - short * 0.6],
    );
    layFlat(turned);
    const expected = [
      [5, 0],
      [-5, 0],
      [0, 1],
      [0, -1],
    ];
    for (const [n, [x, y]] of expected.entries()) {
      expect(turned.x[n]).toBeCloseTo(x ?? 0, 9);
      expect(turned.y[n]).toBeCloseTo(y ?? 0, 9);
    }
  });

  it("lays down what is upright", () => {
    const upright = places([3, 0], [3, 8], [4, 4], [2, 4]);
    layFlat(upright);
    const { width, height } = boxOf(upright);
    expect(width).toBeCloseTo(8, 9);
    expect(height).toBeCloseTo(2, 9);
  });
});

describe("pack", () => {
  /** The corners of a rectangle, somewhere. */
  const block = (width: number, height: number) => places([-7, 9], [-7 + width, 9 + height]);

  it("puts the first at the left, the rest on shelves beside it that grow upwards", () => {
    const blocks = [block(500, 300), block(200, 100), block(150, 40), block(90, 70), block(100, 10)];
    pack(blocks);
    expect(blocks.map(boxOf)).toEqual([
      { left: 0, bottom: 0, width: 500, height: 300 },
      { left: 620, bottom: 0, width: 200, height: 100 },
      // Does not fit beside the one before.
      { left: 620, bottom: 150, width: 150, height: 40 },
      { left: 620, bottom: 240, width: 90, height: 70 },
      { left: 830, bottom: 240, width: 100, height: 10 },
    ]);
  });

  it("fills a shelf as long as the rest take beside one as high as the first", () => {
    // Twelve of 170 by 60 with what is left between them, on shelves 340 long.
    const rest = Array.from({ length: 12 }, () => block(50, 10));
    pack([block(80, 360), ...rest]);
    expect(rest.slice(0, 5).map((one) => [boxOf(one).left, boxOf(one).bottom])).toEqual([
      [200, 0],
      [370, 0],
      [200, 60],
      [370, 60],
      [200, 120],
    ]);
  });

  it("is about a square where the first is low", () => {
    const rest = Array.from({ length: 16 }, () => block(80, 150));
    pack([block(80, 0), ...rest]);
    expect(new Set(rest.map((one) => boxOf(one).left)).size).toBe(4);
  });

  it("takes the deepest of a shelf for what it needs", () => {
    const blocks = [block(10, 10), block(400, 30), block(60, 90), block(60, 20), block(390, 5)];
    pack(blocks);
    expect(blocks.slice(1).map((one) => [boxOf(one).left, boxOf(one).bottom])).toEqual([
      [130, 0],
      [130, 80],
      [310, 80],
      [130, 220],
    ]);
  });

  it("moves a block to where it is told", () => {
    const moved = block(30, 20);
    expect(moveTo(moved, 4, -5)).toMatchObject({ width: 30, height: 20 });
    expect(pointsOf(moved)).toEqual([
      [4, -5],
      [34, 15],
    ]);
  });

  it("takes none", () => {
    expect(() => pack([])).not.toThrow();
  });
});

describe("separate", () => {
  function nodes(labels: readonly number[], size = 5): LayoutInput {
    return {
      ids: labels.map((_, n) => `n${n}`),
      from: new Uint32Array(),
      to: new Uint32Array(),
      pull: new Float32Array(),
      size: new Float32Array(labels.length).fill(size),
      label: Uint16Array.from(labels),
    };
  }

  /** The area that nodes with labels of 10 characters and a radius of 5 take: 54 by 18 each. */
  const AREA = 54 * 18;

  it("spreads a part as a whole to three times the area that its labels need", () => {
    const corners = places([0, 0], [150, 0], [0, 100], [150, 100]);
    separate(nodes([10, 10, 10, 10]), corners);
    const { width, height } = boxOf(corners);
    expect(width * height).toBeCloseTo(3 * 4 * AREA, 6);
    expect(width / height).toBeCloseTo(1.5, 9);
  });

  it("brings a part nearer to the shape of a screen, but not by much", () => {
    const high = places([0, 0], [100, 0], [0, 240], [100, 240]);
    separate(nodes([10, 10, 10, 10]), high);
    expect(boxOf(high).width / boxOf(high).height).toBeCloseTo((100 / 240) * 1.4 ** 2, 9);
    const wide = places([0, 0], [250, 0], [0, 100], [250, 100]);
    separate(nodes([10, 10, 10, 10]), wide);
    expect(boxOf(wide).width / boxOf(wide).height).toBeCloseTo(2.5 * 0.8 ** 2, 9);
    const square = places([0, 0], [100, 0], [0, 100], [100, 100]);
    separate(nodes([10, 10, 10, 10]), square);
    expect(boxOf(square).width / boxOf(square).height).toBeCloseTo(1.5, 9);
  });

  it("does not draw out a part as thin as a line", () => {
    const line = places([0, 0], [900, 0]);
    separate(nodes([10, 10]), line);
    expect(boxOf(line).width).toBeCloseTo(Math.sqrt((3 * 2 * AREA) / (900 ** 2 / 3)) * 900 * 0.8, 6);
    const upright = places([0, 0], [0, 900]);
    separate(nodes([10, 10]), upright);
    expect(boxOf(upright).height).toBeCloseTo((Math.sqrt((3 * 2 * AREA) / (900 ** 2 / 3)) * 900) / 1.4, 6);
  });

  it("takes labels for as long as they are, up to 22 characters", () => {
    const widthWith = (label: number) => {
      const line = places([0, 0], [900, 0]);
      separate(nodes([label, label]), line);
      return boxOf(line).width;
    };
    expect(widthWith(11)).toBeCloseTo(widthWith(10) * Math.sqrt(58 / 54), 6);
    expect(widthWith(22)).toBeCloseTo(widthWith(10) * Math.sqrt(102 / 54), 6);
    expect(widthWith(90)).toBe(widthWith(22));
  });

  it("takes a large node for higher than its label", () => {
    const line = places([0, 0], [900, 0]);
    separate(nodes([10, 10], 15), line);
    expect(boxOf(line).width).toBeCloseTo(3 * 0.8 * Math.sqrt(2 * 74 * 34), 6);
  });

  it("pushes what still overlaps apart along the shorter way, each by half", () => {
    // In a row the labels of three of five overlap by far, but are low.
    const row = places([-200, 0], [-10, 0], [0, 0.001], [10, 0], [200, 0]);
    separate(nodes([10, 10, 10, 10, 10]), row);
    expect(row.y[0]).toBe(0);
    expect(row.y[4]).toBe(0);
    expect(Math.abs((row.y[2] ?? 0) - (row.y[1] ?? 0))).toBeGreaterThanOrEqual(18 - 1e-9);
    expect(Math.abs((row.y[3] ?? 0) - (row.y[2] ?? 0))).toBeGreaterThanOrEqual(18 - 1e-9);
  });

  it.each([
    [2, 1],
    [12, 3],
    [40, 4],
  ])("leaves %s nodes clear of one another", (count, seed) => {
    const source = random(seed);
    const labels = Array.from({ length: count }, () => 3 + source.int(30));
    const at = places(...labels.map(() => [source.int(60) - 30, source.int(60) - 30] as const));
    separate(nodes(labels), at);
    const half = (n: number) => Math.min(labels[n] ?? 0, 22) * 2;
    for (let a = 0; a < count; a += 1) {
      for (let b = a + 1; b < count; b += 1) {
        const across = Math.abs((at.x[a] ?? 0) + half(a) - (at.x[b] ?? 0) - half(b)) - half(a) - half(b) - 14;
        const down = Math.abs((at.y[a] ?? 0) - (at.y[b] ?? 0)) - 18;
        expect(Math.max(across, down)).toBeGreaterThanOrEqual(-1e-9);
      }
    }
  });
});
