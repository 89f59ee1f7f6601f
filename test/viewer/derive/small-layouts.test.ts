import { describe, expect, it } from "vitest";
import type { SerializedGraph } from "../../../viewer/data/loaded.ts";
import { fanOut } from "../../../viewer/derive/arrange/fan-out.ts";
import { sidesByVoices } from "../../../viewer/derive/arrange/sides.ts";
import { type Body, keepApart, relax } from "../../../viewer/derive/place/forces.ts";
import { settle } from "../../../viewer/derive/place/settle.ts";

const body = (x: number, y: number, more: Partial<Body> = {}): Body => ({ x, y, mass: 1, fixed: false, ...more });

describe("one round of forces", () => {
  it("draws a lone body to the middle, by its mass, wide as high", () => {
    const [light, heavy] = [body(290, 100), body(-290, -100, { mass: 5 })];
    relax([light], [], 1);
    relax([heavy], [], 1);
    expect([light.x, light.y].map((n) => Math.round(n * 1000) / 1000)).toEqual([286.52, 98.8]);
    expect([heavy.x, heavy.y].map((n) => Math.round(n * 1000) / 1000)).toEqual([-272.6, -94]);
  });

  it("moves a body so far at most, and less far each round", () => {
    const far = body(0, 10_000);
    relax([far], [], 1);
    expect(10_000 - far.y).toBeCloseTo(24.5);
    relax([far], [], 2);
    // The first round by 24.5, the second by 12.5.
    expect(10_000 - far.y).toBeCloseTo(24.5 + 24.5 + 12.5);
  });

  it("pulls the two ends of a spring together by their distance, sideways as far as upwards", () => {
    const [a, b] = [body(0, -10_000, { fixed: true }), body(14.5, 0)];
    relax([a, b], [{ a, b, strength: 0.001 }], 1);
    expect(a).toEqual(body(0, -10_000, { fixed: true }));
    expect(b.x).toBeCloseTo(14.5 - 14.5 * 0.001 - 14.5 * 0.012, 1);
    expect(b.y).toBeCloseTo(-10 + 1900 / 10_000, 1);
  });

  it("pushes two apart by their masses, the less the further away they are", () => {
    const moved = (distance: number, mass: number): number => {
      const b = body(0, distance);
      relax([body(0, 0, { mass, fixed: true }), b], [], 1);
      // Gravity apart, which draws back 1.2 %.
      return b.y - distance * (1 - 0.012);
    };
    expect(moved(190, 1)).toBeCloseTo(9.97, 2);
    expect(moved(190, 2)).toBeCloseTo(19.94, 2);
    expect(moved(380, 1)).toBeCloseTo(5, 2);
  });
});

describe("keeping apart", () => {
  it("shares the way between two that may move, and leaves alone what is far enough", () => {
    const [a, b] = [body(0, 0), body(0, 6)];
    keepApart([a, b], 5.6, 1);
    // Ten between two of one mass; of the four that are missing each moves half of the half.
    expect([a.y, b.y].map((n) => Math.round(n * 1000) / 1000)).toEqual([-1, 7]);
    const still = [body(0, 0), body(0, 10)];
    keepApart(still, 5.6, 3);
    expect(still).toEqual([body(0, 0), body(0, 10)]);
    const [c, d] = [body(0, 0), body(8.7, 0, { fixed: true })];
    keepApart([c, d], 5.6, 1);
    expect([c.x, d.x].map((n) => Math.round(n * 1000) / 1000)).toEqual([-2.9, 8.7]);
  });
});

