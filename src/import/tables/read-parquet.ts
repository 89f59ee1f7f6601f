import { resolve } from "node:path";
import type { Json } from "@duckdb/node-api";
import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { CellSpans } from "./cell-spans.ts";
import type { Row, Table } from "./table.ts";

type Cells = ReadonlyMap<string, Json>;

/** A Parquet file, which DuckDB reads from disk, anew for each pass. Its rows have numbers for lines. */
export async function openParquet(name: string, spans: CellSpans): Promise<Table> {
  const findings: Finding[] = [];
  const columns = new Set<string>();
  for await (const cells of records(name, spans, findings)) for (const column of cells.keys()) columns.add(column);
  const names = [...columns];
  return {
    name,
    columns: names,
    findings,
    async *rows(): AsyncGenerator<Row> {
      let line = 0;
      findings.length = 0;
      for await (const cells of records(name, spans, findings)) {
        line += 1;
        const at = line;
        yield {
          line,
          cells: names.map((column) => cells.get(column) ?? null),
          place: (column) => ({ line: at, column: column + 1, length: 1, text: "" }),
        };
      }
    },
  };
}

async function* records(name: string, spans: CellSpans, findings: Finding[]): AsyncGenerator<Cells> {
  // Loaded here: other files are imported without an engine.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  let line = 1;
  try {
    const result = await connection.stream("SELECT * FROM read_parquet(?)", [resolve(name)]);
    const columns = result.columnNames();
    for await (const rows of result.yieldRowsJson()) {
      for (const row of rows) {
        line += 1;
        const cells = new Map<string, Json>();
        for (const [n, column] of columns.entries()) flatten(column, row[n] ?? null, cells);
        yield cells;
      }
    }
  } catch (error) {
    const reason = reasonOf(error, name);
    if (reason === null) throw error;
    const place = spans.span(name, { line, column: 1, length: 1, text: "" });
    findings.push(finding("unreadable-table", { reason }, place));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The fields of a struct are columns, as keys of an object of JSON are. */
function flatten(column: string, value: Json, cells: Map<string, Json>): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) cells.set(column, value);
  else for (const [key, inner] of Object.entries(value)) flatten(`${column}.${key}`, inner ?? null, cells);
}

/** What the engine says of a file that it cannot read; null: the error is another. */
function reasonOf(error: unknown, name: string): string | null {
  if (!(error instanceof Error)) return null;
  const [line = ""] = error.message.split("\n");
  const said =
    /^(?:Invalid Input|Invalid|IO|Not implemented|Conversion|Serialization|TProtocolException)[\w ]*: (.+)$/.exec(line);
  return said?.[1]?.replaceAll(resolve(name), name).replace(/\.$/, "") ?? null;
}
