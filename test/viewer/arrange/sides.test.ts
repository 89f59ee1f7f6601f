import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sidesText } from "../../../src/wording/picture/arrangements.ts";
import { layOut } from "../../../viewer/derive/arrange/arrange.ts";
import { sidesByTies, sidesByVoices } from "../../../viewer/derive/arrange/sides.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { shippedAtlas } from "../shipped-atlas.ts";

const name = (n: number): string => `n${String(n).padStart(2, "0")}`;
const ids = Array.from({ length: 50 }, (_, n) => name(n));
const links = fc
  .array(fc.tuple(fc.nat(49), fc.nat(49)), { maxLength: 120 })
  .map((pairs) => pairs.map(([a, b]) => ({ source: name(a), target: name(b) })));
const two = [name(0), name(1)] as const;

describe("two sides", () => {
  it("set left who is tied to the first alone, right who is to the second alone, between them who is to both", () => {
    fc.assert(
      fc.property(links, (all) => {
        const { places, groups } = sidesByTies(ids, all, two);
        const tied = (id: string, to: string): boolean =>
          all.some(({ source, target }) => (source === id && target === to) || (source === to && target === id));
        const x = (id: string): number => places.get(id)?.[0] ?? Number.NaN;
        for (const id of ids.slice(2)) {
          const [a, b] = [tied(id, two[0]), tied(id, two[1])];
          expect(groups[a ? (b ? "both" : "left") : b ? "right" : "neither"]).toContain(id);
        }
        for (const left of groups.left) for (const id of groups.both) expect(x(left)).toBeLessThan(x(id));
        for (const right of groups.right) for (const id of groups.both) expect(x(right)).toBeGreaterThan(x(id));
        for (const id of [...groups.left, ...groups.both, ...groups.right]) {
          expect(x(two[0])).toBeLessThan(x(id));
          expect(x(two[1])).toBeGreaterThan(x(id));
        }
        expect(new Set([...places.values()].map(String)).size).toBe(ids.length);
        expect(sidesByTies(ids.toReversed(), all.toReversed(), two).places).toEqual(places);
      }),
      { numRuns: 60 },
    );
  });

  it("go by what two voices say: alone, against one another, or of the same", () => {
    const facts = [
      { source: "a", target: "b", fact: "only-a" },
      { source: "b", target: "c", fact: "only-b" },
      { source: "d", target: "e", fact: "conflict" },
      { source: "f", target: "g", fact: "apart" },
      { source: "h", target: "h", fact: "unknown" },
    ];
    const verdicts = new Map((["only-a", "only-b", "conflict", "apart"] as const).map((one) => [one as string, one]));
    const { groups } = sidesByVoices(["a", "b", "c", "d", "e", "f", "g", "h"], facts, verdicts, ["x", "y"]);
    expect(groups).toEqual({ left: ["a"], both: ["b", "d", "e", "f", "g"], right: ["c"], neither: ["h"] });
  });

  it("are said in words, without what is empty", () => {
    const counts = { left: 12, both: 1, right: 0, neither: 0 };
    expect(sidesText("ties", "Russia", "Ukraine", counts)).toBe(
      "Between Russia and Ukraine: 12 entities are tied to Russia alone and 1 to both.",
    );
    expect(sidesText("voices", "NATO", "Russia", { ...counts, left: 1, right: 3 })).toBe(
      "Between NATO and Russia: 1 entity is spoken of by NATO alone, 3 by Russia alone and 1 by both.",
    );
    expect(sidesText("ties", "A", "B", { left: 0, both: 0, right: 0, neither: 0 })).toBe(
      "Between A and B: nothing else is in view.",
    );
  });

  it("of NATO and Russia have the deployment between them, which they tell in opposite ways", () => {
    const atlas = shippedAtlas();
    const lens = { a: "nato", b: "russia", show: "difference" } as const;
    const seen = see(atlas, NO_CLOCKS, lens);
    const shown = show(atlas, seen, NO_FILTERS, null);
    const layout = layOut(atlas, seen, shown, { by: "sides", of: [] }, { focus: null, lens });
    expect(layout?.words).toMatch(/^Between NATO and Russia: \d+ entit/);
    expect([...(layout?.places.keys() ?? [])].sort()).toEqual([...shown.nodes].sort());
    const x = (id: string): number => layout?.places.get(id)?.[0] ?? Number.NaN;
    const columns = [...new Set([...shown.nodes].map((id) => x(id).toFixed(3)))];
    expect(columns.length).toBeGreaterThanOrEqual(3);
    expect(layOut(atlas, seen, shown, { by: "sides", of: [] }, { focus: null, lens: null })).toBeNull();
  });
});
