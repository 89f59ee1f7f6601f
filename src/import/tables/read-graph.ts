import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { CellSpans } from "./cell-spans.ts";
import { GraphElements, type GraphItem, type ItemKind } from "./graph-elements.ts";
import { encodingFault, isEncodingFault, texts } from "./read-texts.ts";
import type { Row, Table } from "./table.ts";

type Chunks = () => Iterable<Uint8Array>;

/** Longer lines are written by machines: they go to the parser in pieces, and findings do not show them. */
const LONGEST_SHOWN = 10_000;
/** Columns beyond this have no place of their own in a span. */
const LAST_COLUMN = 1 << 19;

/** A GraphML or GEXF file: a table of its nodes and one of its edges. It is read anew for each pass. */
export function openGraph(
  name: string,
  format: "graphml" | "gexf",
  chunks: Chunks,
  spans: CellSpans,
  encoding: string,
): readonly Table[] {
  const findings: Finding[] = [];
  const columns: Record<ItemKind, Set<string>> = {
    node: new Set(["id"]),
    edge: new Set(["source", "target", "directed"]),
  };
  const items = (): Generator<GraphItem> => {
    findings.length = 0;
    return read(name, format, chunks, spans, encoding, findings);
  };
  for (const { kind, cells } of items()) for (const column of cells.keys()) columns[kind].add(column);
  return (["node", "edge"] as const).map((kind) => {
    const names = [...columns[kind]];
    return {
      name: `${name}:${kind}s`,
      file: name,
      columns: names,
      findings,
      async *rows(): AsyncGenerator<Row> {
        for (const item of items()) if (item.kind === kind) yield rowOf(item, names);
      },
    };
  });
}

function rowOf({ cells, at }: GraphItem, columns: readonly string[]): Row {
  return {
    line: at.line,
    cells: columns.map((column) => cells.get(column)?.value ?? null),
    place: (column) => cells.get(columns[column] ?? "")?.at ?? at,
  };
}

function* read(
  name: string,
  format: "graphml" | "gexf",
  chunks: Chunks,
  spans: CellSpans,
  encoding: string,
  findings: Finding[],
): Generator<GraphItem> {
  const parser = new SaxesParser();
  const refuse = (reason: string, line: number, column: number): void => {
    if (findings.length > 0) return;
    const place = { line, column: Math.min(Math.max(1, column), LAST_COLUMN), length: 1, text: shown };
    findings.push(finding("unreadable-table", { reason }, spans.span(name, place)));
  };
  let shown = "";
  let start = { line: 1, column: 1, length: 1, text: "" };
  const elements = new GraphElements(format, (reason) => refuse(reason, start.line, start.column));
  parser.on("opentagstart", ({ name: tag }: { readonly name: string }) => {
    const column = Math.min(Math.max(1, parser.columnIndex - tag.length - 1), LAST_COLUMN);
    start = { line: parser.line, column, length: tag.length + 1, text: shown };
  });
  parser.on("opentag", ({ name: tag, attributes }: SaxesTagPlain) => elements.open(tag, attributes, start));
  parser.on("text", (text: string) => elements.text(text));
  parser.on("cdata", (text: string) => elements.text(text));
  parser.on("closetag", ({ name: tag }: SaxesTagPlain) => elements.close(tag));
  parser.on("error", ({ message }: Error) => {
    const reason = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
    refuse(reason, parser.line, parser.columnIndex);
  });
  let isFirst = true;
  const written = declaredEncoding(chunks) ?? encoding;
  try {
    for (const { text, line } of linePieces(texts(chunks(), written))) {
      shown = line;
      if (isFirst && /^\s*[^\s<]/.test(text)) refuse("it is not XML", 1, 1);
      isFirst = isFirst && text.trim() === "";
      parser.write(text);
      if (findings.length > 0) return;
      yield* elements.take();
    }
    parser.close();
    yield* elements.take();
  } catch (error) {
    if (!isEncodingFault(error)) throw error;
    findings.push(encodingFault(name, written, parser.line, spans));
  }
}

/** Lines with their breaks; long ones in pieces. `line`: what a finding may show of it. */
function* linePieces(pieces: Iterable<string>): Generator<{ readonly text: string; readonly line: string }> {
  let rest = "";
  let isTail = false;
  for (const piece of pieces) {
    let from = 0;
    for (let to = piece.indexOf("\n"); to >= 0; to = piece.indexOf("\n", from)) {
      const text = rest + piece.slice(from, to + 1);
      yield { text, line: isTail || text.length > LONGEST_SHOWN ? "" : text.replace(/\r?\n$/, "") };
      [rest, isTail, from] = ["", false, to + 1];
    }
    rest += piece.slice(from);
    if (rest.length <= LONGEST_SHOWN) continue;
    yield { text: rest, line: "" };
    [rest, isTail] = ["", true];
  }
  yield { text: rest, line: isTail ? "" : rest };
}

/** The encoding that the file itself names; null: none, or one that is not known. */
function declaredEncoding(chunks: Chunks): string | null {
  let head = new Uint8Array();
  for (const chunk of chunks()) {
    head = chunk.slice(0, 200);
    if (head.length > 0) break;
  }
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const text = new TextDecoder("latin1").decode(head);
  const label = /^(?:ï»¿)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1];
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
