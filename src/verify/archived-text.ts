import type { Stretch } from "./locator.ts";

/** A reader's own copy of a source, cut as locators count. */
export interface ArchivedText {
  /** Physical lines, from 1 on; white space normalised. */
  readonly lines: readonly string[];
  /** Blocks between blank lines; in a text without blank lines each line is one. */
  readonly paragraphs: readonly string[];
}

/** Folds every run of white space (the non-breaking space among it) into one blank, and changes nothing else. */
export function normalizeSpace(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Cuts a text into its lines and paragraphs. Lines end at LF, CRLF or CR. */
export function readArchive(text: string): ArchivedText {
  const lines = text.split(/\r\n|\n|\r/).map(normalizeSpace);
  // The end of the last line begins no further one.
  if (lines.at(-1) === "") lines.pop();
  return { lines, paragraphs: lines.includes("") ? blocksOf(lines) : lines };
}

/** What stands at a stretch; null where the text ends before it does or where there is nothing but blank lines. */
export function passageAt(archive: ArchivedText, { unit, first, last }: Stretch): string | null {
  const parts = unit === "line" ? archive.lines : archive.paragraphs;
  if (last > parts.length) return null;
  const passage = normalizeSpace(parts.slice(first - 1, last).join(" "));
  return passage === "" ? null : passage;
}

function blocksOf(lines: readonly string[]): string[] {
  const blocks: string[] = [];
  let open = false;
  for (const line of lines) {
    if (line !== "" && open) blocks.push(`${blocks.pop() ?? ""} ${line}`);
    else if (line !== "") blocks.push(line);
    open = line !== "";
  }
  return blocks;
}
