import type { Finding } from "../../diagnostics/diagnostic.ts";

/** Where a cell is, as people count: from 1. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
  /** UTF-16 code units. */
  readonly length: number;
  /** The line, for a code frame; empty where the file has none that people can read. */
  readonly text: string;
}

/** One row of an origin. */
export interface Row {
  /** From 1: the line where it begins, or its number. */
  readonly line: number;
  readonly cells: readonly unknown[];
  place(column: number): CellPlace;
  /** What leads back to it, where that is not the number of a line. */
  readonly locator?: string;
  /** Whether a cell has a formula that no program has computed yet. Absent: none has. */
  isUncomputed?(column: number): boolean;
}

/** A file that is rows and columns. Read once for each pass: nothing of it stays in memory. */
export interface Table {
  /** As counts and maps name it. */
  readonly name: string;
  /** The file that findings point into, where it holds several tables. */
  readonly file?: string;
  /** The name of the only rule that is about its rows. Absent: all that have its columns are. */
  readonly rule?: string;
  /** Of a workbook. */
  readonly sheet?: string;
  readonly columns: readonly string[];
  rows(): AsyncIterable<Row>;
  /** What kept rows from being read, once all have been asked for. */
  readonly findings: readonly Finding[];
  /** What was read otherwise than it looks, or not at all, once all rows have been asked for. */
  notes?(): readonly string[];
}

/** Whether the name of a table ends with a whole name: of a file in a folder, or of a part of a file. */
export function isLastPart(name: string, wanted: string): boolean {
  return name === wanted || (name.endsWith(wanted) && "/\\:".includes(name.charAt(name.length - wanted.length - 1)));
}
