import picocolors from "picocolors";
import { cellsOf, neutral } from "../display.ts";
import { widthOf } from "../listing/column-widths.ts";

/** A line of a sheet, before it is fitted to a terminal. */
export interface SheetLine {
  /** Comes first, white space and all. */
  readonly label?: string;
  readonly text: string;
  /** Spaces in front of the first line, and of those it goes on in. */
  readonly indent: number;
  readonly hanging: number;
  readonly look: "title" | "heading" | "plain" | "quiet";
}

/** What a sheet is printed for. */
export interface SheetOptions {
  /** Columns of the terminal; Infinity where the output is not a terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** A block of lines; blocks are set apart by a blank line. Empty ones are left out. */
export type Block = readonly SheetLine[];

export const title = (text: string): SheetLine => ({ text, indent: 0, hanging: 2, look: "title" });
export const heading = (text: string): SheetLine => ({ text, indent: 0, hanging: 2, look: "heading" });
export const line = (text: string, indent: number = 2, hanging: number = indent + 2): SheetLine => ({
  text,
  indent,
  hanging,
  look: "plain",
});
export const quiet = (text: string, indent: number = 6): SheetLine => ({
  text,
  indent,
  hanging: indent,
  look: "quiet",
});

/** Lays blocks out. All text is made safe to print. */
export function sheetText(blocks: readonly Block[], { width, color }: SheetOptions): string {
  const paint = picocolors.createColors(color);
  const looks = {
    title: (text: string) => paint.bold(text),
    heading: (text: string) => paint.bold(paint.cyan(text)),
    plain: (text: string) => text,
    quiet: (text: string) => paint.dim(text),
  };
  const told = blocks.filter((block) => block.length > 0);
  return told
    .map((block) => block.flatMap((one) => fold(one, width).map((text) => `${looks[one.look](text)}\n`)).join(""))
    .join("\n");
}

/** `name  value` lines, the values one below another. */
export function pairs(all: readonly (readonly [name: string, value: string])[]): Block {
  const told = all.filter(([, value]) => value !== "");
  const width = Math.max(0, ...told.map(([name]) => name.length)) + 2;
  return told.map(([name, text]) => ({ ...line(text, 2, width + 2), label: name.padEnd(width) }));
}

function fold({ label = "", text, indent, hanging }: SheetLine, width: number): string[] {
  const lines: string[] = [];
  let current = " ".repeat(indent) + neutral(label);
  let used = indent + widthOf(cellsOf(label));
  let isEmpty = true;
  for (const word of neutral(text.replace(/\s+/g, " ")).split(" ")) {
    const wide = widthOf(cellsOf(word));
    if (!isEmpty && used + 1 + wide > width) {
      lines.push(current);
      current = " ".repeat(hanging);
      used = hanging;
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    used += wide + (isEmpty ? 0 : 1);
    isEmpty = false;
  }
  return [...lines, current].map((one) => one.trimEnd());
}
