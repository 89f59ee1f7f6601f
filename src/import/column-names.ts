import { invisibleIn } from "../text/unseen.ts";

const CONTROLS = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu;

/** What a map calls the columns of a file: no two alike, none empty, and nothing in them that cannot be typed. */
export function columnNames(cells: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return cells.map((cell, n) => {
    const plain = typed(cell) || `column_${n + 1}`;
    let name = plain;
    for (let count = 2; used.has(name); count += 1) name = `${plain}_${count}`;
    used.add(name);
    return name;
  });
}

function typed(cell: string): string {
  let text = cell.replace(CONTROLS, " ");
  for (const { character } of invisibleIn(text)) text = text.replaceAll(character, "");
  return text.replace(/\s+/g, " ").trim();
}
