import picocolors from "picocolors";
import type { WordedChange } from "../wording/changes/change-marks.ts";
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

/** Items in a section. */
const MOST = 100;

/** A comment on a pull request holds 65,536 characters, of which a few are left to what a workflow puts around. */
const LONGEST = 65_000;

/** For the comment on a pull request. What would make it too long is counted. */
export function markdownDiff({ from, to, sections, summary }: DiffReport): string {
  const lines = sections.length > 0 ? [`${code(from)} → ${code(to)}`, ""] : [];
  const end = escaped(summary);
  let left = LONGEST - end.length - lines.join("\n").length;
  const titles = sections.map(({ title }) => `### ${title}`);
  // Room for each section's title, and for what it says of items that are left out.
  for (const title of titles) left -= title.length + MARGIN;
  for (const [n, { items }] of sections.entries()) {
    lines.push(titles[n] ?? "", "");
    let told = 0;
    // What is written leaves room for what follows.
    const least = left - left / (sections.length - n);
    for (const item of items) {
      const text = markdownItem(item);
      if (told === MOST || text.length >= left - least) break;
      lines.push(text);
      left -= text.length + 1;
      told += 1;
    }
    if (told < items.length) lines.push(`- and ${count(items.length - told, "more", "more")}`);
    lines.push("");
  }
  return `${[...lines, end].join("\n")}\n`;
}

const MARGIN = 40;

function markdownItem({ mark, title, id, note, lines }: WordedChange): string {
  const about = `${id === "" ? "" : ` (${code(id)})`}${note === "" ? "" : `: ${escaped(note)}`}`;
  const own = lines.map((line) => `  - ${SIGNS[line.mark]}${escaped(line.text)}`);
  return [`- ${SIGNS[mark]}${escaped(title)}${about}`, ...own].join("\n");
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
