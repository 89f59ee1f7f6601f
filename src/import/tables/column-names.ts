import { invisibleIn } from "../../text/unseen.ts";

const CONTROLS = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu;

/** What a map calls the columns of a file: no two alike, none empty, and nothing in them that cannot be typed. */
export function columnNames(cells: readonly string[]): readonly string[] {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return cells.map((cell, n) => {
    const plain = typedName(cell) || `column_${n + 1}`;
    let count = counts.get(plain) ?? 1;
    let name = plain;
    for (; used.has(name); name = `${plain}_${count}`) count += 1;
    counts.set(plain, count);
    used.add(name);
    return name;
  });
}

/** A name in one line, without what cannot be seen; empty where nothing is left. */
export function typedName(cell: string): string {
  let text = cell.replace(CONTROLS, " ");
  for (const character of new Set(invisibleIn(text).map((one) => one.character))) text = text.replaceAll(character, "");
  return text.replace(/\s+/g, " ").trim();
}
