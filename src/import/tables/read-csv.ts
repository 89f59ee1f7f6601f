import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Header } from "../map/take.ts";
import { type CellSpans, cellPlace } from "./cell-spans.ts";
import { columnNames } from "./column-names.ts";
import { encodingFault, isEncodingFault, texts } from "./read-texts.ts";
import type { Row, Table } from "./table.ts";

export interface CsvOptions {
  /** Null: seen from the first line. */
  readonly delimiter: string | null;
  readonly encoding: string;
  readonly header: Header;
  /** What the columns are called; null: the first line says so. */
  readonly columns: readonly string[] | null;
}

/** A CSV or TSV file. The first line names the columns, unless the map does. */
export async function openCsv(
  name: string,
  chunks: () => Iterable<Uint8Array>,
  spans: CellSpans,
  options: CsvOptions,
): Promise<Table> {
  const findings: Finding[] = [];
  const delimiter = options.delimiter ?? delimiterOf(name, chunks, options);
  const head = await first(records(chunks, delimiter, options, name, spans, findings, true));
  const columns = columnNames(options.columns ?? head?.record ?? []);
  return {
    name,
    columns,
    findings,
    async *rows(): AsyncGenerator<Row> {
      let isHead = options.columns === null;
      findings.length = 0;
      for await (const { record, line, raw } of records(chunks, delimiter, options, name, spans, findings)) {
        if (isHead) isHead = false;
        else yield { line, cells: record, place: (column) => cellPlace(raw, line, column, delimiter) };
      }
    },
  };
}

interface Read {
  readonly record: readonly string[];
  readonly line: number;
  readonly raw: string;
}

async function* records(
  chunks: () => Iterable<Uint8Array>,
  delimiter: string,
  { encoding, header: { row: header } }: Pick<CsvOptions, "encoding" | "header">,
  name: string,
  spans: CellSpans,
  findings: Finding[],
  onlyHead = false,
): AsyncGenerator<Read> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    ...(onlyHead && { to: 1 }),
  });
  const above = (header ?? 1) - 1;
  let next = above + 1;
  try {
    const stream = Readable.from(withoutLines(texts(chunks(), encoding), above)).pipe(parser);
    for await (const item of stream as AsyncIterable<{ record: string[]; info: Info; raw: string }>) {
      // Empty lines above are counted with the row: what is left of them is in `raw`.
      const breaks = item.raw.match(/^(?:[ \t]*\r?\n)+/)?.[0] ?? "";
      const line = next + (breaks.match(/\n/g)?.length ?? 0);
      next = above + item.info.lines + 1;
      yield { record: item.record, line, raw: item.raw.slice(breaks.length) };
    }
  } catch (error) {
    if (error instanceof CsvError) {
      const line = typeof error["lines"] === "number" ? above + error["lines"] : next;
      findings.push(
        finding(
          "unreadable-table",
          { reason: reasonOf(error) },
          spans.span(name, { line, column: 1, length: 1, text: "" }),
        ),
      );
    } else if (isEncodingFault(error)) findings.push(encodingFault(name, encoding, next, spans));
    else throw error;
  }
}

/** What is below the first lines: a title need not be CSV. */
function* withoutLines(pieces: Iterable<string>, count: number): Generator<string> {
  let left = count;
  for (const piece of pieces) {
    let from = 0;
    while (left > 0 && from < piece.length) {
      const end = piece.indexOf("\n", from);
      from = end < 0 ? piece.length : end + 1;
      if (end >= 0) left -= 1;
    }
    if (from < piece.length) yield piece.slice(from);
  }
}

function reasonOf({ code, message }: CsvError): string {
  if (code === "CSV_QUOTE_NOT_CLOSED") return "a quote is not closed";
  return message.replace(/^[A-Z][\w ]*: /, "").replace(/\.$/, "");
}

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

/** The character that parts the line of the columns' names most often. */
function delimiterOf(
  name: string,
  chunks: () => Iterable<Uint8Array>,
  { encoding, header: { row: header } }: Pick<CsvOptions, "encoding" | "header">,
): string {
  if (/\.tsv$/i.test(name)) return "\t";
  let text = "";
  for (const chunk of chunks()) {
    text += new TextDecoder(encoding).decode(chunk);
    if (text.split("\n").length > (header ?? 1)) break;
  }
  const line = text.split("\n")[(header ?? 1) - 1] ?? "";
  const bare = line.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((mark) => ({ mark, n: bare.split(mark).length }));
  return counts.reduce((best, one) => (one.n > best.n ? one : best)).mark;
}
