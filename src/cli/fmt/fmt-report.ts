import type { FormattedProject } from "../../fmt/format-project.ts";
import type { Host } from "../../host/host.ts";
import { locate } from "../../parse/locate.ts";
import { textOf } from "../../parse/read-folder.ts";
import { neutral } from "../../report/display.ts";
import { reportProblems } from "../problems.ts";

/** What `fmt` says: the files it changed, or would change; and those that it left alone because they are broken. */
export function reportFormatted(
  host: Host,
  { rewrites, findings, files }: FormattedProject,
  isCheck: boolean,
): { out: string; problems: string; failed: boolean } {
  const count = (n: number): string => `${n} ${n === 1 ? "file" : "files"}`;
  const lines = rewrites.map(({ path }) => neutral(path));
  if (rewrites.length === 0) lines.push(`ok: ${count(files)} in canonical form`);
  else if (isCheck)
    lines.push(`${count(rewrites.length)} of ${files} not in canonical form; \`entente fmt\` puts that right`);
  else lines.push(`${count(rewrites.length)} of ${files} rewritten`);
  const diagnostics = locate(findings, (path) => textOf(host, path));
  return {
    out: `${lines.join("\n")}\n`,
    problems: diagnostics.length === 0 ? "" : reportProblems(host, diagnostics),
    failed: diagnostics.length > 0 || (isCheck && rewrites.length > 0),
  };
}
