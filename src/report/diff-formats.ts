import picocolors from "picocolors";
import { count } from "../wording/counts.ts";
import type { DiffReport } from "./diff.ts";
import { neutral } from "./display.ts";

/** For a terminal. */
export function prettyDiff({ from, to, sections, summary }: DiffReport, color: boolean): string {
  const paint = picocolors.createColors(color);
  const tints = {
    "+": paint.green,
    "-": paint.red,
    "~": paint.yellow,
    ">": paint.cyan,
    "!": paint.red,
    "": (text: string) => text,
  };
  const lines = sections.flatMap(({ title, items }) => [
    paint.bold(title),
    ...items.flatMap(({ mark, title: name, id, note, lines: own }) => [
      `  ${tints[mark](mark)} ${neutral(name)}${id === "" ? "" : ` ${paint.dim(`[${neutral(id)}]`)}`}${note === "" ? "" : `: ${neutral(note)}`}`,
      ...own.map((line) => `      ${line.mark === "" ? "" : `${tints[line.mark](line.mark)} `}${neutral(line.text)}`),
    ]),
    "",
  ]);
  const head = sections.length > 0 ? [`${neutral(from)} -> ${neutral(to)}`, ""] : [];
  return `${[...head, ...lines, neutral(summary)].join("\n")}\n`;
}

/** Items in a section: a comment on a pull request holds no more than 65,536 characters. */
const MOST = 100;

/** For the comment on a pull request. */
export function markdownDiff({ from, to, sections, summary }: DiffReport): string {
  const lines = sections.flatMap(({ title, items }) => [
    `### ${title}`,
    "",
    ...items
      .slice(0, MOST)
      .flatMap(({ mark, title: name, id, note, lines: own }) => [
        `- ${SIGNS[mark]}${escaped(name)}${id === "" ? "" : ` (${code(id)})`}${note === "" ? "" : `: ${escaped(note)}`}`,
        ...own.map((line) => `  - ${SIGNS[line.mark]}${escaped(line.text)}`),
      ]),
    ...(items.length > MOST ? [`- and ${count(items.length - MOST, "more", "more")}`] : []),
    "",
  ]);
  const head = sections.length > 0 ? [`${code(from)} → ${code(to)}`, ""] : [];
  return `${[...head, ...lines, escaped(summary)].join("\n")}\n`;
}

const SIGNS = { "+": "**added** ", "-": "**removed** ", "~": "", ">": "", "!": "", "": "" } as const;

/** Text of others: no markup, no HTML, no mention of a user, no reference to an issue. */
function escaped(text: string): string {
  return neutral(text)
    .replace(/[\\`*_{}[\]()|~]/g, "\\$&")
    .replace(/[&<>@#]/g, (one) => `&#${one.charCodeAt(0)};`);
}

function code(text: string): string {
  return `\`${neutral(text).replaceAll("`", "'")}\``;
}
