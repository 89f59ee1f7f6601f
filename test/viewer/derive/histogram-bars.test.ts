import { describe, expect, it } from "vitest";
import { barsOf, datesOf, histogram } from "../../../viewer/derive/histogram.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";

const WORLD = [
  ...["norland", "ostia"].map((id) => entityOf(id, "state", id)),
  ...["gun", "tank", "boat"].map((id) => entityOf(id, "weapon", id)),
  entityOf("paper", "source", "Paper", { attributes: { date: "2024-05-02" } }),
  entityOf("weekly", "source", "Weekly", { attributes: { date: "2024-05-04" } }),
  entityOf("undated", "source", "Undated"),
];
const GOODS = ["gun", "tank", "boat"];

/** Supplies of a gun, a tank and a boat, each at its time. */
function supplied(...whens: readonly (string | null)[]) {
  const facts = whens.map((when, n) =>
    factOf("norland", "supplies", "ostia", { item: GOODS[n] ?? "", ...(when !== null && { when }) }, [said(null)]),
  );
  // What is about the sources themselves plays no part in the scale.
  const authored = factOf("paper", "authored_by", "norland", { when: "1800" }, [said(null)]);
  const atlas = worldAtlas(WORLD, [...facts, authored]);
  return { atlas, bins: histogram(atlas, atlas.dataset.facts, "during") };
}

const bars = (...whens: readonly (string | null)[]) => {
  const { bins } = supplied(...whens);
  return { first: bins[0], last: bins.at(-1), many: bins.length, counts: bins.map(({ facts }) => facts) };
};

describe("the bars of a histogram", () => {
  it("are days where these are few, and count a fact of several days in each of them, once", () => {
    expect(supplied("2024-01-30/2024-02-02", "2024-02-01", null).bins).toEqual([
      { from: "2024-01-30", to: "2024-01-30", facts: 1 },
      { from: "2024-01-31", to: "2024-01-31", facts: 1 },
      { from: "2024-02-01", to: "2024-02-01", facts: 2 },
      { from: "2024-02-02", to: "2024-02-02", facts: 1 },
    ]);
  });

  it("reach as far as a fact that begins or ends at no known day", () => {
    expect(bars("2024-02-01/2024-02-04", "../2024-02-02", "2024-02-03/..").counts).toEqual([2, 2, 2, 2]);
    expect(bars("2024-02-01/2024-02-04", "../2024-02-01", "2024-02-04/..").counts).toEqual([2, 1, 1, 2]);
  });

  it.each([
    ["2024-01-01", "2024-04-29", 120, "2024-01-01", "2024-04-29"],
    ["2024-01-01", "2024-04-30", 4, "2024-01", "2024-04"],
    ["2014-03-09", "2024-02-05", 120, "2014-03", "2024-02"],
    ["2014-02-09", "2024-02-05", 11, "2014", "2024"],
    ["1905-12-01", "2024-02-05", 120, "1905", "2024"],
    ["1904-12-31", "2024-02-05", 13, "1900", "2020"],
    ["0844-06", "2024-01", 119, "0840", "2020"],
    ["-0002-11", "0001-02", 28, "-0002-11", "0001-02"],
  ])(
    "from %s to %s are %i: days, months, years or more, as fine as a hundred and twenty allow",
    (one, other, many, from, to) => {
      const { first, last, many: found } = bars(one, other);
      expect([found, first?.from, last?.from]).toEqual([many, from, to]);
    },
  );

  it("of several years name the first and the last", () => {
    const { first, last, counts } = bars("1904-12-31", "2024-02-05");
    expect([first, last]).toEqual([
      { from: "1900", to: "1909", facts: 1 },
      { from: "2020", to: "2029", facts: 1 },
    ]);
    expect(counts.reduce((sum, n) => sum + n)).toBe(2);
  });

  it("beyond the year 9999 are years, however short the span", () => {
    expect(bars("Y12000").first).toEqual({ from: "Y12000", to: "Y12000", facts: 1 });
    expect(bars("Y-12000").first).toEqual({ from: "Y-12000", to: "Y-12000", facts: 1 });
    expect(bars("9999-12-30").first?.from).toBe("9999-12-30");
    expect(bars("-9999-01-02").first?.from).toBe("-9999-01-02");
  });

  it("are none where no fact has a date", () => {
    expect(supplied(null, null).bins).toEqual([]);
  });

  it("of what was said are the days on which it was, once for each fact", () => {
    const fact = factOf("norland", "opposes", "ostia", {}, [
      said(null),
      said(null),
      said(null, { source: "weekly" }),
      said(null, { source: "undated" }),
    ]);
    const atlas = worldAtlas(WORLD, [fact]);
    expect(histogram(atlas, atlas.dataset.facts, "said").map(({ from, facts }) => [from, facts])).toEqual([
      ["2024-05-02", 1],
      ["2024-05-03", 0],
      ["2024-05-04", 1],
    ]);
    expect(histogram(atlas, [], "said").map(({ facts }) => facts)).toEqual([0, 0, 0]);
  });
});

describe("a range of bars", () => {
  const { bins } = supplied("1904-12-31", "2024-02-05");

  it("is named by the first and the last, in either order, and one bar of one date by that", () => {
    expect(datesOf(bins, 2, 0)).toBe("1900/1929");
    expect(datesOf(bins, 1, 1)).toBe("1910/1919");
    const days = supplied("2024-01-30/2024-02-02").bins;
    expect(datesOf(days, 1, 1)).toBe("2024-01-31");
    expect(datesOf(days, 1, 4)).toBe(null);
    expect(datesOf(days, -1, 2)).toBe(null);
  });

  it("of dates is the bars that these touch, from their first to their last day", () => {
    expect(barsOf(bins, "1909-12-31")).toEqual([0, 0]);
    expect(barsOf(bins, "1909-12-31/1910-01-01")).toEqual([0, 1]);
    expect(barsOf(bins, "1920/..")).toEqual([2, 12]);
    expect(barsOf(bins, "../1919")).toEqual([0, 1]);
    expect(barsOf(bins, "1500/3000")).toEqual([0, 12]);
    expect(barsOf(bins, "3000")).toEqual([12, 12]);
    expect(barsOf(bins, "1500")).toEqual([0, 0]);
    expect(barsOf(bins, "no date")).toEqual([0, 12]);
  });
});
