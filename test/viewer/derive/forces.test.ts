import { describe, expect, it } from "vitest";
import type { SerializedGraph } from "../../../viewer/data/loaded.ts";
import { type Body, keepApart, relax } from "../../../viewer/derive/place/forces.ts";
import { settle } from "../../../viewer/derive/place/settle.ts";

const body = (x: number, y: number, more: Partial<Body> = {}): Body => ({ x, y, mass: 1, fixed: false, ...more });
const apart = (a: Body, b: Body): number => Math.hypot(a.x - b.x, a.y - b.y);

describe("the forces of the layout", () => {
  it("push apart what nothing ties, and pull together what a spring ties, the more the stronger it is", () => {
    const distance = (strength: number): number => {
      const [a, b] = [body(-30, 0), body(30, 0)];
      relax([a, b], strength > 0 ? [{ a, b, strength }] : [], 200);
      return apart(a, b);
    };
    expect(distance(0)).toBeGreaterThan(60);
    expect(distance(0.5)).toBeLessThan(distance(0));
    expect(distance(1)).toBeLessThan(distance(0.5));
  });

  it("push heavier bodies further, and leave fixed ones where they are", () => {
    const [light, heavy] = [1, 6].map((mass) => {
      const [a, b] = [body(-10, 0, { fixed: true, mass }), body(10, 0)];
      relax([a, b], [], 30);
      expect(a).toEqual(body(-10, 0, { fixed: true, mass }));
      return b.x;
    });
    expect(heavy ?? 0).toBeGreaterThan((light ?? 0) + 5);
  });

  it("part even what lies on one spot", () => {
    const bodies = [body(5, 5), body(5, 5), body(5, 5)];
    relax(bodies, [], 60);
    for (const [n, a] of bodies.entries()) for (const b of bodies.slice(n + 1)) expect(apart(a, b)).toBeGreaterThan(1);
  });

  it("hold a spring's two ends alike, whichever is named first", () => {
    const once = [body(-80, 10), body(60, -20), body(0, 90)] as const;
    const twice = [body(-80, 10), body(60, -20), body(0, 90)] as const;
    relax(once, [{ a: once[0], b: once[1], strength: 0.7 }], 40);
    relax(twice, [{ a: twice[1], b: twice[0], strength: 0.7 }], 40);
    for (const [n, one] of once.entries()) expect(apart(one, twice[n] ?? one)).toBeLessThan(1e-6);
  });

  it("keep names apart, heavy ones more, and shift only what may move", () => {
    const [a, b, c] = [body(0, 0, { fixed: true }), body(3, 0), body(0, 200)];
    keepApart([a, b, c], 40, 60);
    expect(a).toEqual(body(0, 0, { fixed: true }));
    expect((b.x - a.x) / 1.45).toBeCloseTo(40 + 2.2 * 2, 3);
    expect(c).toEqual(body(0, 200));
    const [d, e] = [body(0, 0), body(0, 1, { mass: 9 })];
    keepApart([d, e], 10, 60);
    expect(e.y - d.y).toBeCloseTo(10 + 2.2 * 4, 3);
    expect(e.y + d.y).toBeCloseTo(1, 6);
    const still = [body(0, 0, { fixed: true }), body(1, 1, { fixed: true })];
    keepApart(still, 40, 5);
    expect(still).toEqual([body(0, 0, { fixed: true }), body(1, 1, { fixed: true })]);
  });
});

describe("the settled picture of a small graph", () => {
  const link = (source: string, target: string, more = {}) => ({
    ...{ key: `${source}>${target}`, source, target },
    attributes: { origin: "stated", ...more },
  });
  const graph = {
    nodes: ["hub", "a", "b", "c", "d", "e", "f", "g", "x", "y", "z", "source", "thesis", "alone"].map((key, n) => ({
      key,
      attributes: { x: Math.cos(n) * (20 + n), y: Math.sin(n) * (30 - n) },
    })),
    edges: [
      ...["a", "b", "c", "d", "e", "f", "g"].map((id) => link("hub", id)),
      ...[link("a", "b"), link("b", "a"), link("c", "d", { origin: "projected" }), link("a", "a")],
      ...[link("x", "y"), link("z", "z"), link("source", "hub", { background: true }), link("thesis", "a")],
    ],
  } as unknown as SerializedGraph;
  const places = settle(graph, (id) => ["source", "thesis"].includes(id));
  const at = (id: string): readonly [number, number] => places.get(id) ?? [Number.NaN, Number.NaN];
  const far = (a: string, b: string): number => Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1]);

  it("has the best connected in the middle of its group, and groups below it", () => {
    const main = ["hub", "a", "b", "c", "d", "e", "f", "g"];
    const middle = [0, 1].map((axis) => main.reduce((sum, id) => sum + (at(id)[axis] ?? 0), 0) / main.length);
    for (const id of main.slice(1)) {
      const out = Math.hypot(at(id)[0] - (middle[0] ?? 0), at(id)[1] - (middle[1] ?? 0));
      expect(out).toBeGreaterThan(Math.hypot(at("hub")[0] - (middle[0] ?? 0), at("hub")[1] - (middle[1] ?? 0)));
    }
    const lowest = Math.min(...main.map((id) => at(id)[1]));
    for (const id of ["x", "y"]) expect(at(id)[1]).toBeLessThan(lowest);
  });

  it("has evidence beside what it is about, and all of it in the picture", () => {
    expect(places.size).toBe(graph.nodes.length);
    const nearest = ["hub", "b", "c", "d", "e", "f", "g", "x"].map((id) => far("thesis", id));
    expect(far("thesis", "a")).toBeLessThan(Math.min(...nearest));
  });

  it("is where it always was: another place for the same data is another picture for all its readers", () => {
    const rounded = Object.fromEntries([...places].map(([id, [x, y]]) => [id, `${x.toFixed(1)} ${y.toFixed(1)}`]));
    expect(rounded).toMatchInlineSnapshot(`
      {
        "a": "109.1 199.2",
        "alone": "948.1 1329.2",
        "b": "-70.6 181.2",
        "c": "-223.4 -8.9",
        "d": "-150.8 -123.7",
        "e": "106.9 -171.1",
        "f": "289.2 -80.4",
        "g": "302.8 74.9",
        "hub": "56.7 7.6",
        "source": "-1659.0 897.2",
        "thesis": "156.2 306.0",
        "x": "-65.1 -194.8",
        "y": "-199.7 -278.3",
        "z": "2065.4 -279.9",
      }
    `);
  });
});
