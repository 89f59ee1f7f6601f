import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapText } from "../../../src/wording/picture/arrangements.ts";
import { fanOut } from "../../../viewer/derive/arrange/fan-out.ts";
import { layOutMap } from "../../../viewer/derive/arrange/map.ts";
import { whereabouts } from "../../../viewer/derive/arrange/whereabouts.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

const atlas = shippedAtlas();
const seen = see(atlas, NO_CLOCKS, null);
const shown = show(atlas, seen, NO_FILTERS, null);

describe("a map", () => {
  it("puts at its point who has coordinates, and near it who lies there or belongs there, over several steps too", () => {
    const ids = ["seoul", "pilecki-institute", "warsaw", "contract-soldiers", "russia", "vladimir-putin", "nato"];
    const found = whereabouts(atlas, ids, seen.facts);
    expect(found.get("seoul")).toEqual({ latitude: 37.6, longitude: 127, own: true });
    expect(found.get("pilecki-institute")).toEqual({ latitude: 52.2, longitude: 21, own: false });
    // Part of the armed forces, which are part of the state.
    expect(found.get("contract-soldiers")).toEqual({ ...found.get("russia"), own: false });
    expect(found.has("vladimir-putin")).toBe(false);
    expect(found.has("nato")).toBe(false);
  });

  it("goes by where something lies before what it belongs to, ends in a circle and believes no mere denial", () => {
    const [fact] = seen.facts;
    if (!fact) throw new Error("no facts");
    const tie = (subject: string, type: string, object: string, support = fact.rollup.support) => ({
      ...{ ...fact, id: `${subject}.${type}.${object}`, subject, type, object },
      rollup: { ...fact.rollup, support },
    });
    const at = (...facts: readonly ReturnType<typeof tie>[]) => whereabouts(atlas, ["nato"], facts).get("nato");
    expect(at(tie("nato", "part_of", "japan"), tie("nato", "located_in", "warsaw"))?.latitude).toBe(52.2);
    expect(at(tie("nato", "part_of", "hamas"), tie("hamas", "part_of", "nato"))).toBeUndefined();
    expect(at(tie("nato", "located_in", "warsaw", "denied"))).toBeUndefined();
    expect(at(tie("nato", "part_of", "hamas"), tie("hamas", "located_in", "warsaw"))?.longitude).toBe(21);
  });

  it("keeps north up and west left, and is the same whatever the order", () => {
    const layout = layOutMap(atlas, seen, shown);
    const place = (id: string): readonly [number, number] => layout?.places.get(id) ?? [Number.NaN, Number.NaN];
    expect(layout?.upright).toBe(true);
    expect(place("finland")[1]).toBeGreaterThan(place("israel")[1]);
    expect(place("israel")[1]).toBeGreaterThan(place("australia")[1]);
    expect(place("united-states")[0]).toBeLessThan(place("ukraine")[0]);
    expect(place("ukraine")[0]).toBeLessThan(place("north-korea")[0]);
    const turned = { ...shown, nodes: new Set([...shown.nodes].reverse()) };
    expect(layOutMap(atlas, seen, turned)).toEqual(layout);
  });

  it("draws the shores of the world, and the Caspian Sea as water upon its land", () => {
    const guides = layOutMap(atlas, seen, shown)?.guides ?? [];
    const land = guides.filter(({ fill }) => fill === "land");
    const water = guides.filter(({ fill }) => fill === "water");
    expect(land.length).toBeGreaterThan(100);
    expect(water).toHaveLength(1);
    expect(guides.findIndex(({ fill }) => fill === "water")).toBeGreaterThan(
      guides.findLastIndex(({ fill }) => fill === "land"),
    );
    expect(guides.flatMap(({ points }) => points).every((point) => point.every(Number.isFinite))).toBe(true);
  });

  it("says what it shows and how much it leaves out", () => {
    const layout = layOutMap(atlas, seen, shown);
    const all = whereabouts(atlas, shown.nodes, seen.facts);
    const own = [...all.values()].filter((at) => at.own).length;
    expect(own).toBeGreaterThanOrEqual(30);
    expect([...(layout?.places.keys() ?? [])].sort()).toEqual([...all.keys()].sort());
    expect(layout?.words).toBe(mapText({ own, through: all.size - own, left: shown.nodes.size - all.size }));
    expect(mapText({ own: 32, through: 36, left: 93 })).toBe(
      "On the map: 32 entities at their own coordinates and 36 where they lie or belong. 93 entities without a place are left out.",
    );
    expect(mapText({ own: 1, through: 1, left: 1 })).toBe(
      "On the map: 1 entity at its own coordinates and 1 where it lies or belongs. 1 entity without a place is left out.",
    );
    expect(mapText({ own: 0, through: 2, left: 0 })).toBe("On the map: 2 entities where they lie or belong.");
    expect(layOutMap(atlas, seen, { ...shown, nodes: new Set(["nato"]) })).toBeNull();
  });

  it("stays whole across the date line", () => {
    const only = { ...shown, nodes: new Set(["japan", "united-states"]), edges: [] };
    const layout = layOutMap(atlas, seen, only);
    const x = (id: string): number => layout?.places.get(id)?.[0] ?? Number.NaN;
    expect(x("japan")).toBeLessThan(x("united-states"));
  });
});

describe("fanning out", () => {
  it("lets the first keep its point, and no two lie too near", () => {
    const gap = { across: 7, down: 3 };
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(points, (all) => {
        const places = [...fanOut(new Map(all.map((point, n) => [String(n), point])), gap).values()];
        expect(places[0]).toEqual(all[0]);
        for (const [n, [x, y]] of places.entries())
          for (const [otherX, otherY] of places.slice(n + 1))
            expect(Math.abs(x - otherX) >= gap.across || Math.abs(y - otherY) >= gap.down).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
