import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf } from "../../../src/report/display.ts";
import { widthOf } from "../../../src/report/listing/column-widths.ts";
import type { Listing, ListingColumn } from "../../../src/report/listing/listing.ts";
import { reportListing } from "../../../src/report/listing/report-listing.ts";

type Row = readonly (string | number | null)[];

function listingOf(
  titles: readonly string[],
  records: readonly Row[],
  narrower: readonly number[][] = [],
): Listing<Row> {
  const table = titles.map((title, i): ListingColumn<Row> => ({ title, cell: (row) => row[i] ?? null }));
  return {
    records,
    table,
    narrower: narrower.map((columns) => columns.flatMap((i) => table[i] ?? [])),
    csv: table,
    json: (row) => [...row],
    noun: ["row", "rows"],
  };
}

async function table(listing: Listing<Row>, width: number): Promise<string> {
  let text = "";
  for await (const piece of reportListing(listing, { format: "table", width })) text += piece;
  return text;
}

const TITLES = ["state", "supplies", "according to", "voices"];
const ROWS: readonly Row[] = [
  ["north-korea", "artillery-shells", "author-of-002, dylan-motin", 2],
  ["china", "components", "dylan-motin", 1],
];

describe("a table", () => {
  it("is as wide as it needs to be", async () => {
    expect(await table(listingOf(TITLES, ROWS), Number.POSITIVE_INFINITY)).toMatchInlineSnapshot(`
      "state        supplies          according to                voices
      ───────────  ────────────────  ──────────────────────────  ──────
      north-korea  artillery-shells  author-of-002, dylan-motin       2
      china        components        dylan-motin                      1

      2 rows
      "
    `);
  });

  it("goes on below where it must, between words and never inside an id", async () => {
    expect(await table(listingOf(TITLES, ROWS), 56)).toMatchInlineSnapshot(`
      "state        supplies          according to       voices
      ───────────  ────────────────  ─────────────────  ──────
      north-korea  artillery-shells  author-of-002,          2
                                     dylan-motin
      china        components        dylan-motin             1

      2 rows
      "
    `);
  });

  it("says once what every row says, where that saves the space", async () => {
    const same = ROWS.map((row) => [...row, "russia-ukraine-war"]);
    expect(await table(listingOf([...TITLES, "for"], same), 64)).toMatchInlineSnapshot(`
      "for: russia-ukraine-war

      state        supplies          according to               voices
      ───────────  ────────────────  ─────────────────────────  ──────
      north-korea  artillery-shells  author-of-002,                  2
                                     dylan-motin
      china        components        dylan-motin                     1

      2 rows
      "
    `);
  });

  it("leaves out what its listing calls less important before it breaks an id, and says so", async () => {
    expect(await table(listingOf(TITLES, ROWS, [[0, 1, 3]]), 40)).toMatchInlineSnapshot(`
      "state        supplies          voices
      ───────────  ────────────────  ──────
      north-korea  artillery-shells       2
      china        components             1

      2 rows (hidden columns: according to)
      "
    `);
  });

  it("breaks ids only where nothing else is left, after a hyphen", async () => {
    expect(await table(listingOf(TITLES, ROWS), 36)).toMatchInlineSnapshot(`
      "state     supplies  accordin  voices
                          g to
      ────────  ────────  ────────  ──────
      north-    artiller  author-        2
      korea     y-shells  of-002,
                          dylan-
                          motin
      china     componen  dylan-         1
                ts        motin

      2 rows
      "
    `);
  });

  it("breaks a fact's id between its parts", async () => {
    const rows = [["north-korea.supplies.russia.ammunition", "states"]];
    expect(await table(listingOf(["fact", "stance"], rows), 32)).toMatch(
      /north-korea\.supplies\. +states\nrussia\.ammunition\n/,
    );
  });

  it("counts what it says", async () => {
    expect(await table(listingOf(TITLES, []), 80)).toBe("no rows\n");
    const many = Array.from({ length: 2500 }, (_, i) => [`state-${i}`, "x", "y", i]);
    expect(await table(listingOf(TITLES, many), 80)).toMatch(/\n\n2,500 rows\n$/);
  });

  it("loses no word, and is never wider than it may be while words fit", async () => {
    const word = fc.stringMatching(/^[a-z가-힣-]{1,12}$/);
    const cell = fc.array(word, { maxLength: 5 }).map((words) => words.join(" "));
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 20, max: 120 }), async (records, width) => {
        const text = await table(listingOf(["1", "2", "3"], records), width);
        const letters = (of: string) => [...of.replace(/[^a-z가-힣-]/g, "")].sort().join("");
        const count = records.length === 1 ? "row" : "rows";
        const [head = "", foot = ""] = [text.slice(0, text.lastIndexOf("\n\n")), text.slice(text.lastIndexOf("\n\n"))];
        expect(foot).toContain(`${records.length} ${count}`);
        // What is said once is there once.
        if (!/^[123]: /m.test(head)) expect(letters(head)).toBe(letters(records.flat().join("")));
        if (width >= 78) for (const line of text.split("\n")) expect(widthOf(cellsOf(line))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });
});
