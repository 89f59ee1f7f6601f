import { describe, expect, it } from "vitest";
import { fieldOf, isSeam, measure, shareWidth, total, widthOf } from "../../../src/report/listing/column-widths.ts";
import { firstOf, totalText } from "../../../src/report/listing/cut.ts";
import type { Listing } from "../../../src/report/listing/listing.ts";
import { componentListing, nearListing, rankListing } from "../../../src/report/listing/measure-listing.ts";
import { BY_ID } from "../../../src/report/listing/naming.ts";
import { type PathRecord, pathListing, pathText } from "../../../src/report/listing/path-listing.ts";
import { reportListing } from "../../../src/report/listing/report-listing.ts";

describe("the widths of columns", () => {
  it("are those of the cells where these fit", () => {
    const { least, full } = measure([
      [fieldOf("a bcd"), fieldOf(5)],
      [fieldOf("ab"), fieldOf("a.b-c")],
    ]);
    expect([least, full]).toEqual([
      [3, 3],
      [5, 5],
    ]);
    expect(total([5, 5])).toBe(12);
    expect(total([])).toBe(0);
    expect(shareWidth(least, full, 12)).toEqual([5, 5]);
    expect(widthOf(fieldOf("a  b\n中").cells)).toBe(6);
    expect([fieldOf(5).isNumber, fieldOf("5").isNumber, fieldOf(null).cells]).toEqual([true, false, []]);
  });

  it("grow alike up to what each wants, and never below the longest word", () => {
    expect(shareWidth([3, 3], [20, 20], 22)).toEqual([10, 10]);
    expect(shareWidth([3, 3], [4, 20], 22)).toEqual([4, 16]);
    expect(shareWidth([12, 3], [20, 20], 22)).toEqual([12, 8]);
    expect(shareWidth([3, 3], [20, 20], 23)).toEqual([10, 10]);
  });

  it("shrink from the widest down where words must be broken", () => {
    expect(shareWidth([20, 10], [30, 30], 28)).toEqual([16, 10]);
    expect(shareWidth([20, 20], [30, 30], 22)).toEqual([10, 10]);
    expect(shareWidth([20, 10], [30, 30], 18)).toEqual([8, 8]);
    // No column is narrower than six.
    expect(shareWidth([20, 3], [30, 30], 5)).toEqual([6, 3]);
  });

  it("break after a space, and between the parts of a fact's id", () => {
    const seams = (text: string) => [...text].flatMap((_, at) => (isSeam(fieldOf(text).cells, at) ? at : []));
    expect(seams("a b")).toEqual([1]);
    expect(seams("a.b_c.1.d")).toEqual([1, 7]);
    expect(seams("a.")).toEqual([]);
  });
});

describe("the first of some records", () => {
  it("are as many as asked for, with how many there are in all", () => {
    const of = (n: number, most?: number, countTo?: number) => {
      const cut = firstOf(
        Array.from({ length: n }, (_, i) => i),
        most,
        countTo,
      );
      return [[...cut.records], cut.total()];
    };
    expect(of(3)).toEqual([[0, 1, 2], { shown: 3, all: 3, isAtLeast: false }]);
    expect(of(5, 2)).toEqual([[0, 1], { shown: 2, all: 5, isAtLeast: false }]);
    expect(of(2, 2)).toEqual([[0, 1], { shown: 2, all: 2, isAtLeast: false }]);
    expect(of(9, 2, 3)).toEqual([[0, 1], { shown: 2, all: 5, isAtLeast: true }]);
    expect(of(4, 2, 3)).toEqual([[0, 1], { shown: 2, all: 4, isAtLeast: false }]);
    expect(of(0, 2)).toEqual([[], { shown: 0, all: 0, isAtLeast: false }]);
  });

  it("are counted in words", () => {
    const text = (shown: number, all: number, isAtLeast = false) =>
      totalText({ shown, all, isAtLeast }, ["fact", "facts"]);
    expect([text(1, 1), text(3, 3), text(5, 1200)]).toEqual(["1 fact", "3 facts", "5 of 1,200 facts"]);
    expect(text(5, 1200, true)).not.toBe(text(5, 1200));
  });
});

async function printed<T>(
  listing: Listing<T>,
  format: "json" | "ndjson" | "csv" | "table",
  width = 80,
): Promise<string> {
  let text = "";
  for await (const piece of reportListing(listing, { format, width })) text += piece;
  return text;
}
const cut = <T>(records: readonly T[]) => ({
  records,
  total: () => ({ shown: records.length, all: records.length, isAtLeast: false }),
});

