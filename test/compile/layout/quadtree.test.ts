import { describe, expect, it } from "vitest";
import { buildTree, emptyTree, type Quadtree, refreshTree } from "../../../src/compile/layout/quadtree.ts";
import { emptyRepellers, repel } from "../../../src/compile/layout/repulsion.ts";
import { random } from "../../bench/generate/random.ts";

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
}

/** Scattered points, a tight group far away, and more in one place than a leaf holds. */
function scattered(): Points {
  const source = random(5);
  const places = [
    ...Array.from({ length: 90 }, () => [source.int(4000) / 10 - 100, source.int(3000) / 10] as const),
    ...Array.from({ length: 20 }, () => [900 + source.int(100) / 10, 700 + source.int(100) / 10] as const),
    ...Array.from({ length: 12 }, () => [333, 111] as const),
  ];
  return {
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    mass: Float64Array.from(places, (_, n) => 1 + (n % 5)),
  };
}

function treeOver({ x, y, mass }: Points): Quadtree {
  const tree = emptyTree(x.length);
  buildTree(tree, x, y, mass);
  return tree;
}

const value = (list: ArrayLike<number>, n: number): number => list[n] ?? Number.NaN;
const low = (list: Float64Array): number => Math.min(...list);
const widthOf = ({ x, y }: Points): number => Math.max(Math.max(...x) - low(x), Math.max(...y) - low(y));

/** The place of each point on the curve that visits the quarters of a square, and of each quarter, one after another. */
function codesOf(points: Points): number[] {
  const cell = (one: number, lowest: number) => Math.floor(((one - lowest) * 65535) / widthOf(points));
  return [...points.x].map((x, n) => {
    const [column, row] = [cell(x, low(points.x)), cell(value(points.y, n), low(points.y))];
    return Array.from({ length: 16 }, (_, bit) => 4 ** bit * (((column >> bit) & 1) + 2 * ((row >> bit) & 1))).reduce(
      (sum, part) => sum + part,
    );
  });
}

function childrenOf(tree: Quadtree, cell: number): number[] {
  const children: number[] = [];
  for (let child = cell + 1; child < value(tree.next, cell); child = value(tree.next, child)) children.push(child);
  return children;
}

describe("buildTree", () => {
  const points = scattered();
  const tree = treeOver(points);
  const codes = codesOf(points);
  const inCell = (cell: number) => [...tree.order.slice(value(tree.start, cell), value(tree.end, cell))];

  it("sorts the points along the curve, those of one place by their numbers", () => {
    const sorted = [...codes.keys()].sort((a, b) => value(codes, a) - value(codes, b) || a - b);
    expect([...tree.order]).toEqual(sorted);
    expect([...tree.x]).toEqual(sorted.map((n) => points.x[n]));
    expect([...tree.y]).toEqual(sorted.map((n) => points.y[n]));
    expect([...tree.mass]).toEqual(sorted.map((n) => points.mass[n]));
  });

  it("divides a cell among its children where it has more points than a leaf", () => {
    expect([value(tree.start, 0), value(tree.end, 0), value(tree.next, 0)]).toEqual([0, points.x.length, tree.cells]);
    for (let cell = 0; cell < tree.cells; cell += 1) {
      const children = childrenOf(tree, cell);
      const own = inCell(cell).map((n) => codes[n]);
      if (own.length <= 8 || new Set(own).size === 1) expect(children).toEqual([]);
      else {
        expect(children.length).toBeGreaterThan(1);
        expect(children.flatMap(inCell)).toEqual(inCell(cell));
      }
    }
  });

  it("makes a cell the smallest square of the grid that holds its points", () => {
    for (let cell = 0; cell < tree.cells; cell += 1) {
      const own = inCell(cell).map((n) => value(codes, n));
      let halvings = 16;
      while (new Set(own.map((code) => Math.floor(code / 4 ** (16 - halvings)))).size > 1) halvings -= 1;
      expect(value(tree.width2, cell)).toBeCloseTo((widthOf(points) / 2 ** halvings) ** 2, 9);
    }
  });

  /** What each cell weighs, and the centre of its points by their masses. */
  function expectWeights(grown: Quadtree, { x, y, mass }: Points): void {
    for (let cell = 0; cell < grown.cells; cell += 1) {
      const own = [...grown.order.slice(value(grown.start, cell), value(grown.end, cell))];
      const whole = own.reduce((sum, n) => sum + value(mass, n), 0);
      const centre = (axis: Float64Array) => own.reduce((sum, n) => sum + value(mass, n) * value(axis, n), 0) / whole;
      expect(value(grown.cellMass, cell)).toBe(whole);
      expect(value(grown.centreX, cell)).toBeCloseTo(centre(x), 9);
      expect(value(grown.centreY, cell)).toBeCloseTo(centre(y), 9);
    }
  }

  it("weighs every cell", () => {
    expect(tree.cells).toBeGreaterThan(20);
    expectWeights(tree, points);
  });

  it("follows points that moved without another tree", () => {
    const moved = { ...points, x: points.x.map((x, n) => x + n / 7), y: points.y.map((y, n) => y - n / 9) };
    const followed = treeOver(points);
    refreshTree(followed, moved.x, moved.y);
    expect(followed.order).toEqual(tree.order);
    expect(followed.next).toEqual(tree.next);
    expectWeights(followed, moved);
  });

  it("is one cell over points in one place", () => {
    const place = treeOver({
      x: new Float64Array(20).fill(3),
      y: new Float64Array(20).fill(-2),
      mass: new Float64Array(20).fill(2),
    });
    expect([place.cells, place.cellMass[0], place.centreX[0], place.centreY[0]]).toEqual([1, 40, 3, -2]);
  });
});

