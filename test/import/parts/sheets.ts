import { readSheet, type Sheet } from "../../../src/import/infer/sheet.ts";
import type { Table } from "../../../src/import/tables/table.ts";

/** A table of these columns, whose cells are given row by row. */
export function tableOf(columns: readonly string[], rows: readonly (readonly unknown[])[], name = "t.csv"): Table {
  return {
    ...{ name, columns, findings: [] },
    async *rows() {
      for (const [n, cells] of rows.entries()) yield { line: n + 2, cells };
    },
  } as unknown as Table;
}

export async function sheetOf(columns: Readonly<Record<string, readonly unknown[]>>, name?: string): Promise<Sheet> {
  const names = Object.keys(columns);
  const length = Math.max(...Object.values(columns).map((cells) => cells.length));
  const rows = Array.from({ length }, (_, n) => names.map((one) => columns[one]?.[n] ?? null));
  return await readSheet(tableOf(names, rows, name));
}
