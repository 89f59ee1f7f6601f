import picocolors from "picocolors";
import type { Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import { count, grouped } from "../wording/counts.ts";
import { MOST_ALIKE } from "./alike.ts";
import { codeFrame } from "./code-frame.ts";
import { neutral } from "./display.ts";
import { countSeverities } from "./region.ts";
import type { Report } from "./report.ts";

type Paint = ReturnType<typeof picocolors.createColors>;
const MAX_RELATED = 6;

/** For people: a code frame, the related places, a hint, a summary line. */
export function reportPretty(report: Report): string {
  const paint = picocolors.createColors(report.color);
  const listed = report.diagnostics.map((one) => `${prettyOne(one, report, paint)}\n`).join("");
  return listed + more(report) + byCode(report, paint) + summary(report, paint);
}

/** How often each code was found, where there is more than one can take in. */
function byCode({ codes = [] }: Report, paint: Paint): string {
  const all = codes.reduce((sum, { count: found }) => sum + found, 0);
  if (codes.length < 2 || all <= MOST_ALIKE) return "";
  const width = grouped(Math.max(...codes.map(({ count: found }) => found))).length;
  const lines = codes.map(({ code, name, severity, count: found }) => {
    const tint = severity === "error" ? paint.red : paint.yellow;
    return `${grouped(found).padStart(width)}  ${tint(code)}  ${name}\n`;
  });
  return `By code (\`entente explain CODE\` says what one means):\n${lines.join("")}\n`;
}

/** What is counted and not listed. */
function more({ unlisted = [] }: Report): string {
  if (unlisted.length === 0) return "";
  const lines = unlisted.map(
    ({ code, name, file, files, count: others }) =>
      `and ${grouped(others)} more ${code} (${name}) in ${file === null ? count(files, "file") : neutral(file)}\n`,
  );
  return `${lines.join("")}\`--limit all\` lists them.\n\n`;
}

function prettyOne(diagnostic: Diagnostic, report: Report, paint: Paint): string {
  const { code, name, severity, message, span, hint, related = [], fix } = diagnostic;
  const tint = severity === "error" ? paint.red : paint.yellow;
  const places = related.slice(0, MAX_RELATED);
  const numbers = [span, ...places.map((place) => place.span)].map(
    ({ file, start }) => report.linesOf(file).position(start).line,
  );
  const gutter = " ".repeat(String(Math.max(...numbers)).length);
  const bar = paint.blue("|");
  const out = [
    `${tint(paint.bold(`${severity}[${code}]`))}${paint.bold(`: ${neutral(message)}`)} ${paint.dim(`(${name})`)}`,
    ...frame(span, gutter, report, paint, tint),
  ];
  for (const place of places) {
    out.push(`${gutter} ${bar} ${paint.cyan(neutral(place.message))}`);
    out.push(...frame(place.span, gutter, report, paint, paint.cyan));
  }
  if (related.length > places.length) out.push(`${gutter} ${bar} … and ${related.length - places.length} more places`);
  if (hint !== undefined) out.push(`${gutter} ${paint.blue("=")} ${paint.bold("hint:")} ${neutral(hint)}`);
  const [change] = fix ?? [];
  if (change && !hint?.includes(change.newText)) {
    out.push(`${gutter} ${paint.blue("=")} ${paint.bold("fix:")} put \`${neutral(change.newText)}\` there`);
  }
  return `${out.join("\n")}\n`;
}

function frame(span: Span, gutter: string, report: Report, paint: Paint, tint: (text: string) => string): string[] {
  const lines = report.linesOf(span.file);
  const { line, column, source, carets } = codeFrame(lines, span);
  const bar = paint.blue("|");
  const place = `${gutter}${paint.blue("-->")} ${neutral(span.file)}${lines.placeText?.(line, column) ?? `:${line}:${column}`}`;
  if (source.trim() === "") return [place];
  const number = paint.blue(String(line).padStart(gutter.length));
  return [place, `${gutter} ${bar}`, `${number} ${bar} ${source}`, `${gutter} ${bar} ${tint(carets)}`];
}

function summary(report: Report, paint: Paint): string {
  const { diagnostics, files } = report;
  const elsewhere = elsewhereText(report);
  const { errors, warnings } = countSeverities(report);
  const checked = `${count(files, "file")} checked`;
  if (errors + warnings === 0) return `${paint.green("ok")}: ${checked}, nothing to report${elsewhere}\n`;
  const parts = [
    ...(errors > 0 ? [paint.red(count(errors, "error"))] : []),
    ...(warnings > 0 ? [paint.yellow(count(warnings, "warning"))] : []),
  ];
  const faulty = report.faulty ?? new Set(diagnostics.map(({ span }) => span.file)).size;
  return `${parts.join(" and ")} in ${count(faulty, "file")}; ${checked}${elsewhere}\n`;
}

/** What else is wrong with the project, outside of what was asked about. */
function elsewhereText({ elsewhere }: Report): string {
  const { errors = 0, warnings = 0 } = elsewhere ?? {};
  const parts = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  return parts.length === 0 ? "" : `; elsewhere in the project: ${parts.join(" and ")}`;
}
