import { describe, expect, it } from "vitest";
import { PALETTES, themed } from "../../../viewer/canvas/palette.ts";
import type { Layout } from "../../../viewer/derive/arrange/arranged.ts";
import type { GraphEdge } from "../../../viewer/derive/atlas.ts";
import { fold } from "../../../viewer/derive/fold/fold.ts";
import { buildScene, VERDICT_COLOR } from "../../../viewer/derive/scene/build-scene.ts";
import { nodeSizes } from "../../../viewer/derive/scene/node-sizes.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { type Shown, show } from "../../../viewer/derive/shown.ts";
import { FIRST_VIEW, NO_CLOCKS, NO_FILTERS, type ViewState } from "../../../viewer/state/view-state.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";

const atlas = worldAtlas(
  [
    ...["norland", "ostia", "sudmark"].map((id) => entityOf(id, "state", id)),
    entityOf("ana", "person", "Ana"),
    entityOf("deal", "agreement", "Deal"),
    entityOf("gun", "weapon", "Gun"),
    entityOf("paper", "source", "Paper"),
  ],
  [
    factOf("norland", "opposes", "ostia", {}, [said("norland"), said("ana")]),
    factOf("ostia", "opposes", "norland", {}, [said("ana")]),
    factOf("norland", "leads", "ostia", {}, [said("ana")]),
    factOf("sudmark", "opposes", "sudmark", {}, [said("ana")]),
    factOf("sudmark", "leads", "sudmark", {}, [said("ana")]),
    factOf("ana", "opposes", "sudmark", {}, [said("ana")]),
    factOf("deal", "has_party", "norland", {}, [said("ana")]),
    factOf("norland", "supplies", "sudmark", { item: "gun" }, [said("ana")]),
  ],
);
const seen = see(atlas, NO_CLOCKS, null);
const shown = show(atlas, seen, NO_FILTERS, null);
const sceneOf = (change: Partial<ViewState> = {}, layout: Layout | null = null, drawn = shown, as = seen) =>
  buildScene(atlas, as, drawn, { ...FIRST_VIEW, ...change }, PALETTES.light, layout);
const FANNED = { fanned: ["norland~ostia"] };

/** Lines between pairs of their own, drawn as one of these is. */
function many(pairs: readonly (readonly [string, string])[]): readonly GraphEdge[] {
  const [edge] = shown.edges;
  return pairs.map(([source, target], n) => ({
    ...(edge as GraphEdge),
    key: `e${String(n).padStart(3, "0")}`,
    source,
    target,
  }));
}

describe("lines between the same two", () => {
  const bends = (drawn = shown, fanned = FANNED.fanned) =>
    Object.fromEntries(
      sceneOf({ fanned }, null, drawn).edges.map(({ key, curvature }) => [key, Math.round(curvature * 1e4) / 1e4]),
    );

  it("bend apart by one step each, in the order of their keys, and a lone one is straight", () => {
    expect(bends()).toMatchObject({
      "norland.leads.ostia": -0.22,
      "norland.opposes.ostia": 0,
      // Seen from the other end.
      "ostia.opposes.norland": -0.22,
      "ana.opposes.sudmark": 0,
    });
    expect(
      bends({ ...shown, edges: many(Array.from({ length: 7 }, () => ["ana", "norland"])) }, ["ana~norland"]),
    ).toEqual({
      ...{ e000: -0.45, e001: -0.3, e002: -0.15, e003: 0, e004: 0.15, e005: 0.3, e006: 0.45 },
    });
  });

  it("from an entity to itself are numbered from one", () => {
    expect(bends()).toMatchObject({ "sudmark.leads.sudmark": 1, "sudmark.opposes.sudmark": 2 });
  });

  it("are one ribbon, unless they are fanned out or one of their facts is opened", () => {
    const between = (change: Partial<ViewState>) =>
      sceneOf(change).edges.filter(({ source, target }) => [source, target].sort().join() === "norland,ostia").length;
    expect(between({})).toBe(1);
    expect(between(FANNED)).toBe(3);
    expect(between({ opened: { kind: "fact", id: "ostia.opposes.norland" } })).toBe(3);
    expect(between({ opened: { kind: "fact", id: "ana.opposes.sudmark" } })).toBe(1);
    expect(between({ opened: { kind: "entity", id: "norland" } })).toBe(1);
  });
});

