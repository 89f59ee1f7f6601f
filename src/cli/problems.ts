import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Snapshot } from "../host/host.ts";
import { textOf } from "../parse/read-folder.ts";
import { reportPretty } from "../report/pretty.ts";
import { linesFrom } from "../report/report.ts";
import { count } from "../wording/counts.ts";
import { wantsColor } from "./color.ts";

/** So many errors tell what is wrong; who wants them all asks `check`. */
const MOST = 10;

/** The same for a question about the graph: why there is no answer. */
export function reportUnanswered(host: Snapshot, diagnostics: readonly Diagnostic[]): string {
  return `${reportProblems(host, diagnostics)}No answer: a project that has errors has no graph to ask. Mend these and ask again; warnings do not matter.\n`;
}

/** What keeps a command from its work, for a person's terminal: the errors as `check` prints them. Warnings do not, and are told on request. */
export function reportProblems(
  host: Snapshot,
  diagnostics: readonly Diagnostic[],
  told: Diagnostic["severity"] = "error",
): string {
  const problems = diagnostics.filter(({ severity }) => severity === told);
  const { files } = host.list("data");
  const text = reportPretty({
    diagnostics: problems.slice(0, MOST),
    files: files.filter(({ path }) => path.endsWith(".yaml")).length,
    linesOf: linesFrom((path) => textOf(host, path)),
    color: wantsColor(process.stderr),
  });
  const more = problems.length - MOST;
  return more <= 0 ? text : `${text}and ${count(more, `more ${told}`)}: \`entente check\` shows all\n`;
}
