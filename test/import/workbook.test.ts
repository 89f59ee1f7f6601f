import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Ledger } from "../../src/emit/exchange/ledger.ts";
import { type Sheet, sheetOf } from "../../src/emit/sheets/sheet.ts";
import { emitXlsx } from "../../src/emit/sheets/xlsx.ts";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import { parseFormat } from "../../src/import/workbook/number-format.ts";
import { numberText } from "../../src/import/workbook/number-text.ts";
import { oraclePython } from "../helpers/oracles.ts";
import { workbookOf } from "../helpers/workbook.ts";
import { cellsOf, FIXTURES, openBytes, rowsOf } from "./opened-workbook.ts";

describe("import of workbooks", () => {
  it("reads what openpyxl writes, and says what it read otherwise than it looks", async () => {
    const bytes = readFileSync(`${FIXTURES}/openpyxl.xlsx`);
    const [ships, deals] = await openBytes(bytes, { header: { "my deals": 3 } });
    expect(await rowsOf(ships)).toEqual([
      {
        imo: "9321483",
        Name: "Ocean Star",
        built: "2019-01-05",
        tonnage: "900",
        share: "12.5%",
        seen: "2020-02-03T04:05:06",
        active: "true",
      },
      {
        imo: "9410741",
        Name: "Blue\nWave",
        built: "1900-01-01",
        tonnage: "1234567.891",
        share: "7%",
        seen: "04:05:00",
        active: "false",
      },
      { imo: "0000003", built: "1900-03-01" },
      { imo: "4", Name: "Merged", built: "9999-12-31", tonnage: "1e-7" },
      { imo: "5", Name: "Merged", tonnage: "2" },
    ]);
    expect(ships?.notes?.()).toEqual([
      "b.xlsx: sheet Old is hidden and not read",
      "b.xlsx, sheet Ships: 1 cell with #N/A read as absent, the first H2",
      "b.xlsx, sheet Ships: 1 cell with #DIV/0! read as absent, the first H3",
      "b.xlsx, sheet Ships: 1 hidden row read like the others",
      "b.xlsx, sheet Ships: column D (tonnage) is hidden and can be read like the others",
      "b.xlsx, sheet Ships: 1 row filled in from cells that are merged over several rows",
    ]);
    expect(await rowsOf(deals)).toEqual([{ from: "a", to: "b" }]);
    expect(deals?.notes?.()).toEqual(["b.xlsx, sheet My Deals: column XFD has no name: 1 cell not read"]);
    const [, , old] = await openBytes(bytes, { sheets: ["old"] }).then(([a, b, c]) => [a, c, b]);
    expect(old?.columns).toEqual(["x"]);
  });

  it("names cells as Excel does, and rows as Excel links to them", async () => {
    const spans = new CellSpans();
    const [ships, deals] = await openBytes(
      readFileSync(`${FIXTURES}/openpyxl.xlsx`),
      { header: { "my deals": 3 } },
      spans,
    );
    const places: string[] = [];
    for await (const row of ships?.rows() ?? []) {
      const { file, start } = spans.span(ships?.name ?? "", row.place(8));
      const { line = 0, column = 0 } = spans.linesOf(file)?.position(start) ?? {};
      places.push(
        `${file}${spans.linesOf(file)?.placeText?.(line, column)}${row.isUncomputed?.(8) ? " uncomputed" : ""}`,
      );
    }
    expect(places.slice(0, 2)).toEqual(["b.xlsx, sheet Ships, I2 uncomputed", "b.xlsx, sheet Ships, I3"]);
    for await (const { locator } of deals?.rows() ?? []) expect(locator).toBe("#My%20Deals!A4");
  });

  it("reads what XlsxWriter writes: shared texts, days since 1904, spans of time", async () => {
    const [data, ...others] = await openBytes(readFileSync(`${FIXTURES}/xlsxwriter.xlsx`));
    expect(others).toEqual([]);
    expect(await rowsOf(data)).toEqual([
      { id: "x", when: "2019-01-05", "how long": "36:00:00", formula: "0", id_2: "y" },
      { id: "bold end ", when: "1904-01-01", formula: "2" },
    ]);
    expect(data?.notes?.()).toEqual([
      "b.xlsx: sheet Chart has no cells (a chart, a dialog or a macro)",
      "b.xlsx, sheet Data: 2 formulas to be computed when the file is opened: open and save it, to be sure of the values",
    ]);
  });

  it("reads cells of all types, with and without their names", async () => {
    const texts =
      '<si><t xml:space="preserve"> x </t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>';
    const cells = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>
      <row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>
      <row r="9"><c r="B9" t="str"><f>A1</f><v>_x005F_x000D_ &amp; <![CDATA[<b>]]></v></c></row>
      <row r="10"><c r="A10" t="d"><v>2019-01-05T00:00:00Z</v></c><c r="B10" t="d"><v>2019-01-05T10:00:00</v></c></row>
      <row r="11"><c r="A11" s="3"/><c r="B11" t="s"/></row><row r="12"/>
      <row r="13"><c r="A13" t="str"><f>""</f><v></v></c><c r="B13" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>`;
    expect(await cellsOf(cells, { texts })).toEqual([
      { a: " x ", b: "rich" },
      { a: "true", b: "false" },
      { b: "_x000D_ & <b>" },
      { a: "2019-01-05", b: "2019-01-05T10:00:00" },
      { b: "ab" },
    ]);
  });

  it("calls columns as those of a CSV file are called", async () => {
    const name = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const head = ["a\u200bb", "ab", "\u200b", "c\nd"].map(name).join("");
    const [table] = await openBytes(workbookOf({ sheets: { S: `<sheetData><row>${head}</row></sheetData>` } }));
    expect(table?.columns).toEqual(["ab", "ab_2", "c d"]);
  });

  it("takes no longer over cells that are merged again and again", async () => {
    const merged = '<mergeCell ref="A2:A20001"/>'.repeat(20_000);
    const rows = `<row><c t="str"><v>a</v></c></row><row><c><v>7</v></c></row>${"<row><c/></row>".repeat(20_000)}`;
    const sheet = `<sheetData>${rows}</sheetData><mergeCells>${merged}</mergeCells>`;
    const [table] = await openBytes(workbookOf({ sheets: { S: sheet } }));
    expect(await rowsOf(table)).toEqual([{ a: "7" }]);
  });

  it("reads strict workbooks and prefixed elements", async () => {
    const strict = [
      "http://purl.oclc.org/ooxml/spreadsheetml/main",
      "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ] as const;
    expect(await cellsOf('<row r="2"><c r="A2"><v>1</v></c></row>', { namespaces: strict })).toEqual([{ a: "1" }]);
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>a</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row><x:row r="3"><x:c r="B3"><x:v>8</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A2:A3"/></x:mergeCells></x:worksheet>';
    const [table] = await openBytes(workbookOf({ sheets: { S: "" }, others: { "xl/worksheets/sheet0.xml": sheet } }));
    expect(await rowsOf(table)).toEqual([{ a: "7" }, { a: "7" }]);
  });

  it.each<[string, string, string, string]>([
    ["a day before the leap year that was none", "59", "d/m/yy", "1900-02-28"],
    ["the day that never was", "60", "d/m/yy", "1900-02-29"],
    ["the day behind it", "61", "d/m/yy", "1900-03-01"],
    ["a last second that is rounded up", "43470.9999999999", "yyyy-mm-dd hh:mm", "2019-01-06"],
    ["a locale and literal text", "43470", '[$-409]mmmm\\ d", "yyyy', "2019-01-05"],
    ["a month alone", "43470", "mmm", "2019-01-05"],
    ["no day of the calendar", "9999999", "yyyy", "9999999"],
    ["a day before 1900", "-1", "yyyy", "-1"],
    ["minutes and seconds", "0.5", "mm:ss.0", "12:00:00"],
    ["scientific", "1.5E+3", "0.00E+00", "1500"],
    ["a colour and a unit", "1200.5", '[Red]#,##0.00\\ "days"', "1200.5"],
    ["a currency", "12", "[$€-407]#,##0.00", "12"],
    ["a general number with a unit", "12", 'General" h"', "12"],
    ["a percentage", "0.28499999999999998", "0.0%", "28.5%"],
    ["zeros in front", "42", "00000", "00042"],
    ["an error of binary arithmetic", "0.30000000000000004", "General", "0.3"],
    ["another", "2.9999999999999996", "General", "3"],
    ["a number that has so many digits", "0.12345678901234568", "General", "0.12345678901234568"],
    ["a whole number beyond 2^53", "9007199254740993", "General", "9007199254740993"],
    ["no number", "n/a", "General", "n/a"],
  ])("reads numbers by their formats: %s", (_, written, format, text) => {
    expect(numberText(written, parseFormat(format), false)).toBe(text);
  });

  it("reads our own workbooks back as they went out", async () => {
    const texts = ["=1+1", "_x000D_", "a\nb", '"q", c', "]]><&>", "😀", "0", "true", "2019-01-05", "x".repeat(40)];
    const numbers = [0, -1, 0.1, 1e21, 1.5e-9, 123456789.123, 9007199254740991, 2, 3, 4];
    const items = texts.map((text, n) => ({ text, number: numbers[n] ?? null, gap: n % 2 === 0 ? null : n }));
    const sheets: readonly Sheet[] = ["facts", "claims"].map((name) =>
      sheetOf(name, items, [
        { title: "text", cell: ({ text }) => text },
        { title: "number", cell: ({ number }) => number },
        { title: "gap", cell: ({ gap }) => gap },
      ]),
    );
    const tables = await openBytes(Buffer.concat([...emitXlsx(sheets, new Ledger())]));
    expect(tables.map(({ sheet }) => sheet)).toEqual(["facts", "claims"]);
    for (const table of tables) {
      const back = (await rowsOf(table)).map(({ text, number, gap }) => ({
        text,
        number: Number(number),
        gap: gap === undefined ? null : Number(gap),
      }));
      expect(back).toEqual(items);
      expect(table.notes?.()).toEqual([]);
    }
  });
});

const python = oraclePython("openpyxl");
describe.skipIf(python.missing !== "")(`workbooks as openpyxl counts them${python.missing}`, () => {
  it("has as many cells in each sheet", async () => {
    const script = `import json, openpyxl, sys
counts = []
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        cells = [cell for row in sheet.iter_rows(max_col=20, max_row=20) for cell in row if cell.value is not None]
        counts.append([sheet.title, sum(1 for cell in cells if cell.data_type != "e")])
print(json.dumps(counts))`;
    const names = ["openpyxl.xlsx", "xlsxwriter.xlsx"].map((name) => `${FIXTURES}/${name}`);
    const { stdout } = spawnSync(python.command, ["-c", script, ...names], { encoding: "utf8" });
    const counts: (readonly [string | undefined, number])[] = [];
    for (const name of names) {
      for (const table of await openBytes(readFileSync(name), { header: { "my deals": 3 }, sheets: ["Old"] })) {
        const cells = (await rowsOf(table)).flatMap((row) => Object.keys(row));
        counts.push([table.sheet, table.columns.length + cells.length]);
      }
    }
    const theirs = new Map(JSON.parse(stdout) as [string, number][]);
    // Of cells merged over two rows, openpyxl has a value in the first.
    theirs.set("Ships", (theirs.get("Ships") ?? 0) + 1);
    // What is above the row of the names.
    theirs.set("My Deals", (theirs.get("My Deals") ?? 0) - 1);
    expect(counts).toEqual([...theirs]);
  });
});
