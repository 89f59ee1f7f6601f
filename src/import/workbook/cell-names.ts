import { WorkbookFault } from "./fault.ts";

/** What a sheet holds. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** 1 is A, 27 is AA. */
export function columnName(n: number): string {
  const rest = Math.floor((n - 1) / 26);
  return `${rest > 0 ? columnName(rest) : ""}${String.fromCharCode(65 + ((n - 1) % 26))}`;
}

/** The row and the column of a cell's name, from 1. */
export function parseCellName(name: string): { readonly row: number; readonly column: number } {
  let [at, column, row] = [0, 0, 0];
  for (; at < name.length; at += 1) {
    const letter = (name.charCodeAt(at) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  for (; at < name.length; at += 1) {
    const digit = name.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) throw outside(name);
    row = row * 10 + digit;
  }
  if (row < 1 || row > LAST_ROW || column < 1 || column > LAST_COLUMN) throw outside(name);
  return { row, column };
}

/** The number of a row. */
export function parseRowNumber(written: string): number {
  const row = Number(written);
  if (!Number.isInteger(row) || row < 1 || row > LAST_ROW) throw outside(written);
  return row;
}

function outside(name: string): WorkbookFault {
  return new WorkbookFault(`it has a cell \`${name.slice(0, 40)}\`, which is outside the limits of a sheet`);
}
