import { describe, expect, it } from "vitest";
import { findAbsent } from "../../../src/import/infer/find-absent.ts";
import { withoutHeader } from "../../../src/import/infer/find-layout.ts";
import { evidenceFor, isUnique, joinNames, readSheet, withoutAbsent } from "../../../src/import/infer/sheet.ts";
import { datesInParts, mayIdentify, valuesOf } from "../../../src/import/infer/value-kind.ts";
import { sheetOf, tableOf } from "./sheets.ts";

const valuesIn = async (name: string, cells: readonly unknown[]) => {
  const sheet = await sheetOf({ [name]: cells });
  const [column] = sheet.columns;
  if (!column) throw new Error("no column");
  return valuesOf(column, sheet);
};
const times = <T>(n: number, ...items: T[]): T[] => Array.from({ length: n }, () => items).flat();

describe("the values of a column", () => {
  it.each([
    ["nothing", [null, null], { is: "empty" }],
    ["objects", [{ a: 1 }, "x"], { is: "nested" }],
    ["yes and no", ["yes", "No", "yes"], { is: "boolean" }],
    ["1 and 0", ["1", "0"], { is: "boolean" }],
    ["yes alone", ["yes", "yes"], { is: "text", split: null }],
    ["yes and false", ["yes", "false"], { is: "text", split: null }],
    ["numbers", ["1", "-2.5", "1,000,000", "1e3"], { is: "number" }],
    ["a number with zeros in front", ["01", "2"], { is: "text", split: null }],
    ["numbers of 15 digits", ["123456789012345"], { is: "number" }],
    ["ids of 16 digits", ["1234567890123456"], { is: "text", split: null }],
    ["web addresses", ["https://a.example", "https://b.example"], { is: "url" }],
    ["an address among texts", ["https://a.example", "see https://b.example"], { is: "text", split: null }],
    ["coordinates", ["39.03, 125.75", "-33.9,-70.7"], { is: "coordinates" }],
    ["half a pair", ["39.03, 125.75", "39.03,"], { is: "text", split: null }],
    ["long texts", ["x".repeat(101)], { is: "long" }],
    ["texts of 100 letters on average", ["x".repeat(150), "y".repeat(50)], { is: "text", split: null }],
    ["texts of lines", ["a\nb", "c"], { is: "long" }],
    ["parts", ["a; b", "c; d", "e"], { is: "text", split: ";" }],
    ["parts with bars", ["a|b", "c"], { is: "text", split: "|" }],
    ["a mark in one of many", ["a;b", ...Array.from({ length: 19 }, (_, n) => `t${n}`)], { is: "text", split: null }],
    ["a mark in one of few", ["a;b", ...Array.from({ length: 18 }, (_, n) => `t${n}`)], { is: "text", split: ";" }],
    ["a mark in sentences", [`${"x".repeat(61)}; b`, "c; d"], { is: "text", split: null }],
    ["a few values", times(3, "port", "hill"), { is: "enum", values: ["port", "hill"] }],
    ["two values twice", times(2, "port", "hill", "river"), { is: "text", split: null }],
    ["one value", times(9, "port"), { is: "text", split: null }],
    ["a few long values", times(3, "x".repeat(41), "hill"), { is: "text", split: null }],
    ["few rows of few values", ["port", "port", "port", "port", "port"], { is: "text", split: null }],
  ])("%s", async (_, cells, expected) => {
    expect(await valuesIn("x", cells)).toEqual(expected);
  });

  it("are of a few where there are at most twelve", async () => {
    const letters = [..."abcdefghijklm"].map((letter) => `kind ${letter}`);
    expect(await valuesIn("x", times(3, ...letters.slice(0, 12)))).toMatchObject({ is: "enum" });
    expect(await valuesIn("x", times(3, ...letters))).toMatchObject({ is: "text" });
  });

  const date = { is: "date", pattern: null, open: [], others: [], also: null };
  it.each([
    ["x", ["2024-01-05", "2024-02"], date],
    ["x", ["5.1.2024", "17.11.1933"], { ...date, pattern: "D.M.Y" }],
    ["x", ["5/1/2024", "6/2/2024"], { ...date, pattern: "D/M/Y", also: "M/D/Y" }],
    ["x", ["17/1/2024", "6/2/2024"], { ...date, pattern: "D/M/Y" }],
    ["x", ["1/17/2024", "2/6/2024"], { ...date, pattern: "M/D/Y" }],
    ["x", ["5/1/24", "17/2/24"], { ...date, pattern: "D/M/YY" }],
    ["x", ["5 Jan 2024", "17 November 1933"], { ...date, pattern: "D M Y" }],
    ["x", ["Jan 5, 2024"], { ...date, pattern: "M D, Y" }],
    ["x", ["1/2024", "11/1933"], { ...date, pattern: "M/Y" }],
    ["x", ["2024/1/5"], { ...date, pattern: "Y/M/D" }],
    // A number of four digits is a year where the name says so.
    ["x", ["1990", "1991"], { is: "number" }],
    ["year", ["1990", "1991"], date],
    ["year", ["1990", "3500"], { is: "number" }],
    ["born", ["1990", "1991.0"], date],
    ["start", ["20240105", "20231117"], { ...date, pattern: "YYYYMMDD" }],
    ["x", ["20240105", "20231117"], { is: "number" }],
    // An end that has not come, and what is not a date.
    ["end", ["2024-01-05", "ongoing"], { ...date, open: ["ongoing"] }],
    ["end", ["ongoing", "present"], { ...date, open: ["ongoing", "present"] }],
    ["end", ["2024", "2023", "2022", "soon"], { ...date, others: ["soon"] }],
    ["x", ["2024-01-05", "2023-01-05", "2022-01-05", "soon"], { is: "text", split: null }],
    ["end", ["2024", "soon", "later", "perhaps"], { is: "text", split: null }],
  ])("of %s may be dates: %j", async (name, cells, expected) => {
    expect(await valuesIn(name, cells)).toEqual(expected);
  });
});

