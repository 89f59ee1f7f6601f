import type { Read } from "../../../src/import/infer/guess.ts";
import { readSheet, type Sheet } from "../../../src/import/infer/sheet.ts";
import { valuesOf } from "../../../src/import/infer/value-kind.ts";
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

export type Cells = Readonly<Record<string, string>>;

/** A table whose cells are written as words, `-` for none. */
export async function readOf(columns: Cells, graph: Read["graph"] = null): Promise<Read> {
  const cells = Object.entries(columns).map(([name, text]) => [
    name,
    text.split(" ").map((one) => (one === "-" ? null : one)),
  ]);
  const sheet = await sheetOf(Object.fromEntries(cells));
  return {
    sheet,
    file: null,
    part: null,
    title: "t",
    columns: sheet.columns,
    valuesOf: (one) => valuesOf(one, sheet),
    graph,
  };
}