describe("small groups in a settled picture", () => {
  const MANY = 14;
  const node = (key: string, n: number) => ({ key, attributes: { x: Math.cos(n) * 50, y: Math.sin(n) * 50 } });
  const link = (source: string, target: string) => ({
    key: `${source}>${target}`,
    source,
    target,
    attributes: { origin: "stated" },
  });
  const pairs = Array.from({ length: MANY }, (_, n) => [`a${n}`, `b${n}`] as const);
  const main = Array.from({ length: 10 }, (_, n) => `m${n}`);
  const graph = {
    nodes: [...main, ...pairs.flat()].map(node),
    edges: [...main.slice(1).map((id) => link("m0", id)), ...pairs.map(([a, b]) => link(a, b))],
  } as unknown as SerializedGraph;
  const places = settle(graph, () => false);
  const at = (id: string): readonly [number, number] => places.get(id) ?? [Number.NaN, Number.NaN];
  const box = (ids: readonly string[]) => {
    const [xs, ys] = [ids.map((id) => at(id)[0]), ids.map((id) => at(id)[1])];
    return { left: Math.min(...xs), right: Math.max(...xs), low: Math.min(...ys), high: Math.max(...ys) };
  };
  const whole = box(main);
  const room = (whole.right - whole.left) * 0.045;
  const shelves = pairs.map(box);

  it("lie in rows below the largest, from left to right, with room between them, and no wider than it", () => {
    const rows = new Map<string, typeof shelves>();
    for (const one of shelves) rows.set(one.high.toFixed(3), [...(rows.get(one.high.toFixed(3)) ?? []), one]);
    expect(rows.size).toBeGreaterThan(1);
    let top = whole.low - room;
    for (const row of rows.values()) {
      for (const one of row) expect(one.high).toBeCloseTo(top, 0);
      row.forEach((one, n) => {
        expect(one.left).toBeCloseTo(n === 0 ? whole.left + room : (row[n - 1]?.right ?? 0) + 2 * room, 0);
      });
      if (row.length > 1) expect((row.at(-1)?.right ?? 0) + room).toBeLessThanOrEqual(whole.right + 0.001);
      top -= Math.max(...row.map(({ high, low }) => high - low)) + room * 0.8;
    }
  });

  it("are where the build put them where there are only two, or more than seven hundred", () => {
    const built = ({ nodes }: SerializedGraph) =>
      new Map(nodes.map(({ key, attributes }) => [key, [attributes.x, attributes.y]]));
    const few = { nodes: graph.nodes.slice(0, 2), edges: graph.edges.slice(0, 1) };
    expect(settle(few, () => false)).toEqual(built(few));
    const three = { nodes: graph.nodes.slice(0, 3), edges: graph.edges.slice(0, 2) };
    expect(settle(three, () => false)).not.toEqual(built(three));
  });
});

describe("marks that lie on one point", () => {
  it("go round it in a spiral by the golden angle, near to it", () => {
    const points = new Map(Array.from({ length: 6 }, (_, n) => [`n${n}`, [0, 0]] as const));
    const places = [...fanOut(points, { across: 2, down: 1 })].map(([id, [x, y]]) =>
      [id, x.toFixed(2), y.toFixed(2)].join(" "),
    );
    expect(places).toMatchInlineSnapshot(`
      [
        "n0 0.00 0.00",
        "n1 -0.27 1.00",
        "n2 0.57 -1.22",
        "n3 -2.02 -0.64",
        "n4 -0.85 2.03",
        "n5 2.02 1.06",
      ]
    `);
  });
});

describe("two sides by what two voices say", () => {
  it("have the two at their ends, heads above them, and the best tied nearest to the middle", () => {
    const links = [
      { source: "l1", target: "l2", fact: "only-a" },
      { source: "l2", target: "l3", fact: "only-a" },
      { source: "r1", target: "r2", fact: "only-b" },
      { source: "r2", target: "b", fact: "only-b" },
      { source: "m1", target: "m2", fact: "agree" },
      { source: "n1", target: "m2", fact: "unknown" },
    ];
    const verdicts = new Map((["only-a", "only-b", "agree"] as const).map((one) => [one as string, one]));
    const ids = ["b", "a", "n1", "r2", "r1", "m2", "m1", "l3", "l2", "l1", "l1"];
    const { places, groups, heads } = sidesByVoices(ids, links, verdicts, ["a", "b"]);
    expect(groups).toEqual({ left: ["l2", "l1", "l3"], both: ["m2", "m1"], right: ["r2", "r1"], neither: ["n1"] });
    const rounded = ([x, y]: readonly [number, number]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
    expect(Object.fromEntries([...places].map(([id, place]) => [id, rounded(place)]))).toEqual({
      ...{ a: [-9.6, 0], b: [9.6, 0], l2: [-4.8, 0.8], l1: [-4.8, -0.8], l3: [-4.8, 2.4] },
      ...{ m2: [0, 0.8], m1: [0, -0.8], r2: [4.8, 0.8], r1: [4.8, -0.8], n1: [0, -4] },
    });
    expect([...heads].map(([side, place]) => [side, rounded(place)])).toEqual([
      ["left", [-4.8, 3.36]],
      ["both", [0, 3.36]],
      ["right", [4.8, 3.36]],
    ]);
  });
});
