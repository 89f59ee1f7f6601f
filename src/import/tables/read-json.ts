import { findNodeAtLocation, type Node } from "jsonc-parser";
import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { indexLines, type LineIndex } from "../../text/line-index.ts";
import type { CellSpans } from "./cell-spans.ts";
import { cellsOf, parseJson, placeIn, rowOf } from "./json-record.ts";
import { encodingFault, isEncodingFault, texts } from "./read-texts.ts";
import type { Row, Table } from "./table.ts";

interface JsonOptions {
  readonly encoding: string;
  /** The path of the list of records, by dots; null: the file is the list. */
  readonly items: string | null;
}

type Chunks = () => Iterable<Uint8Array>;

/** One object of the origin, in the text that it was read from. */
interface JsonRecord {
  readonly node: Node;
  readonly text: string;
  readonly lines: LineIndex;
  readonly above: number;
}

/** A JSON file: a list of objects, each a row. It is kept in memory whole. */
export function openJson(name: string, chunks: Chunks, spans: CellSpans, { encoding, items }: JsonOptions): Table {
  const findings: Finding[] = [];
  const read = (): Iterable<JsonRecord> => {
    let text = "";
    try {
      for (const piece of texts(chunks(), encoding)) text += piece;
    } catch (error) {
      if (!isEncodingFault(error)) throw error;
      findings.push(encodingFault(name, encoding, 1, spans));
      return [];
    }
    const lines = indexLines(text);
    const root = parseJson(text);
    const refuse = (reason: string, at: { offset: number; length?: number }, hint?: string): void => {
      const place = spans.span(name, placeIn(lines, { length: 1, ...at }, 0));
      findings.push(finding("unreadable-table", { reason }, place, hint === undefined ? undefined : { hint }));
    };
    if ("reason" in root) {
      refuse(root.reason, root);
      return [];
    }
    const list = items === null ? root : findNodeAtLocation(root, items.split("."));
    if (list?.type !== "array") {
      if (items !== null) refuse(`it has no list \`${items}\``, { offset: root.offset });
      else
        refuse("it is not a list", { offset: root.offset }, "say in the map which key holds the rows: `items: data`");
      return [];
    }
    const nodes = list.children ?? [];
    const wrong = nodes.find(({ type }) => type !== "object");
    if (wrong !== undefined) refuse("this is not an object", { offset: wrong.offset });
    return nodes.flatMap((node) => (node.type === "object" ? [{ node, text, lines, above: 0 }] : []));
  };
  const records = [...read()];
  return tableOf(name, findings, () => records);
}

/** A file of one JSON object a line. It is read anew for each pass. */
export function openNdjson(name: string, chunks: Chunks, spans: CellSpans, { encoding }: JsonOptions): Table {
  const findings: Finding[] = [];
  return tableOf(name, findings, function* (): Generator<JsonRecord> {
    findings.length = 0;
    let above = -1;
    try {
      for (const text of linesOf(texts(chunks(), encoding))) {
        above += 1;
        if (text.trim() === "") continue;
        const node = parseJson(text);
        const lines = indexLines(text);
        if ("reason" in node || node.type !== "object") {
          const reason = "reason" in node ? node.reason : "this is not an object";
          const place = placeIn(lines, { offset: node.offset, length: 1 }, above);
          findings.push(finding("unreadable-table", { reason }, spans.span(name, place)));
          return;
        }
        yield { node, text, lines, above };
      }
    } catch (error) {
      if (!isEncodingFault(error)) throw error;
      findings.push(encodingFault(name, encoding, above + 2, spans));
    }
  });
}

/** The columns are the keys of all records, in the order in which they first occur. */
function tableOf(name: string, findings: readonly Finding[], records: () => Iterable<JsonRecord>): Table {
  const columns = new Set<string>();
  for (const { node } of records()) for (const column of cellsOf(node).keys()) columns.add(column);
  const names = [...columns];
  return {
    name,
    columns: names,
    findings,
    async *rows(): AsyncGenerator<Row> {
      for (const { node, text, lines, above } of records()) yield rowOf(node, names, text, lines, above);
    },
  };
}

function* linesOf(pieces: Iterable<string>): Generator<string> {
  let rest = "";
  for (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}
