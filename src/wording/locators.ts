import { enumerate } from "./lists.ts";

const PART = /^([pL])(\d+)(?:-([pL])?(\d+))?$/;
const UNITS: Readonly<Record<string, string>> = { p: "paragraph", L: "line" };

/** `p3` is "paragraph 3", `L14-L16` is "lines 14 to 16", `p3,p5` is "paragraphs 3 and 5"; anything else stays as written. */
export function locatorText(at: string): string {
  const numbers = new Map<string, string[]>();
  for (const part of at.split(",")) {
    const [whole, unit = "", first, otherUnit = unit, last] = PART.exec(part.trim()) ?? [];
    if (whole === undefined || first === undefined || otherUnit !== unit) return at;
    const list = numbers.get(unit) ?? [];
    list.push(last === undefined || last === first ? first : `${first} to ${last}`);
    numbers.set(unit, list);
  }
  const parts = [...numbers].map(([unit, list]) => {
    const isOne = list.length === 1 && !list[0]?.includes(" ");
    return `${UNITS[unit]}${isOne ? "" : "s"} ${enumerate(list)}`;
  });
  return enumerate(parts);
}
