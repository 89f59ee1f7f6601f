/** A stretch of paragraphs or lines, counted from 1, both ends included. */
export interface Stretch {
  readonly unit: "paragraph" | "line";
  readonly first: number;
  readonly last: number;
}

const STRETCH = /^([pL])(\d+)(?:-([pL])?(\d+))?$/;

/** Reads `p3`, `L14-L16` or `p3,p5-p7`; null where the text is no locator. */
export function parseLocator(text: string): readonly Stretch[] | null {
  const stretches: Stretch[] = [];
  for (const part of text.split(",")) {
    const match = STRETCH.exec(part.trim());
    if (!match) return null;
    const [, unit, from, lastUnit, to] = match;
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    if (first < 1 || last < first || (lastUnit !== undefined && lastUnit !== unit)) return null;
    stretches.push({ unit: unit === "p" ? "paragraph" : "line", first, last });
  }
  return stretches;
}

/** `p3` or `L14-L16`, as a locator writes it. */
export function writeStretch({ unit, first, last }: Stretch): string {
  const letter = unit === "paragraph" ? "p" : "L";
  return first === last ? `${letter}${first}` : `${letter}${first}-${letter}${last}`;
}
