import { expect, it } from "vitest";
import { arrange, type Role } from "../../src/compile/layout/arrange.ts";
import type { LayoutInput } from "../../src/compile/layout/layout-input.ts";
import { boxOf } from "../../src/compile/layout/pack.ts";

/** A ring of eight states, two institutes of one author, a lone commenter, four theses and two sources. */
const roles: readonly Role[] = [
  ...Array.from({ length: 11 }, (): Role => "world"),
  ...Array.from({ length: 4 }, (): Role => "thesis"),
  ...Array.from({ length: 2 }, (): Role => "source"),
];
const [AUTHOR, COMMENTER] = [8, 10];
const pairs = [
  ...Array.from({ length: 8 }, (_, n) => [n, (n + 1) % 8] as const),
  ...[[AUTHOR, 9] as const, [AUTHOR, 11] as const, [AUTHOR, 12] as const, [COMMENTER, 13] as const],
  ...[[15, 0] as const, [16, 5] as const],
];

function input(edges: readonly (readonly [number, number])[]): LayoutInput {
  return {
    ids: roles.map((role, n) => `${role}-${n}`),
    from: Uint32Array.from(edges, ([a]) => a),
    to: Uint32Array.from(edges, ([, b]) => b),
    pull: new Float32Array(edges.length).fill(1),
    size: new Float32Array(roles.length).fill(6),
    label: new Uint16Array(roles.length).fill(12),
  };
}

const { x, y } = arrange(input(pairs), roles);
const of = (axis: Float64Array, nodes: readonly number[]) => nodes.map((n) => axis[n] ?? 0);
const world = [0, 1, 2, 3, 4, 5, 6, 7, AUTHOR, 9];

it("puts those who only argue right of the world, and theses right of them", () => {
  expect(x[COMMENTER]).toBeGreaterThan(Math.max(...of(x, world)));
  expect(Math.min(...of(x, [11, 12, 13, 14]))).toBeGreaterThan(x[COMMENTER] ?? 0);
});

it("puts sources below the world", () => {
  expect(Math.max(...of(y, [15, 16]))).toBeLessThan(Math.min(...of(y, world)));
});

it("leaves the world as it would be without sources and theses", () => {
  const alone = arrange(input(pairs.filter(([a, b]) => a < 10 && b < 10)), roles);
  expect(of(alone.x, world)).toEqual(of(x, world));
  expect(of(alone.y, world)).toEqual(of(y, world));
});

it("places graphs without a world, without theses, and without anything", () => {
  for (const role of ["world", "source", "thesis"] as const) {
    const places = arrange(
      input([]),
      roles.map(() => role),
    );
    expect(new Set([...places.x].map((value, n) => `${value} ${places.y[n]}`)).size).toBe(roles.length);
  }
  const none = new Uint32Array();
  const empty = {
    ids: [],
    from: none,
    to: none,
    pull: new Float32Array(),
    size: new Float32Array(),
    label: new Uint16Array(),
  };
  expect(arrange(empty, [])).toEqual({ x: new Float64Array(), y: new Float64Array() });
});

it("puts each beside or below what is there, a gap apart, and theses level with the world", () => {
  const box = boxOf({ x: Float64Array.from(of(x, world)), y: Float64Array.from(of(y, world)) });
  expect(x[COMMENTER]).toBe(box.left + box.width + 160);
  expect(y[COMMENTER]).toBeCloseTo(box.bottom + box.height / 2, 9);
  const theses = [11, 12, 13, 14];
  expect(Math.min(...of(x, theses))).toBe((x[COMMENTER] ?? 0) + 160);
  const heights = of(y, theses);
  expect((Math.max(...heights) + Math.min(...heights)) / 2).toBeCloseTo(box.bottom + box.height / 2, 9);
  expect(Math.min(...of(x, [15, 16]))).toBe(box.left);
  expect(Math.max(...of(y, [15, 16]))).toBe(box.bottom - 60);
});

it("puts theses in the order of those who argue them, from top to bottom", () => {
  const [highest, lowest] = [...Array(8).keys()]
    .sort((a, b) => (y[b] ?? 0) - (y[a] ?? 0))
    .filter((_, n) => n % 7 === 0);
  if (highest === undefined || lowest === undefined) throw new Error("no states");
  // The first is argued by the lowest, the last by the highest, the third from either end.
  const places = arrange(
    input([...pairs.slice(0, 9), [lowest, 11], [highest, 14], [13, highest], [lowest, 13], [lowest, 12]]),
    roles,
  );
  const order = [11, 12, 13, 14].sort((a, b) => (places.y[b] ?? 0) - (places.y[a] ?? 0));
  expect(order).toEqual([14, 13, 11, 12]);
});

it("knows those who only argue from either end of what ties them", () => {
  const turned = arrange(
    input(pairs.map(([a, b]): readonly [number, number] => (a === COMMENTER ? [b, a] : [a, b]))),
    roles,
  );
  expect([...turned.x]).toEqual([...x]);
  expect([...turned.y]).toEqual([...y]);
});
