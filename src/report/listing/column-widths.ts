import { type Cell, cellsOf } from "../display.ts";

/** Spaces between columns. */
export const GAP = 2;
const NARROWEST = 6;

/** A table's cell as it is shown. */
export interface Field {
  readonly cells: readonly Cell[];
  readonly isNumber: boolean;
}

export function fieldOf(value: string | number | null): Field {
  return { cells: cellsOf(String(value ?? "").replace(/\s+/g, " ")), isNumber: typeof value === "number" };
}

export function widthOf(cells: readonly Cell[]): number {
  let width = 0;
  for (const cell of cells) width += cell.width;
  return width;
}

/** Where a cell may go on below without a word or an id being broken: after a space, and after a dot between the parts of a fact's id. */
export function isSeam(cells: readonly Cell[], at: number): boolean {
  const text = cells[at]?.text;
  return text === " " || (text === "." && /[a-z_]/.test(cells[at + 1]?.text ?? ""));
}

/** The narrowest that a table can be without breaking a word, and as wide as it would like to be, by column. */
export function measure(rows: readonly (readonly Field[])[]): { readonly least: number[]; readonly full: number[] } {
  const least: number[] = [];
  const full: number[] = [];
  for (const row of rows) {
    for (const [i, { cells }] of row.entries()) {
      full[i] = Math.max(full[i] ?? 0, widthOf(cells));
      least[i] = Math.max(least[i] ?? 0, longestWord(cells));
    }
  }
  return { least, full };
}

function longestWord(cells: readonly Cell[]): number {
  let longest = 0;
  let word = 0;
  for (const [at, cell] of cells.entries()) {
    if (cell.text !== " ") word += cell.width;
    if (word > longest) longest = word;
    if (isSeam(cells, at)) word = 0;
  }
  return longest;
}

export function total(widths: readonly number[]): number {
  return widths.reduce((a, b) => a + b, 0) + GAP * Math.max(0, widths.length - 1);
}

/** Widths that add up to `width` where that can be: all get as much as they want up to one common bound, and never less than their longest word. */
export function shareWidth(least: readonly number[], full: readonly number[], width: number): readonly number[] {
  if (total(full) <= width) return full;
  if (total(least) > width) return squeeze(least, width);
  const upTo = (bound: number) => full.map((most, i) => Math.min(most, Math.max(least[i] ?? 0, bound)));
  let bound = 1;
  while (total(upTo(bound + 1)) <= width) bound += 1;
  return upTo(bound);
}

/** Words must be broken: the widest columns give way first. */
function squeeze(least: readonly number[], width: number): readonly number[] {
  const widths = [...least];
  let over = total(widths) - width;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    const next = Math.max(NARROWEST, ...widths.filter((one) => one < widest));
    const shared = widths.filter((one) => one === widest).length;
    const give = Math.min(widest - next || 1, Math.ceil(over / shared));
    for (const [i, one] of widths.entries()) if (one === widest) widths[i] = one - give;
    over -= give * shared;
  }
  return widths;
}
