import type { TextEdit } from "vscode-languageserver";
import { indexLines } from "../text/line-index.ts";
import { rangeOf } from "./places.ts";

/** What turns one text into another: nothing outside of what differs is touched, so that an editor keeps its place. */
export function editsBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const lines = indexLines(before);
  // A line end or a character of two code units is not taken apart.
  const [from, to] = [lines.lineStart(lines.position(start).line), before.length - same];
  const last = lines.position(to);
  const end = last.column === 1 ? to : Math.max(to, lines.lineStart(last.line + 1));
  const tail = after.length - (before.length - end);
  return [{ range: rangeOf(lines, { start: from, end }), newText: after.slice(from, tail) }];
}
