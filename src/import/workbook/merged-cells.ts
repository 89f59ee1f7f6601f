import { SaxesParser } from "saxes";
import { parseCellName } from "./cell-names.ts";

/** Cells of one column that are merged, from the first row to the last. */
interface Merged {
  readonly column: number;
  readonly first: number;
  readonly last: number;
  text?: string;
}

const END_OF_ROWS = /<\/(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData\s*\/>/;
/** So much of a piece is kept: the end of the rows may be parted between two. */
const TAIL = 100;

/** Cells that are merged over several rows: each row has what is written in the first. */
export class MergedCells {
  readonly #coming: readonly Merged[];
  #next = 0;
  /** By column: cells that are merged do not overlap. */
  readonly #open = new Map<number, Merged>();

  constructor(found: readonly Merged[]) {
    this.#coming = found.toSorted((a, b) => a.first - b.first).map((one) => ({ ...one }));
  }

  /** Fills a row in; rows come in order. Whether there was anything to fill in. */
  fill(row: number, cells: Map<number, string>): boolean {
    if (this.#open.size === 0 && (this.#coming[this.#next]?.first ?? Number.POSITIVE_INFINITY) > row) return false;
    let isFilled = false;
    for (const [column, { last, text }] of this.#open) {
      if (last < row) this.#open.delete(column);
      else if (text !== undefined && !cells.has(column)) {
        cells.set(column, text);
        isFilled = true;
      }
    }
    for (let next = this.#coming[this.#next]; next !== undefined && next.first <= row; ) {
      const text = next.first === row ? cells.get(next.column) : undefined;
      if (text !== undefined) this.#open.set(next.column, { ...next, text });
      this.#next += 1;
      next = this.#coming[this.#next];
    }
    return isFilled;
  }
}

/**
 * Finds the merged cells of a sheet. They are named behind the rows, which are passed over as text. What is wrong with the XML is told when
 * the rows are read.
 */
export async function findMerged(pieces: AsyncIterable<string>): Promise<readonly Merged[]> {
  const found: Merged[] = [];
  const parser = new SaxesParser({ fragment: true });
  parser.on("error", () => undefined);
  parser.on("opentag", ({ name, attributes: { ref } }) => {
    if (!/(?:^|:)mergeCell$/.test(name) || typeof ref !== "string") return;
    const [from = "", to] = ref.split(":");
    if (to === undefined) return;
    const [start, end] = [parseCellName(from), parseCellName(to)];
    if (end.row > start.row) found.push({ column: start.column, first: start.row, last: end.row });
  });
  let tail: string | null = "";
  for await (const piece of pieces) {
    if (tail === null) {
      parser.write(piece);
      continue;
    }
    const text: string = tail + piece;
    const end = END_OF_ROWS.exec(text);
    tail = end === null ? text.slice(-TAIL) : null;
    if (end !== null) parser.write(text.slice(end.index + end[0].length));
  }
  return found;
}