describe("what a column may be for", () => {
  const mayBe = async (name: string, cells: readonly unknown[]): Promise<boolean> => {
    const sheet = await sheetOf({ [name]: cells });
    const [column] = sheet.columns;
    return column !== undefined && mayIdentify(column, valuesOf(column, sheet));
  };

  it("tells things apart by names, codes and addresses", async () => {
    for (const [name, cells] of [
      ["x", ["a", "b", "a"]],
      ["x", times(3, "port", "hill")],
      ["x", ["yes", "no"]],
      ["x", ["1", "2"]],
      ["id", ["1", "1"]],
      ["x", ["https://a.example", "https://b.example"]],
    ] as const)
      expect(await mayBe(name, cells), JSON.stringify(cells)).toBe(true);
    for (const [name, cells] of [
      ["x", ["1", "1"]],
      ["x", ["1.5", "2"]],
      ["id", ["1.5", "2"]],
      ["x", ["2024-01-05", "2024-01-06"]],
      ["x", ["x".repeat(101)]],
      ["x", ["https://a.example", "https://a.example"]],
    ] as const)
      expect(await mayBe(name, cells), JSON.stringify(cells)).toBe(false);
  });

  it("is a date in several columns", async () => {
    const parts = async (columns: Readonly<Record<string, readonly unknown[]>>) =>
      datesInParts((await sheetOf(columns)).columns);
    expect(await parts({ styear: ["1990"], stmonth: ["1"], stday: ["5"], endyear: ["1991"], endmon: ["2"] })).toEqual([
      { stem: "st", columns: ["styear", "stmonth", "stday"] },
      { stem: "end", columns: ["endyear", "endmon"] },
    ]);
    expect(await parts({ year: ["1990"], day: ["5"] })).toEqual([]);
    expect(await parts({ month: ["5"], day: ["5"] })).toEqual([]);
    expect(await parts({ year: ["1990"], month: ["May"] })).toEqual([]);
    expect(await parts({ year: ["1990"], year2: ["1991"], month: ["1"], x: ["1"] })).toEqual([
      { stem: "", columns: ["year", "month"] },
    ]);
  });
});

