import type { Change, PageChanges } from "../../model/outputs/page.ts";

/** What became of a thing, and of a line that is told of it. */
export type ChangeMark = "+" | "-" | "~" | ">" | "!";

/** One thing that came, went or changed, and what there is to say of it: what every face arranges. */
export interface WordedChange {
  readonly mark: ChangeMark;
  /** Of an entity or a fact; of anything else, what it goes by. */
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly lines: readonly { readonly mark: ChangeMark | ""; readonly text: string }[];
}

const MARKS: Readonly<Record<ChangeMark, string>> = {
  "+": "added",
  "-": "removed",
  "~": "changed",
  ">": "follows",
  "!": "has errors",
};

/** A mark in a word, where there is room for it; empty where there is none. */
export function markText(mark: ChangeMark | ""): string {
  return mark === "" ? "" : MARKS[mark];
}

/** A line that is told of a change, its mark in a word before it. */
export function changeLineText({ mark, text }: { readonly mark: ChangeMark | ""; readonly text: string }): string {
  return mark === "" ? text : `${markText(mark)}: ${text}`;
}

/** What became of an entity or a fact, as a key to a picture says it. */
export const CHANGE_LABEL: Readonly<Record<Change, string>> = {
  came: "Added",
  went: "Removed",
  up: "Better supported",
  down: "Less supported",
  changed: "Changed otherwise",
};

/** The same as a sign before a name, for who cannot tell colours. */
export const CHANGE_SIGN: Readonly<Record<Change, string>> = {
  came: "+",
  went: "\u2212",
  up: "\u2191",
  down: "\u2193",
  changed: "~",
};

/** What a section of what became of a thing is called. */
export const CHANGE_TITLES = { written: "Written", follows: "What follows", all: "What changed" } as const;

/** `main → branch`: which two states a page compares. */
export function comparedText({ from, to }: Pick<PageChanges, "from" | "to">): string {
  return `${from} \u2192 ${to}`;
}