describe("repel", () => {
  const points = scattered();
  const tree = treeOver(points);

  /** What repels the points of a leaf: a cell as one body where it is narrow for its distance from them, else what it holds. */
  function bodiesFor(leaf: number, theta: number): (readonly [number, number, number])[] {
    const own = (axis: Float64Array) => axis.slice(value(tree.start, leaf), value(tree.end, leaf));
    const outside = (at: number, axis: Float64Array) => Math.max(low(axis) - at, 0, at - Math.max(...axis));
    const visit = (cell: number): (readonly [number, number, number])[] => {
      const [x, y] = [value(tree.centreX, cell), value(tree.centreY, cell)];
      const distance = Math.hypot(outside(x, own(tree.x)), outside(y, own(tree.y)));
      if (Math.sqrt(value(tree.width2, cell)) < theta * distance) return [[x, y, value(tree.cellMass, cell)]];
      const children = childrenOf(tree, cell);
      if (children.length > 0) return children.flatMap(visit);
      const inside = Array.from(tree.order.keys()).slice(value(tree.start, cell), value(tree.end, cell));
      return inside.map((at) => [value(tree.x, at), value(tree.y, at), value(tree.mass, at)] as const);
    };
    return visit(0);
  }

  it.each([0, 0.4, 1.2, 3])("takes cells as one body from afar, with theta %s", (theta) => {
    const [forceX, forceY] = [new Float64Array(points.x.length).fill(5), new Float64Array(points.x.length).fill(-5)];
    repel(tree, emptyRepellers(tree), { theta, scaling: 10 }, forceX, forceY);
    for (let leaf = 0; leaf < tree.cells; leaf += 1) {
      if (childrenOf(tree, leaf).length > 0) continue;
      const bodies = bodiesFor(leaf, theta);
      for (let at = value(tree.start, leaf); at < value(tree.end, leaf); at += 1) {
        const n = value(tree.order, at);
        let [sumX, sumY] = [0, 0];
        for (const [x, y, mass] of bodies) {
          const [dx, dy] = [value(points.x, n) - x, value(points.y, n) - y];
          if (dx === 0 && dy === 0) continue;
          const strength = (10 * value(points.mass, n) * mass) / (dx * dx + dy * dy);
          sumX += dx * strength;
          sumY += dy * strength;
        }
        expect(value(forceX, n)).toBeCloseTo(5 + sumX, 5);
        expect(value(forceY, n)).toBeCloseTo(-5 + sumY, 5);
      }
    }
  });
});