describe("a sheet", () => {
  it("has its cells by column, and counts them", async () => {
    const sheet = await readSheet(
      tableOf(
        ["a", "b"],
        [
          ["x", ["p", "q"]],
          ["x", null, "more"],
          ["", { c: 1 }, null],
        ],
      ),
    );
    const [a, b] = sheet.columns;
    expect([sheet.rows, sheet.isWhole, sheet.wide]).toEqual([3, true, [3]]);
    expect(a).toMatchObject({ cells: [["x"], ["x"], []], filled: 2, isList: false, isNested: false });
    expect([...(a?.counts ?? [])]).toEqual([["x", 2]]);
    expect(b).toMatchObject({ filled: 2, isList: true, isNested: true });
    expect(sheet.columns.map(isUnique)).toEqual([false, false]);
  });

  it("is read in part where it is long", async () => {
    const wide = Array.from({ length: 10_000 }, (_, n) => `c${n}`);
    const sheet = await readSheet(tableOf(wide, times(101, ["x"])));
    expect([sheet.rows, sheet.isWhole]).toEqual([100, false]);
    expect((await readSheet(tableOf(wide, times(100, ["x"])))).isWhole).toBe(true);
  });

  it("lacks the texts that mean nothing", async () => {
    const [column] = (await sheetOf({ a: ["x", "NA", ["NA", "y"]] })).columns;
    if (!column) throw new Error("no column");
    expect(withoutAbsent(column, new Set(["NA"]))).toMatchObject({ cells: [["x"], [], ["y"]], filled: 2 });
    expect(withoutAbsent(column, new Set(["-"]))).toBe(column);
  });

  it("has first and last names as one", async () => {
    const joined = async (...names: string[]) =>
      joinNames(
        (await sheetOf(Object.fromEntries(names.map((name) => [name, [name === "age" ? "5" : name, null]])))).columns,
      );
    const [name, age] = await joined("first_name", "age", "last name").then((all) => all);
    expect(name).toMatchObject({
      name: "name",
      parts: ["first_name", "last name"],
      cells: [["first_name last name"], []],
    });
    expect(age?.name).toBe("age");
    expect((await joined("given names", "surname")).map((one) => one.parts)).toEqual([["given names", "surname"]]);
    expect((await joined("first_name", "age")).map((one) => one.name)).toEqual(["first_name", "age"]);
    expect((await joined("surname", "age")).map((one) => one.name)).toEqual(["surname", "age"]);
  });

  it("tells by one column what another one says", async () => {
    const [key, other, odd, gaps] = (
      await sheetOf({
        key: ["a", "b", "a", "b", "a"],
        other: ["x", "y", "x", "y", "x"],
        odd: ["x", "y", "z", "y", "x"],
        gaps: ["x", null, null, "y", "x"],
      })
    ).columns;
    if (!key || !other || !odd || !gaps) throw new Error("no columns");
    expect([evidenceFor(key, other), evidenceFor(key, odd), evidenceFor(key, gaps)]).toEqual([3, -1, 1]);
  });
});

