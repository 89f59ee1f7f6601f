import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selectFacts } from "../../src/cli/selection/select-facts.ts";
import { openGraph } from "../../src/query/index.ts";
import { rangeText, withinText } from "../../src/wording/filters/ranges.ts";
import { type Bin, barsOf, datesOf, histogram } from "../../viewer/derive/histogram.ts";
import { see } from "../../viewer/derive/seen.ts";
import { type Shown, show } from "../../viewer/derive/shown.ts";
import { type Filters, NO_CLOCKS, NO_FILTERS } from "../../viewer/state/view-state.ts";
import { shippedAtlas } from "./shipped-atlas.ts";

const atlas = shippedAtlas();
/** Everything on: entity types and relations that the first view leaves out as well. */
const everything: Filters = {
  ...NO_FILTERS,
  types: [...atlas.quietTypes],
  relations: [...atlas.kinds.values()].flatMap(({ name, background }) => (background ? name : [])),
};
const shownWith = (change: Partial<Filters>): Shown =>
  show(atlas, see(atlas, NO_CLOCKS, null), { ...everything, ...change }, null);
const CLOCKS = ["during", "said"] as const;

describe("the histogram of facts by time", () => {
  it("is as fine as its span allows: years of what was so, days of what was said", () => {
    const so = histogram(atlas, atlas.dataset.facts, "during");
    expect(so[0]?.from).toMatch(/^\d{4}$/);
    expect(so.length).toBeLessThanOrEqual(120);
    const said = histogram(atlas, atlas.dataset.facts, "said");
    expect(said.map(({ from }) => from)).toContain("2024-10-24");
    expect(said.every(({ from, to }) => from === to)).toBe(true);
  });

  it("gives beside each bar what a range of it alone shows, here and on the command line", () => {
    const kg = openGraph(atlas.dataset);
    for (const clock of CLOCKS) {
      const bins = histogram(atlas, shownWith({}).without(clock), clock);
      expect(Math.max(...bins.map(({ facts }) => facts))).toBeGreaterThan(20);
      for (const bin of bins.filter(({ facts }) => facts > 0)) {
        const dates = datesOf(bins, bins.indexOf(bin), bins.indexOf(bin)) ?? "";
        expect(shownWith({ [clock]: dates }).facts.length, dates).toBe(bin.facts);
        expect(selectFacts(kg, { [clock]: dates }).count(), dates).toBe(bin.facts);
      }
    }
  });

  it("counts any range as the command line does, beside other filters", () => {
    const kg = openGraph(atlas.dataset);
    for (const clock of CLOCKS) {
      const bins = histogram(atlas, atlas.dataset.facts, clock);
      fc.assert(
        fc.property(fc.nat(bins.length - 1), fc.nat(bins.length - 1), fc.boolean(), (a, b, contested) => {
          const dates = datesOf(bins, a, b) ?? "";
          const asked = selectFacts(kg, { [clock]: dates, ...(contested ? { contested } : {}) });
          expect(shownWith({ [clock]: dates, contested }).facts.map(({ id }) => id)).toEqual(asked.ids());
          expect(barsOf(bins, dates)).toEqual([Math.min(a, b), Math.max(a, b)]);
        }),
        { numRuns: 25 },
      );
    }
  });

  it("keeps its scale whatever the filters let through", () => {
    const few = histogram(atlas, shownWith({ contested: true }).without("said"), "said");
    expect(few.map(({ from }) => from)).toEqual(histogram(atlas, atlas.dataset.facts, "said").map(({ from }) => from));
  });
});

describe("a range", () => {
  const bins = ["2023-12", "2024-01", "2024-02"].map((month): Bin => ({ from: month, to: month, facts: 1 }));

  it("of dates that a link holds is the bars that it touches", () => {
    expect(barsOf(bins, null)).toEqual([0, 2]);
    expect(barsOf(bins, "2024")).toEqual([1, 2]);
    expect(barsOf(bins, "../2023-12-05")).toEqual([0, 0]);
    expect(barsOf(bins, "2031")).toEqual([2, 2]);
    expect(barsOf(bins, "1999")).toEqual([0, 0]);
  });

  it("is stated in words", () => {
    expect(datesOf(bins, 2, 1)).toBe("2024-01/2024-02");
    expect(withinText("said", "2024-01/2024-02")).toBe("said within January to February 2024");
    expect(rangeText("during", "2024", 1)).toBe("1 fact true within 2024");
    expect(rangeText("during", null, 1200)).toBe("All dates: 1,200 facts");
  });
});
