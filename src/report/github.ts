import { neutral } from "./display.ts";
import { region } from "./region.ts";
import type { Report } from "./report.ts";

/** Workflow commands that GitHub shows as annotations on the changed lines. */
export function reportGithub({ diagnostics, unlisted = [], linesOf }: Report): string {
  const rest = unlisted.map(({ code, name, file, files, count, severity }) => {
    const title = property(`${code} ${name}`);
    const place = file === null ? "" : `file=${property(neutral(file))},`;
    const where = file === null ? ` in ${files} files` : "";
    return `::${severity} ${place}title=${title}::and ${count} more like this${where}\n`;
  });
  const listed = diagnostics
    .map(({ code, name, severity, message, span, hint }) => {
      const { line, column, endLine, endColumn } = region(linesOf(span.file), span);
      const properties = [
        `file=${property(neutral(span.file))}`,
        `line=${line}`,
        `endLine=${endLine}`,
        // GitHub refuses columns where a span covers several lines.
        ...(line === endLine ? [`col=${column}`, `endColumn=${Math.max(column + 1, endColumn)}`] : []),
        `title=${property(`${code} ${name}`)}`,
      ];
      return `::${severity} ${properties.join(",")}::${data(hint === undefined ? neutral(message) : `${neutral(message)}\nhint: ${neutral(hint)}`)}\n`;
    })
    .join("");
  return listed + rest.join("");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
