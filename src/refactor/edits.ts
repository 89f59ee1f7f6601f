import { applySplices, type Splice } from "../fmt/yaml-places.ts";

/** New text for a range of UTF-16 code units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The text with all edits made; of two that overlap, the second is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const splices: Splice[] = [];
  for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue;
    splices.push({ start, end, text: newText });
    at = end;
  }
  return applySplices(text, splices);
}