describe("the marks of a scene", () => {
  const mark = (id: string, scene = sceneOf()) => scene.nodes.find((node) => node.id === id);

  it("look as their type does, and say where they came from when they were added", () => {
    expect(mark("deal")).toMatchObject({ label: "Deal", shape: "diamond", hub: true });
    expect(mark("ana")).toMatchObject({ shape: "circle", hub: false, variant: "filled" });
    expect(mark("ana")).not.toHaveProperty("origin");
    const expanded = [{ from: "norland", added: { ana: [7, 8] } }] as const;
    const { x, y } = mark("norland") ?? {};
    expect(mark("ana", sceneOf({ expanded }))).toMatchObject({ x: 7, y: 8, origin: [x, y] });
  });

  it("lie where the reader dragged them, else where the arrangement has them, which draws no others", () => {
    const layout: Layout = {
      ...{ guides: [], outwards: true, upright: true, words: "", kinds: new Set(["opposes"]) },
      places: new Map([
        ["norland", [10, 0]],
        ["ostia", [20, 30]],
        ["ana", [0, 0]],
      ]),
    };
    const scene = sceneOf({ moved: { ana: [0, 30] } }, layout);
    expect(scene.nodes.map(({ id, x, y }) => [id, x, y])).toEqual([
      ["ana", 0, 30],
      ["norland", 10, 0],
      ["ostia", 20, 30],
    ]);
    expect(scene.edges.flatMap(({ facts }) => facts)).toEqual(["norland.opposes.ostia", "ostia.opposes.norland"]);
    expect([scene.upright, scene.awayFrom]).toEqual([true, [10, 20]]);
    expect([sceneOf().upright, sceneOf().awayFrom, sceneOf().guides]).toEqual([false, null, []]);
    expect(sceneOf({}, { ...layout, outwards: false }).awayFrom).toBe(null);
  });

  it("of a group are ringed, go by its name, and stand for those that have none of their own", () => {
    const drawn = fold(atlas, seen, shown, ["type.state"]);
    const scene = sceneOf({}, null, drawn);
    expect(mark("type.state", scene)).toMatchObject({ variant: "ringed", label: "3 states", shape: "hexagon" });
    expect([...scene.under]).toEqual(["norland", "ostia", "sudmark"].map((id) => [id, "type.state"]));
    const places = new Map([["ana", [0, 0]]] as const);
    const layout = { ...{ guides: [], outwards: false, upright: false, words: "", kinds: null }, places };
    expect([...sceneOf({}, layout, drawn).under]).toEqual([]);
  });
});

describe("the sizes of marks", () => {
  const sizes = (drawn: Shown) => Object.fromEntries(nodeSizes(atlas, drawn, "same"));
  const drawn = (ids: readonly string[], members: readonly string[] = []): Shown => ({
    ...{ ...shown, nodes: new Set(ids) },
    groups: new Map(members.length === 0 ? [] : [["ana", { id: "ana", folds: [], members, facts: 0 }]]),
  });
  const plain = 1.1 * (4 + 1.6 * Math.sqrt(3));

  it("are larger by one where an agreement is in the middle of its parties", () => {
    const { ana, deal } = sizes(drawn(["ana", "deal"]));
    expect(ana).toBeCloseTo(plain);
    expect(deal).toBeCloseTo(plain + 1);
  });

  it("shrink where there are hundreds, down to a fifth", () => {
    const ids = (many: number) => Array.from({ length: many }, (_, n) => `n${n}`);
    expect(sizes(drawn(ids(450)))["n0"]).toBeCloseTo(plain);
    expect(sizes(drawn(ids(1800)))["n0"]).toBeCloseTo(plain / 2);
    expect(sizes(drawn(ids(20_000)))["n0"]).toBeCloseTo(plain / 5);
  });

  it("of groups are larger by their ring, which grows with the members, up to what has room", () => {
    const members = (many: number) => Array.from({ length: many }, (_, n) => `m${n}`);
    expect(sizes(drawn(["ana", "deal"], members(4)))["ana"]).toBeCloseTo(plain + 5);
    expect(sizes(drawn(["ana", "deal"], members(400)))["ana"]).toBeCloseTo(plain + 12);
    const crowd = Array.from({ length: 168 }, (_, n) => `n${n}`);
    const fitted = sizes(drawn(["ana", ...crowd], members(81)));
    expect(fitted["ana"]).toBeCloseTo(10);
    expect(fitted["n0"]).toBeCloseTo((10 * plain) / (plain + 12));
  });
});

describe("many ribbons", () => {
  const edges = many(Array.from({ length: 320 }, (_, n) => [`a${String(n).padStart(3, "0")}`, "z"]));
  const group = new Map([["z", { id: "z", folds: [], members: ["y", "z"], facts: 0 }]]);
  const thickness = (drawn: Partial<Shown>) => sceneOf({}, null, { ...shown, ...drawn }).edges[0]?.thickness ?? 0;

  it("between groups are thinner the more there are, and elsewhere are not", () => {
    const full = thickness({ edges });
    expect(thickness({ edges: edges.slice(0, 80), groups: group })).toBe(full);
    expect(thickness({ edges: edges.slice(0, 125), groups: group })).toBeCloseTo(full * 0.8);
    expect(thickness({ edges, groups: group })).toBeCloseTo(Math.max(0.8, full / 2));
  });
});

describe("under a lens that compares two voices", () => {
  it("a line has the colour of how they differ, and under another lens its own", () => {
    const colors = (lens: ViewState["lens"]) =>
      new Map(
        sceneOf({ lens, ...FANNED }, null, shown, see(atlas, NO_CLOCKS, lens)).edges.map(({ key, color }) => [
          key,
          color,
        ]),
      );
    const differing = colors({ a: "norland", b: "ana", show: "difference" });
    expect(differing.get("ostia.opposes.norland")).toBe(themed(VERDICT_COLOR["only-b"], PALETTES.light));
    const own = colors({ a: "ana", b: null, show: "a" });
    expect(own.get("ostia.opposes.norland")).toBe(colors(null).get("ostia.opposes.norland"));
    expect(own.get("ostia.opposes.norland")).not.toBe(differing.get("ostia.opposes.norland"));
  });
});
