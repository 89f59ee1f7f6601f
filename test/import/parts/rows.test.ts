import { describe, expect, it } from "vitest";
import { findDates } from "../../../src/import/infer/find-dates.ts";
import { findRowKeys } from "../../../src/import/infer/find-key.ts";
import { type Cells, readOf } from "./sheets.ts";

describe("what tells the rows of a relation apart", () => {
  const keys = async (
    columns: Cells,
    more: { isUndirected?: boolean; date?: string; fields?: string[]; isSides?: boolean } = {},
  ) => {
    const read = await readOf(columns);
    const [from, to] = read.columns;
    if (!from || !to) throw new Error("no ends");
    const { key, spell, keyFields, isSymmetric, isOwn } = findRowKeys({
      ends: { from, to, why: "", isSides: more.isSides ?? false, beside: new Map() },
      columns: read.columns,
      date: more.date ? { columns: [more.date], take: more.date, why: "" } : null,
      fields: read.columns.filter(({ name }) => more.fields?.includes(name)),
      isUndirected: more.isUndirected ?? false,
      isWanted: () => true,
    });
    return [key?.take ?? null, spell?.take ?? null, keyFields, isSymmetric, isOwn];
  };

  it("is the pair, a date, fields, or a column of ids", async () => {
    expect(await keys({ f: "a a", t: "b c" })).toEqual([["f", "t"], null, [], false, false]);
    expect(await keys({ f: "a a", t: "a c" })).toEqual([["f", "t"], null, [], false, true]);
    expect(await keys({ f: "a a", t: "b c", y: "1 2" }, { date: "y" })).toEqual([["f", "t"], null, [], false, false]);
    expect(await keys({ f: "a a", t: "b b", y: "1 2" }, { date: "y" })).toEqual([
      ["f", "t", "y"],
      "y",
      [],
      false,
      false,
    ]);
    expect(await keys({ f: "a a", t: "b b", y: "1 1" }, { date: "y" })).toEqual([["f", "t"], null, [], false, false]);
    expect(await keys({ f: "a a", t: "b b", id: "x y" })).toEqual(["id", null, [], false, false]);
    const four = { f: "a a c c", t: "b b b b" };
    expect(await keys({ ...four, k: "p q p q" }, { fields: ["k"] })).toEqual([
      ["f", "t", "k"],
      null,
      ["k"],
      false,
      false,
    ]);
    expect(await keys({ ...four, k: "p q r s" }, { fields: ["k"] })).toEqual([["f", "t", "k"], null, [], false, false]);
    expect(await keys({ ...four, k: "p q p -" }, { fields: ["k"] })).toEqual([
      { column: ["f", "t", "k"], join: " " },
      null,
      [],
      false,
      false,
    ]);
    expect(await keys({ ...four, k: "p p q q", l: "p q p q" }, { fields: ["k", "l"] })).toEqual([
      ["f", "t", "l"],
      null,
      ["l"],
      false,
      false,
    ]);
  });

  it("is either order of the pair, where it holds both ways", async () => {
    expect(await keys({ f: "a b", t: "b a" })).toEqual([["f", "t"], null, [], false, false]);
    expect(await keys({ f: "a b", t: "b a" }, { isSides: true })).toEqual([null, null, [], true, false]);
    expect(await keys({ f: "a", t: "b" }, { isSides: true })).toEqual([["f", "t"], null, [], false, false]);
    expect(await keys({ f: "a a b b c a", t: "b c c d d d" }, { isSides: true })).toEqual([
      null,
      null,
      [],
      true,
      false,
    ]);
    expect(await keys({ f: "a a b b c", t: "b c c d d" }, { isSides: true })).toEqual([
      ["f", "t"],
      null,
      [],
      false,
      false,
    ]);
    expect(await keys({ f: "2 2 9 9 10 2", t: "9 10 10 11 11 11" }, { isSides: true })).toEqual([
      null,
      null,
      [],
      true,
      false,
    ]);
    expect(await keys({ f: "a b", t: "b c" }, { isUndirected: true })).toEqual([["f", "t"], null, [], true, false]);
  });
});

describe("the dates of a table", () => {
  const dates = async (columns: Cells) => {
    const { start, end, when } = findDates(await readOf(columns));
    return [start, end, when].map((part) =>
      part ? [part.columns.join("+"), ...(part.why === "" ? [] : [part.why])] : null,
    );
  };

  it("are a beginning and an end, or when it was", async () => {
    expect(await dates({ start: "1990-01-05 1991-02", end: "1992-01-05 1993-02" })).toEqual([["start"], ["end"], null]);
    expect(await dates({ date: "1990-01-05 1991-02" })).toEqual([null, null, ["date"]]);
    expect(await dates({ date: "1990-01-05 1991-02", end: "1992-01-05 1993-02" })).toEqual([["date"], ["end"], null]);
    expect(await dates({ date: "1990-01-05 1991-02", start: "1992-01-05 1993-02" })).toEqual([["start"], null, null]);
    expect(await dates({ end: "1992-01-05 1993-02" })).toEqual([null, ["end"], null]);
    expect(await dates({ born: "1992-01-05 1993-02", x: "a b" })).toEqual([null, null, null]);
    expect(await dates({ date: "1990-01-05 1991-02", day: "1992-01-05 1993-02" })).toEqual([null, null, ["date"]]);
  });

  it("say what of them is not certain", async () => {
    expect(await dates({ date: "5/1/2024 6/2/2024" })).toEqual([
      null,
      null,
      ["date", "or `M/D/Y`: every date fits both"],
    ]);
    expect(await dates({ end: "2024 2023 2022 soon" })).toEqual([
      null,
      ["end", 'rows with other texts are refused, such as "soon"'],
      null,
    ]);
    expect(await dates({ end: "2024 2023 2022 ongoing" })).toEqual([null, ["end"], null]);
    expect(await dates({ start: "2024-01 2023-01 2022-01 ongoing" })).toEqual([
      ["start", 'rows with other texts are refused, such as "ongoing"'],
      null,
      null,
    ]);
  });

  it("may be in several columns", async () => {
    const why = "a date in several columns";
    expect(await dates({ styear: "1990", stmonth: "1", endyear: "1991", endmonth: "2" })).toEqual([
      ["styear+stmonth", why],
      ["endyear+endmonth", why],
      null,
    ]);
    expect(await dates({ year: "1990", month: "1" })).toEqual([null, null, ["year+month", why]]);
  });
});
