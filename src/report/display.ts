import { codePointOf, controlIn, invisibleIn } from "../text/unseen.ts";

const COMBINING = /^(?:\p{Mn}|\p{Me}|[\u200C\u200D])$/u;
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]$/u;
const TAB_WIDTH = 4;
/** What the log of a CI service takes for a command: `::error::`, `##[group]`. */
const COMMAND = /:(?=:[a-z])|#(?=#\[)/gi;

/** One character as it is shown. */
export interface Cell {
  readonly text: string;
  /** Terminal columns. */
  readonly width: number;
  /** Offset of the character in the line, in UTF-16 code units. */
  readonly offset: number;
}

/** A line as terminal cells: tabs expanded, wide characters counted twice, what cannot be seen or would be obeyed spelt out. */
export function cellsOf(line: string): Cell[] {
  const spelt = speltIn(line);
  const cells: Cell[] = [];
  let offset = 0;
  let column = 0;
  for (const character of line) {
    const isSpelt = spelt.has(offset);
    const text = isSpelt ? spell(character) : shown(character, column);
    const width = isSpelt || character === "\t" ? text.length : widthOf(character);
    cells.push({ text, width, offset });
    offset += character.length;
    column += width;
  }
  return cells;
}

/** Text from a file, safe to print on one line: line breaks, escape sequences and characters that reorder a line are spelt out. */
export function neutral(text: string): string {
  return cellsOf(text)
    .map((cell) => cell.text)
    .join("");
}

/** The same of a text of several lines that are ours. */
export function neutralLines(text: string): string {
  return text.split("\n").map(neutral).join("\n");
}

/** Offsets of the characters that are spelt out. */
function speltIn(text: string): ReadonlySet<number> {
  const spelt = new Set<number>();
  for (const { index } of invisibleIn(text)) spelt.add(index);
  for (const { index } of text.matchAll(COMMAND)) spelt.add(index);
  if (text.includes("\n") || controlIn(text) !== undefined) {
    let offset = 0;
    for (const character of text) {
      if (character === "\n" || controlIn(character) !== undefined) spelt.add(offset);
      offset += character.length;
    }
  }
  return spelt;
}

function spell(character: string): string {
  return `<${codePointOf(character)}>`;
}

function shown(character: string, column: number): string {
  return character === "\t" ? " ".repeat(TAB_WIDTH - (column % TAB_WIDTH)) : character;
}

function widthOf(character: string): number {
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
