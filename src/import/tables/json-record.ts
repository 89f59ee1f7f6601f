import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { LineIndex } from "../../text/line-index.ts";
import type { CellPlace, Row } from "./table.ts";

/** What keeps a text from being JSON. */
export interface JsonFault {
  readonly reason: string;
  readonly offset: number;
}

/** Lines longer than this are written by machines: findings do not show them. */
const LONGEST_SHOWN = 10_000;
/** Columns beyond this have no place of their own in a span. */
const LAST_COLUMN = 1 << 19;

/** Reads a text of JSON as a tree that knows where each value is. */
export function parseJson(text: string): Node | JsonFault {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { disallowComments: true });
    const [first] = errors;
    if (first !== undefined) return { reason: wordsOf(printParseErrorCode(first.error)), offset: first.offset };
    return root ?? { reason: "it holds no value", offset: 0 };
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) return { reason: "its lists and objects are nested too deeply", offset: 0 };
    throw error;
  }
}

/** `CommaExpected`: "comma expected". */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** The values of an object by the dotted path of their keys: `address.city`. */
export function cellsOf(record: Node): ReadonlyMap<string, Node> {
  const cells = new Map<string, Node>();
  const walk = (object: Node, prefix: string): void => {
    for (const { children: [key, value] = [] } of object.children ?? []) {
      if (key === undefined || value === undefined) continue;
      const path = `${prefix}${String(key.value)}`;
      if (value.type === "object") walk(value, `${path}.`);
      else cells.set(path, value);
    }
  };
  walk(record, "");
  return cells;
}

/** A record as a row. `above`: the lines above the text. */
export function rowOf(record: Node, columns: readonly string[], text: string, lines: LineIndex, above: number): Row {
  const cells = cellsOf(record);
  return {
    line: lines.position(record.offset).line + above,
    cells: columns.map((column) => cellValue(cells.get(column), text)),
    place: (column) => placeIn(lines, cells.get(columns[column] ?? "") ?? { offset: record.offset, length: 1 }, above),
  };
}

function cellValue(node: Node | undefined, text: string): unknown {
  if (node === undefined) return null;
  // A number as it is written: 64-bit ids are longer than what JavaScript holds exactly.
  if (node.type === "number") return text.slice(node.offset, node.offset + node.length);
  if (node.type !== "array") return getNodeValue(node);
  const items = (node.children ?? []).map((item) =>
    item.type === "object" || item.type === "array" ? getNodeValue(item) : cellValue(item, text),
  );
  // A list of one is what most readers mean by a value that may be repeated.
  return items.length > 1 ? items : items[0];
}

/** Where a value is written. */
export function placeIn(
  lines: LineIndex,
  { offset, length }: Pick<Node, "offset" | "length">,
  above: number,
): CellPlace {
  const { line, column } = lines.position(offset);
  const text = lines.lineText(line);
  return {
    line: line + above,
    column: Math.min(column, LAST_COLUMN),
    length: Math.max(1, Math.min(length, text.length - column + 1, LAST_COLUMN)),
    text: text.length > LONGEST_SHOWN ? "" : text,
  };
}
