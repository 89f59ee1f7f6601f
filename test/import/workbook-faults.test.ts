import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { workbookOf } from "../helpers/workbook.ts";
import { faultOf } from "./opened-workbook.ts";

describe("import of workbooks", () => {
  it.each<[string, () => Uint8Array, string]>([
    ["no archive", () => strToU8("id,name\n"), "b.xlsx: it is not a ZIP archive, or is incomplete."],
    ["empty", () => new Uint8Array(), "b.xlsx: it is not a ZIP archive, or is incomplete."],
    [
      "cut short",
      () => workbookOf({ sheets: { S: "" } }).slice(0, 600),
      "b.xlsx: it is not a ZIP archive, or is incomplete.",
    ],
    ["another archive", () => zipSync({ a: strToU8("b") }), "b.xlsx: it is a ZIP archive, but not a workbook."],
    [
      "OpenDocument",
      () => zipSync({ mimetype: strToU8("x"), "content.xml": strToU8("<x/>") }),
      "b.xlsx: it is an OpenDocument file (.ods). open it in a spreadsheet and save it as .xlsx",
    ],
    [
      "Excel 97",
      () => Buffer.from("d0cf11e0a1b11ae1000000", "hex"),
      "b.xlsx: it is a workbook of Excel 97 (.xls). open it in a spreadsheet and save it as .xlsx",
    ],
    [
      "encrypted",
      () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      "b.xlsx: it is encrypted. save it without a password",
    ],
    [
      "broken XML",
      () => workbookOf({ sheets: { S: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>\n<row>' } }),
      "b.xlsx, sheet S, A1: its part xl/worksheets/sheet0.xml is not well-formed XML (line 2: unexpected close tag).",
    ],
    [
      "a cell outside of a sheet",
      () => workbookOf({ sheets: { S: '<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>' } }),
      "b.xlsx, sheet S, A1: it has a cell `XFE1`, which is outside the limits of a sheet.",
    ],
    [
      "a shared text that is not there",
      () => workbookOf({ sheets: { S: '<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData>' } }),
      "b.xlsx, sheet S, A1: its cell A1 refers to a text that is not there.",
    ],
    [
      "rows in disorder",
      () => workbookOf({ sheets: { S: '<sheetData><row r="2"/><row r="1"/></sheetData>' } }),
      "b.xlsx, sheet S, A1: its row 1 comes behind row 2.",
    ],
    [
      "hidden sheets alone",
      () => workbookOf({ sheets: { S: "" }, states: { S: 'state="veryHidden"' } }),
      "b.xlsx: all its sheets are hidden. name one in a rule of the map: `sheet: S`",
    ],
    [
      "a bomb",
      () =>
        workbookOf({
          sheets: { S: "" },
          others: { "xl/worksheets/sheet0.xml": new Uint8Array(17 * 1024 * 1024).fill(32) },
        }),
      "b.xlsx: its part xl/worksheets/sheet0.xml unpacks to more than 100 times its size.",
    ],
    [
      "one endless text",
      () => workbookOf({ sheets: { S: `<sheetData><row r="1"><c t="str"><v>${"x".repeat(5_000_000)}` } }),
      "b.xlsx, sheet S, A1: its part xl/worksheets/sheet0.xml is not well-formed XML (line 1: it has a longer text than a cell can hold).",
    ],
    [
      "nested without end",
      () => workbookOf({ sheets: { S: "<a>".repeat(200) } }),
      "b.xlsx, sheet S, A1: its part xl/worksheets/sheet0.xml is not well-formed XML (line 1: its elements are nested too deeply).",
    ],
  ])("says why a workbook cannot be read: %s", async (_, bytes, fault) => {
    expect(await faultOf(bytes())).toBe(fault);
  });

  it("finds bytes that were changed", async () => {
    const bytes = workbookOf({
      sheets: { S: `<sheetData><row r="1"><c r="A1"><v>${"123456789".repeat(30)}</v></c></row></sheetData>` },
    });
    const at = Buffer.from(bytes).indexOf("xl/worksheets/sheet0.xml") + 80;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await faultOf(bytes)).toMatch(/damaged|not well-formed XML|not a ZIP/);
  });
});
