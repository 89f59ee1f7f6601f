import { expect, it } from "vitest";
import { arrange, type Role } from "../../src/compile/layout/arrange.ts";
import type { LayoutInput } from "../../src/compile/layout/layout-input.ts";

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
