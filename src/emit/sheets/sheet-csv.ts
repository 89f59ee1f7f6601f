import type { NewFile } from "../../host/host.ts";
import { csvLine } from "../../text/csv-line.ts";
import { gather } from "../chunks.ts";
import type { Ledger } from "../exchange/ledger.ts";
import type { Sheet } from "./sheet.ts";

/** By it Excel knows that a file is UTF-8. */
const BOM = "\ufeff";

/** A CSV file for each sheet. What a spreadsheet would run as a formula is text. */
export function sheetFiles(sheets: readonly Sheet[], bom: boolean, ledger: Ledger): readonly NewFile[] {
  return sheets.map((sheet) => ({ path: `${sheet.name}.csv`, chunks: () => gather(lines(sheet, bom, ledger)) }));
}

function* lines({ name, titles, rows }: Sheet, bom: boolean, ledger: Ledger): Generator<string> {
  yield `${bom ? BOM : ""}${csvLine(titles)}`;
  for (const row of rows()) {
    ledger.wrote(name);
    yield csvLine(row);
  }
}
