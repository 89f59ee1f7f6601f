import { describe, expect, it } from "vitest";
import { oneLine, spanOf, taken, textOfCell, toDate, valueFor } from "../../../src/import/collect/cell-values.ts";
import { NOTHING } from "../../../src/import/map/read-take.ts";
import type { Take } from "../../../src/import/map/take.ts";
import { romanId, romanName, typeName } from "../../../src/import/presets/type-name.ts";
import { columnNames, typedName } from "../../../src/import/tables/column-names.ts";
import { columnName, parseCellName, parseRowNumber } from "../../../src/import/workbook/cell-names.ts";
import { builtInFormat, parseFormat } from "../../../src/import/workbook/number-format.ts";
import { numberText } from "../../../src/import/workbook/number-text.ts";

const take = (more: Partial<Take>): Take => ({ ...NOTHING, value: null, ...more });

describe("a number in a workbook", () => {
  const text = (written: string, format: string, is1904 = false) => numberText(written, parseFormat(format), is1904);

  it.each([
    ["45292", "yyyy-mm-dd", "2024-01-01"],
    ["45292.5", "yyyy-mm-dd", "2024-01-01T12:00:00"],
    ["45292.999999", "yyyy-mm-dd", "2024-01-02"],
    ["0", "yyyy", "1900-01-00"],
    ["1", "yyyy", "1900-01-01"],
    ["59", "yyyy", "1900-02-28"],
    ["60", "yyyy", "1900-02-29"],
    ["61", "yyyy", "1900-03-01"],
    ["2958465", "yyyy", "9999-12-31"],
    ["2958466", "yyyy", "2958466"],
    ["-1", "yyyy", "-1"],
    ["0.5", "hh:mm", "12:00:00"],
    ["0", "hh:mm", "00:00:00"],
    ["0.75", "h:mm:ss", "18:00:00"],
    ["1", "hh:mm", "1900-01-01"],
    ["-0.5", "hh:mm", "-0.5"],
    ["1.5", "[h]:mm", "36:00:00"],
    ["-1.5", "[h]:mm", "-1.5"],
    ["0.125", "0.0%", "12.5%"],
    ["0.07", "0%", "7%"],
    ["7", "0000", "0007"],
    ["7.5", "0000", "7.5"],
    ["12345", "0000", "12345"],
    ["0.30000000000000004", "General", "0.3"],
    ["0.1", "0.00", "0.1"],
    ["123456789012345678", "0", "123456789012345678"],
    ["1.0", "General", "1"],
    ["1E3", "General", "1000"],
    ["", "yyyy", ""],
    ["#N/A", "yyyy", "#N/A"],
  ])("%s as %s is %s", (written, format, expected) => {
    expect(text(written, format)).toBe(expected);
  });

  it("may count its days from 1904", () => {
    expect(text("0", "yyyy", true)).toBe("1904-01-01");
    expect(text("43830", "yyyy", true)).toBe("2024-01-01");
    expect(text("0.5", "hh:mm", true)).toBe("12:00:00");
  });

  it.each([
    ['"year" 0', "number"],
    ["0.00E+00", "number"],
    ["[Red]0", "number"],
    ["mmm", "date"],
    ["mm:ss", "time"],
    ["[ss]", "duration"],
    ["d", "date"],
    ["0;yyyy", "number"],
    ["\\d0", "number"],
    ["_d0", "number"],
    ["0", "number"],
    ["00", "digits"],
    ["General", "number"],
  ])("is told by its format: %s is a %s", (format, is) => {
    expect(parseFormat(format).is).toBe(is);
  });

  it("is told by the number of a format that is built in", () => {
    const of = (is: string): readonly number[] =>
      Array.from({ length: 60 }, (_, n) => n).filter((n) => builtInFormat(n).is === is);
    expect(of("percent")).toEqual([9, 10]);
    expect(of("date")).toEqual([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
    expect(of("time")).toEqual([18, 19, 20, 21, 32, 33, 34, 35, 45, 47]);
    expect(of("duration")).toEqual([46]);
  });
});

describe("a cell of a workbook", () => {
  it("is named by column and row", () => {
    expect([1, 26, 27, 52, 53, 702, 703, 16_384].map(columnName)).toEqual([
      "A",
      "Z",
      "AA",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
      "XFD",
    ]);
    expect(parseCellName("A1")).toEqual({ row: 1, column: 1 });
    expect(parseCellName("ab12")).toEqual({ row: 12, column: 28 });
    expect(parseCellName("XFD1048576")).toEqual({ row: 1_048_576, column: 16_384 });
    for (const name of ["", "A", "1", "A0", "A1048577", "XFE1", "A1B", "A-1", "Ä1"])
      expect(() => parseCellName(name), name).toThrow("outside the limits of a sheet");
    expect(parseRowNumber("5")).toBe(5);
    for (const row of ["0", "1.5", "x", "1048577", "-1"]) expect(() => parseRowNumber(row)).toThrow("outside");
  });
});

describe("a cell", () => {
  it("has the text that can be written of it", () => {
    const none = new Set(["", "NA"]);
    for (const cell of [null, undefined, "", "  ", "NA", " NA "]) expect(textOfCell(cell, none)).toBeNull();
    expect(textOfCell(" a b ", none)).toBe("a b");
    expect(textOfCell(5, none)).toBe("5");
    expect(textOfCell(false, none)).toBe("false");
    expect(textOfCell({ a: [1] }, none)).toBe('{"a":[1]}');
    expect(textOfCell("a\u0000b\r\nc\rd\te", none)).toBe("a b\nc\nd\te");
    expect(oneLine("a \n b\tc")).toBe("a b c");
  });

  it("is taken as the map says", () => {
    expect(taken(take({ value: "x", columns: ["a"] }), ["y"])).toBe("x");
    expect(taken(take({ columns: ["a"] }), [null])).toBeNull();
    expect(taken(take({ columns: ["a"], prefix: "p-" }), ["y"])).toBe("p-y");
    expect(taken(take({ columns: ["a"], words: { y: "z" }, prefix: "p-" }), ["y"])).toBe("p-z");
    expect(taken(take({ columns: ["a"], words: {} }), ["constructor"])).toBe("constructor");
    expect(taken(take({ columns: ["a", "b"], join: " " }), ["x", null])).toBe("x");
    expect(taken(take({ columns: ["a", "b"], join: ", " }), ["x", null])).toBeNull();
    expect(taken(take({ columns: ["a", "b"], join: ", " }), ["x", "y"])).toBe("x, y");
    const parts = take({ columns: ["y", "m", "d"], join: "-", date: "Y-M-D" });
    expect(taken(parts, ["2024", "1", null])).toBe("2024-1");
    expect(taken(parts, ["2024", null, "5"])).toBe("2024");
    expect(taken(parts, [null, "1", "5"])).toBeNull();
  });

  it("is the value that its field takes, where it can be", () => {
    const value = (kind: string, text: string, more: Partial<Take> = {}) =>
      valueFor({ kind } as Parameters<typeof valueFor>[0], text, take(more));
    expect(value("number", "1,000.5")).toBe(1000.5);
    expect(value("number", "12.5 %")).toBe(0.125);
    expect(value("number", "1,00")).toBe("1,00");
    for (const word of ["true", "YES", "y", "T", "1"]) expect(value("boolean", word)).toBe(true);
    for (const word of ["false", "No", "n", "f", "0"]) expect(value("boolean", word)).toBe(false);
    expect(value("boolean", "maybe")).toBe("maybe");
    expect(value("text", "5")).toBe("5");
    expect(value("enum", "a\nb")).toBe("a b");
    expect(value("quantity", "5")).toBe(5);
    expect(value("quantity", "5", { unit: "troops" })).toBe("5 troops");
    expect(value("quantity", "5,000", { unit: "troops" })).toBe("5000 troops");
    expect(value("quantity", "some", { unit: "troops" })).toBe("some troops");
    expect(value("quantity", "some")).toBe("some");
    expect(value("quantity", "12.5 %", { unit: "percent" })).toBe("12.5 percent");
    expect(value("quantity", "12.5%")).toBe("12.5 %");
    expect(value("quantity", "12.5%", { unit: "troops" })).toBe("12.5% troops");
  });

  it("is a date by its pattern", () => {
    expect(toDate("2024-01-05T12:30:00Z")).toBe("2024-01-05");
    expect(toDate("2024-01-05 12:30")).toBe("2024-01-05");
    expect(toDate("476")).toBe("0476");
    expect(toDate("1990.0")).toBe("1990");
    expect(toDate("476", "D.M.Y")).toBe("476");
    expect(toDate("soon")).toBe("soon");
    for (const [text, pattern, date] of [
      ["5.1.2024", "D.M.Y", "2024-01-05"],
      ["5/1/24", "D/M/YY", "2024-01-05"],
      ["5/1/68", "D/M/YY", "2068-01-05"],
      ["5/1/69", "D/M/YY", "1969-01-05"],
      ["20240105", "YYYYMMDD", "2024-01-05"],
      ["5 Jan 2024", "D M Y", "2024-01-05"],
      ["December 5, 2024", "M D, Y", "2024-12-05"],
      ["1.2024", "M.Y", "2024-01"],
      // A pattern that begins with the year takes less of it.
      ["2024-1", "Y-M-D", "2024-01"],
      ["2024", "Y-M-D", "2024"],
      ["5.1", "D.M.Y", "5.1"],
      ["5x1x2024", "D.M.Y", "5x1x2024"],
    ] as const)
      expect(toDate(text, pattern), text).toBe(date);
  });

  it("with another is the time from one to the other", () => {
    expect(spanOf("1990", "1991", false, true)).toBe("1990/1991");
    expect(spanOf("1990", "1990", false, true)).toBe("1990");
    expect(spanOf("1990", null, false, true)).toBe("1990/");
    expect(spanOf("1990", null, false, false)).toBe("1990");
    expect(spanOf("1990", null, true, true)).toBe("1990/..");
    expect(spanOf(null, "1991", false, true)).toBe("/1991");
    expect(spanOf(null, null, false, true)).toBeNull();
  });
});

describe("names", () => {
  it("of columns are all different, and can be typed", () => {
    expect(columnNames(["a", "b", "a", "a"])).toEqual(["a", "b", "a_2", "a_3"]);
    expect(columnNames(["a", "a_2", "a"])).toEqual(["a", "a_2", "a_3"]);
    expect(columnNames(["a", "a", "a_2"])).toEqual(["a", "a_2", "a_2_2"]);
    expect(columnNames(["", " ", "x"])).toEqual(["column_1", "column_2", "x"]);
    expect(typedName(" a\u0000\u0001b\u200bc \n d ")).toBe("a bc d");
  });

  it("of types begin with a letter, in any script", () => {
    expect(typeName("Big Ship", "-", "x")).toBe("big-ship");
    expect(typeName("Big Ship", "_", "x")).toBe("big_ship");
    expect(typeName("7 seas", "-", "x")).toBe("x-7-seas");
    expect(typeName("!", "-", "x")).toBe("x");
    expect(romanName("столица", "-", "x")).toBe("stolitsa");
    expect(romanName("Größe", "-", "x")).toBe(typeName("Größe", "-", "x"));
    expect(romanId("столица")).toBe("stolitsa");
    expect(romanId("Big Ship")).toBe("big-ship");
  });
});
