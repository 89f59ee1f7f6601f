const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u;
const COMBINING = /^(?:\p{Mn}|\p{Me}|\u200D)$/u;
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]$/u;
const TAB_WIDTH = 4;

/** One character as it is shown. */
export interface Cell {
  readonly text: string;
  /** Terminal columns. */
  readonly width: number;
  /** Offset of the character in the line, in UTF-16 code units. */
  readonly offset: number;
}

/** A line as terminal cells: tabs expanded, wide characters counted twice, what cannot be seen or would reorder text spelt out. */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  let column = 0;
  for (const character of line) {
    const text = shown(character, column);
    const width = COMBINING.test(character)
      ? 0
      : WIDE.test(character)
        ? 2
        : text.length > 2
          ? text.length
          : shownWidth(text);
    cells.push({ text, width, offset });
    offset += character.length;
    column += width;
  }
  return cells;
}

/** Text from a file, safe to print: escape sequences and characters that reorder a line are spelt out. */
export function neutral(text: string): string {
  return Array.from(text, (character) => (character === "\n" ? character : shown(character, 0))).join("");
}

function shown(character: string, column: number): string {
  if (character === "\t") return " ".repeat(TAB_WIDTH - (column % TAB_WIDTH));
  if (!UNSEEN.test(character) || character === "\u200D") return character;
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

function shownWidth(text: string): number {
  // A character beyond the basic plane is two code units and, unless wide, one column.
  return /^ +$/.test(text) ? text.length : 1;
}
