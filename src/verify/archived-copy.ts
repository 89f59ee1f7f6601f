import type { LocatorPlace } from "../model/locators/locator.ts";
import { comparable } from "./comparable.ts";

/** A piece of a copy in which quotes are looked for: a line, a paragraph or a page. */
export interface Piece {
  /** Comparable. */
  readonly text: string;
  /** As a locator names it. */
  readonly place: string;
}

/** What a copy has at a place. */
export type Cut =
  | { readonly passage: string }
  /** Why there is nothing. */
  | { readonly missing: string }
  /** A kind of place that cannot be found in such a copy: a figure, a line of a web page. */
  | null;

/** A reader's own copy of a source. */
export interface ArchivedCopy {
  /** All of it, comparable. */
  readonly whole: string;
  readonly pieces: readonly Piece[];
  cut(place: LocatorPlace): Cut;
}

/** A copy that cannot be read, and why. */
export interface Unreadable {
  readonly unreadable: string;
}

/** Parts of a copy that are counted from 1. */
export interface Counted {
  readonly noun: "line" | "paragraph" | "page";
  /** Comparable. */
  readonly parts: readonly string[];
}

/** What is at a place in parts that are counted. */
export function cutCounted({ noun, parts }: Counted, { first, last }: LocatorPlace): Cut {
  const [from, to] = [Number(first), Number(last)];
  if (!Number.isInteger(from) || !Number.isInteger(to)) return { missing: `its ${noun}s have numbers only` };
  return cutRange({ noun, parts }, from, to);
}

/** The same for numbers that are known. */
export function cutRange({ noun, parts }: Counted, from: number, to: number): Cut {
  if (to > parts.length) return { missing: `it has ${parts.length} ${noun}${parts.length === 1 ? "" : "s"}` };
  const passage = parts
    .slice(from - 1, to)
    .join(" ")
    .trim();
  return passage === "" ? { missing: `there is no text in ${from === to ? "it" : "them"}` } : { passage };
}

/** Cuts a text into its lines and paragraphs, and pages where form feeds part them. Lines end at LF, CRLF or CR. */
export function readText(text: string): ArchivedCopy {
  const lines = text.split(/\r\n|\n|\r/).map((line) => comparable(line));
  // The end of the last line begins no further one.
  if (lines.at(-1) === "") lines.pop();
  const counted = {
    line: { noun: "line", parts: lines },
    paragraph: { noun: "paragraph", parts: lines.includes("") ? blocksOf(lines) : lines },
    page: { noun: "page", parts: text.split("\f").map((page) => comparable(page, true)) },
  } as const;
  return {
    whole: comparable(lines.join("\n")),
    pieces: lines.map((line, index) => ({ text: line, place: `l. ${index + 1}` })),
    cut: (place) => {
      if (place.unit === "line" || place.unit === "paragraph") return cutCounted(counted[place.unit], place);
      return place.unit === "page" && counted.page.parts.length > 1 ? cutCounted(counted.page, place) : null;
    },
  };
}

/** Blocks between blank lines. */
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
