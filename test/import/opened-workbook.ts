import { expect } from "vitest";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import type { Table } from "../../src/import/tables/table.ts";
import { openXlsx } from "../../src/import/workbook/read-xlsx.ts";
import { workbookOf } from "../helpers/workbook.ts";

export const FIXTURES = "test/fixtures/workbooks";

interface Options {
  readonly header?: number | Readonly<Record<string, number>>;
  readonly sheets?: readonly string[];
}

export async function openBytes(bytes: Uint8Array, { header, sheets = [] }: Options = {}, spans = new CellSpans()) {
  const ofSheets = new Map(typeof header === "object" ? Object.entries(header) : []);
  const rules = sheets.map((sheet) => ({ sheet }));
  return await openXlsx("b.xlsx", () => [bytes], spans, {
    header: { row: typeof header === "number" ? header : null, ofSheets },
    // Of its rules, only the sheets that they name are looked at.
    ...({ entities: rules, relations: [] } as unknown as Pick<
      Parameters<typeof openXlsx>[3],
      "entities" | "relations"
    >),
  });
}

export async function rowsOf(table: Table | undefined): Promise<readonly Record<string, unknown>[]> {
  const rows = [];
  for await (const { cells } of table?.rows() ?? [])
    rows.push(
      Object.fromEntries((table?.columns ?? []).flatMap((name, n) => (cells[n] === null ? [] : [[name, cells[n]]]))),
    );
  return rows;
}

/** The rows of a sheet whose cells are given word for word, below `a` and `b`. */
export async function cellsOf(
  cells: string,
  parts: Partial<Parameters<typeof workbookOf>[0]> = {},
): Promise<readonly unknown[]> {
  const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="str"><v>b</v></c></row>';
  const [table] = await openBytes(workbookOf({ sheets: { S: `<sheetData>${head}${cells}</sheetData>` }, ...parts }));
  const rows = await rowsOf(table);
  expect(table?.findings).toEqual([]);
  return rows;
}

export async function faultOf(bytes: Uint8Array): Promise<string> {
  const spans = new CellSpans();
  const tables = await openBytes(bytes, {}, spans);
  for (const table of tables) await rowsOf(table);
  const [fault] = tables.flatMap(({ findings }) => findings);
  if (fault === undefined || !("start" in fault.place)) return "";
  const lines = spans.linesOf(fault.place.file);
  const { line = 0, column = 0 } = lines?.position(fault.place.start) ?? {};
  const reason = fault.message.replace("The rows from here on cannot be read: ", "");
  return `${fault.place.file}${lines?.placeText?.(line, column)}: ${reason}${fault.hint ? ` ${fault.hint}` : ""}`;
}
