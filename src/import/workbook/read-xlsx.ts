import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Header, ImportMap } from "../map/take.ts";
import type { CellSpans } from "../tables/cell-spans.ts";
import { columnNames, typedName } from "../tables/column-names.ts";
import type { Row, Table } from "../tables/table.ts";
import { columnName } from "./cell-names.ts";
import { WorkbookFault } from "./fault.ts";
import { findMerged, MergedCells } from "./merged-cells.ts";
import { openWorkbook, type SheetPart, type Workbook } from "./open-workbook.ts";
import { readXml } from "./read-xml.ts";
import { type SheetColumn, SheetNotes } from "./sheet-notes.ts";
import { type SheetRow, SheetRows } from "./sheet-rows.ts";

/** A workbook of Excel: each visible sheet is a table, and each hidden one that a rule names. Sheets are unpacked anew for each pass. */
export async function openXlsx(
  name: string,
  chunks: () => Iterable<Uint8Array>,
  spans: CellSpans,
  map: Pick<ImportMap, "header" | "entities" | "relations">,
): Promise<readonly Table[]> {
  try {
    const book = await openWorkbook(Buffer.concat([...chunks()]));
    const wanted = new Set([...map.entities, ...map.relations].map(({ sheet }) => sheet?.toLowerCase()));
    const isRead = (sheet: SheetPart): boolean => !sheet.isHidden || wanted.has(sheet.name.toLowerCase());
    const read = book.sheets.filter(isRead);
    const [hidden] = book.sheets;
    if (hidden === undefined) throw new WorkbookFault("it has no sheet");
    if (read.length === 0)
      throw new WorkbookFault("all its sheets are hidden", `name one in a rule of the map: \`sheet: ${hidden.name}\``);
    const notes = [
      ...book.sheets.filter((sheet) => !isRead(sheet)).map((sheet) => `sheet ${sheet.name} is hidden and not read`),
      ...book.others.map((other) => `sheet ${other} has no cells (a chart, a dialog or a macro)`),
    ].map((note) => `${name}: ${note}`);
    const tables: Table[] = [];
    for (const sheet of read) {
      const table = await openSheet(name, book, sheet, spans, rowOfHeader(map.header, sheet));
      tables.push(tables.length === 0 ? { ...table, notes: () => [...notes, ...(table.notes?.() ?? [])] } : table);
    }
    return tables;
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    spans.nameCells(name, () => "");
    return [{ name, columns: [], findings: [faultOf(error, name, 1, spans)], async *rows() {} }];
  }
}

function faultOf({ message: reason, hint }: WorkbookFault, file: string, line: number, spans: CellSpans): Finding {
  const place = spans.span(file, { line, column: 1, length: 1, text: "" });
  return finding("unreadable-table", { reason }, place, hint === undefined ? undefined : { hint });
}

async function openSheet(
  file: string,
  book: Workbook,
  sheet: SheetPart,
  spans: CellSpans,
  header: number | null,
): Promise<Table> {
  const name = `${file}, sheet ${sheet.name}`;
  spans.nameCells(name, (line, column) => `, ${columnName(column)}${line}`);
  const findings: Finding[] = [];
  const merged = await findMerged(book.archive.text(sheet.path));
  const read = async function* (): AsyncGenerator<Read> {
    const filling = new MergedCells(merged);
    const elements = new SheetRows(book);
    let line = 1;
    findings.length = 0;
    try {
      for await (const _ of readXml(sheet.path, book.archive.text(sheet.path), elements)) {
        for (const row of elements.take()) {
          line = row.number;
          const isEmpty = row.cells.size + row.uncomputed.size + row.errors.size === 0;
          const isMerged = filling.fill(row.number, row.cells);
          if (!isEmpty) yield { row, isMerged, hidden: elements.hidden };
        }
      }
    } catch (error) {
      if (!(error instanceof WorkbookFault)) throw error;
      findings.push(faultOf(error, name, line, spans));
    }
  };
  const columns: SheetColumn[] = [];
  let above = header ?? 1;
  const hiddenColumns: SheetColumn[] = [];
  for await (const { row, hidden } of read()) {
    if (header !== null && row.number < header) continue;
    if (header === null || row.number === header) columns.push(...columnsOf(row));
    hiddenColumns.push(...columns.filter(({ at }) => hidden.some(([from, to]) => at >= from && at <= to)));
    above = row.number;
    break;
  }
  let notes = new SheetNotes();
  const named = new Map(columns.map((column) => [column.at, column]));
  return {
    name,
    sheet: sheet.name,
    columns: columns.map((column) => column.name),
    findings,
    notes: () => notes.list(hiddenColumns, book.isStale).map((note) => `${name}: ${note}`),
    async *rows(): AsyncGenerator<Row> {
      notes = new SheetNotes();
      for await (const { row, isMerged } of read()) {
        if (row.number <= above) continue;
        for (const at of row.cells.keys()) if (!named.has(at)) notes.unnamed(at);
        for (const [at, text] of row.errors) if (named.has(at)) notes.error(text, at, row.number);
        if (!columns.some(({ at }) => row.cells.has(at) || row.uncomputed.has(at))) continue;
        notes.row({ ...row, isMerged });
        yield rowOf(row, columns, sheet.name);
      }
    },
  };
}

function rowOfHeader({ row, ofSheets }: Header, { name }: SheetPart): number | null {
  return ofSheets.get(name.toLowerCase()) ?? row;
}

interface Read {
  readonly row: SheetRow;
  readonly isMerged: boolean;
  readonly hidden: SheetRows["hidden"];
}

/** The columns that have a name; what is in the others is noted. */
function columnsOf({ cells }: SheetRow): readonly SheetColumn[] {
  const named = [...cells].filter(([, text]) => typedName(text) !== "").sort(([a], [b]) => a - b);
  const names = columnNames(named.map(([, text]) => text));
  return named.map(([at], n) => ({ name: names[n] ?? "", at }));
}

function rowOf({ number, cells, uncomputed }: SheetRow, columns: readonly SheetColumn[], sheet: string): Row {
  const at = (column: number): number => columns[column]?.at ?? 1;
  return {
    line: number,
    cells: columns.map((column) => cells.get(column.at) ?? null),
    place: (column) => ({ line: number, column: at(column), length: 1, text: "" }),
    // As Excel writes a link to a cell.
    locator: `#${sheet.replace(/[\s,;&%#]/g, encodeURIComponent)}!${columnName(at(0))}${number}`,
    ...(uncomputed.size > 0 && { isUncomputed: (column: number) => uncomputed.has(at(column)) }),
  };
}