describe("texts that mean that there is no value", () => {
  const absentIn = async (columns: Readonly<Record<string, readonly unknown[]>>) => {
    const { written, why } = findAbsent([await sheetOf(columns)]);
    return [written, why];
  };

  it("are those by default, and those that are seen", async () => {
    expect(await absentIn({ a: ["x", "y"] })).toEqual([null, ""]);
    expect(await absentIn({ a: ["x", "NA"] })).toEqual([null, "seen: `NA` in a"]);
    expect(await absentIn({ a: ["x", "-"], b: ["n/a", "?"] })).toEqual([
      ["NA", "N/A", "NULL", "-9", "-", "n/a", "?"],
      "seen: `-` in a, `n/a` in b, `?` in b",
    ]);
  });

  it("may be a number below all others", async () => {
    const all = ["NA", "N/A", "NULL", "-9", "-99"];
    expect(await absentIn({ a: ["5", "-99", "7"] })).toEqual([all, "seen: `-99` in a"]);
    expect(await absentIn({ a: ["5", "-99", "-"] })).toEqual([
      [...all.slice(0, 4), "-", "-99"],
      "seen: `-` in a, `-99` in a",
    ]);
    expect(await absentIn({ a: ["-9", "5"] })).toEqual([null, "seen: `-9` in a"]);
    // Alone, only the one that is meant by default.
    expect(await absentIn({ a: ["-9", null] })).toEqual([null, "seen: `-9` in a"]);
    expect(await absentIn({ a: ["-99", null] })).toEqual([null, ""]);
    // Beside other numbers below zero it is one of them.
    expect(await absentIn({ a: ["-9", "-12"] })).toEqual([["NA", "N/A", "NULL"], "`-9` is a value of a"]);
    expect(await absentIn({ a: ["-99", "-12"] })).toEqual([null, "`-99` is a value of a"]);
  });

  it("are not codes of two letters: NA is Namibia", async () => {
    const kept = [["N/A", "NULL", "-9"], "`NA` is a value of country"];
    expect(await absentIn({ country: ["NA", "DE", "FR"] })).toEqual(kept);
    expect(await absentIn({ country: ["NA", "DE", "N/A"] })).toEqual([
      kept[0],
      "seen: `N/A` in country; `NA` is a value of country",
    ]);
    expect(await absentIn({ country: ["NA", "DE"] })).toEqual([null, "seen: `NA` in country"]);
    expect(await absentIn({ country: ["NA", "DE", "Peru"] })).toEqual([null, "seen: `NA` in country"]);
    expect(await absentIn({ grade: ["NA", "DE", "FR"] })).toEqual([null, "seen: `NA` in grade"]);
    const letters = [..."ABCDEFGHIJKLMNOPQRST"].map((letter) => `X${letter}`);
    expect(await absentIn({ grade: ["NA", ...letters] })).toEqual([kept[0], "`NA` is a value of grade"]);
    expect(await absentIn({ grade: ["NA", ...letters.slice(1)] })).toEqual([null, "seen: `NA` in grade"]);
  });
});

describe("a first line that is a row", () => {
  const named = async (columns: Readonly<Record<string, readonly unknown[]>>, name = "t.csv") =>
    withoutHeader(await sheetOf(columns, name));

  it("is told by its values", async () => {
    const numbered = ["column_1", "column_2"];
    expect(await named({ "5": ["6", "7"], x: ["a", "b"] })).toEqual(numbered);
    expect(await named({ "2024-01-05": ["2024-01-06", "2024-02-01"], x: ["a", "b"] })).toEqual(numbered);
    expect(await named({ "https://a.example": ["https://b.example"], x: ["a"] })).toEqual(numbered);
    expect(await named({ port: ["port", "hill"], x: ["a", "b"] })).toEqual(numbered);
  });

  it("is a header where it says what the columns are, or nothing tells", async () => {
    expect(await named({ name: ["a", "b"], "5": ["6", "7"] })).toBeNull();
    expect(await named({ count: ["6", "7"], x: ["x", "b"] })).toBeNull();
    expect(await named({ x: ["a", "b"] })).toBeNull();
    expect(await named({ "5": ["6", "7"] }, "t.json")).toBeNull();
    expect(await named({ "5": [null], x: [null] })).toBeNull();
    expect(await named({ "5": ["6", "a", "b"], x: ["a", "b"] })).toBeNull();
  });
});