describe("listings of measures", () => {
  const ranked = { id: "a", degree: 3, in_degree: 1, out_degree: 2, neighbours: 4, score: 0.5 };

  it("have the measure in front, unless it is one of the counts", async () => {
    const listing = (by: string) => rankListing(cut([ranked as never]), by as never, BY_ID);
    expect((await printed(listing("pagerank"), "csv")).split(/\r?\n/).slice(0, 2)).toEqual([
      "id,pagerank,degree,in-degree,out-degree,neighbours",
      "a,0.5,3,1,2,4",
    ]);
    expect((await printed(listing("degree"), "csv")).split(/\r?\n/)[0]).toBe(
      "id,degree,in-degree,out-degree,neighbours",
    );
  });

  it("have from whom in a bloc only where blocs are taken in", async () => {
    const near = { id: "b", hops: 1, through: "a", from: "c" } as never;
    expect((await printed(nearListing(cut([near]), BY_ID), "csv")).split(/\r?\n/).slice(0, 2)).toEqual([
      "hops,entity,through",
      "1,b,a",
    ]);
    expect((await printed(nearListing(cut([near]), BY_ID, { bloc: true }), "csv")).split(/\r?\n/).slice(0, 2)).toEqual([
      "hops,entity,through,from",
      "1,b,a,c",
    ]);
  });

  it("have the entities of a component", async () => {
    const listing = componentListing(cut([["a", "b"], ["c"]]), BY_ID);
    expect(JSON.parse(await printed(listing, "json"))).toEqual([
      { size: 2, entities: ["a", "b"] },
      { size: 1, entities: ["c"] },
    ]);
    expect(await printed(listing, "table")).toContain("   2  a and b\n");
    expect(await printed(componentListing(cut([]), BY_ID), "json")).toBe("[]\n");
    expect((await printed(listing, "ndjson")).split("\n")).toHaveLength(3);
  });

  it("go on where there are more than one batch of them", async () => {
    const many = Array.from({ length: 1001 }, (_, n) => [`e${n}`]);
    const all = JSON.parse(await printed(componentListing(cut(many), BY_ID), "json"));
    expect(all).toHaveLength(1001);
    expect(all[1000]).toEqual({ size: 1, entities: ["e1000"] });
    expect((await printed(componentListing(cut(many.slice(0, 500)), BY_ID), "ndjson")).split("\n")).toHaveLength(501);
  });
});

describe("paths", () => {
  const hop = {
    ...{ from: "a", to: "b", kind: "supplies", label: "supplies", forwards: true, support: "reported" as const },
    ...{ fact: "a.supplies.b", voices: ["v", "w"], facts: ["a.supplies.b"], kinds: ["supplies"] },
  };
  const path = (more: object = {}, rest: object = {}): PathRecord =>
    ({ nodes: ["a", "b"], hops: [{ ...hop, ...more }], support: "reported", ...rest }) as PathRecord;
  const graph = {} as Parameters<typeof pathText>[1];
  const text = (paths: readonly PathRecord[], all = paths.length) =>
    pathText(paths, graph, { shown: paths.length, all, isAtLeast: false }, { ids: true });

  it("are told link by link, with what each rests on and who says so", () => {
    expect(text([path()])).toBe(
      "a\n  ─ supplies →  reported according to v and w, fact a.supplies.b\nb\n\n1 link, weakest link reported\n",
    );
    expect(text([path({ forwards: false, voices: [], derived: true })])).toContain(
      "  ← supplies ─  derived, reported, fact a.supplies.b\n",
    );
    expect(text([path({ fact: null, voices: [] })])).toContain("attribute of a\n");
    expect(text([path({ fact: null, voices: [], forwards: false })])).toContain("attribute of b\n");
    expect(text([path({ facts: ["x", "y", "z"] })])).toContain("fact a.supplies.b and 2 more\n");
    expect(text([path({ facts: ["x", "y"], kinds: ["supplies", "trains"] })])).toContain("and 1 more (trains)\n");
    expect(text([path({}, { through: ["p", "q"] })])).toMatch(/^through p and q:\na\n/);
  });

  it("are counted", () => {
    expect(text([])).toBe("no path\n");
    expect(text([path(), path()])).toMatch(/b\n\na\n.*\nb\n\n2 paths\n$/s);
    expect(text([path()], 3)).toMatch(/\n\n1 of 3 paths\n$/);
    expect(text([path({}, { hops: [], nodes: ["a"], support: null })])).toBe("a\n\n0 links\n");
  });

  it("are a line each in CSV", async () => {
    const csv = async (bloc: boolean) =>
      (
        await printed(
          pathListing(
            [path({ voices: ["v", "v"] }, { through: ["p", "q"] })],
            { shown: 1, all: 1, isAtLeast: false },
            { bloc },
          ),
          "csv",
        )
      )
        .split(/\r?\n/)
        .slice(0, 2);
    expect(await csv(false)).toEqual(["nodes,length,support,facts,voices", "a b,1,reported,a.supplies.b,v"]);
    expect(await csv(true)).toEqual(["nodes,length,support,facts,voices,through", "a b,1,reported,a.supplies.b,v,p q"]);
  });
});
