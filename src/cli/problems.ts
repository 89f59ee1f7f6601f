import picocolors from "picocolors";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { textOf } from "../parse/read-folder.ts";
import { reportPretty } from "../report/pretty.ts";
import { linesFrom } from "../report/report.ts";

/** Findings for a person's terminal: what `check` prints. */
export function reportProblems(host: Host, diagnostics: readonly Diagnostic[]): string {
  const files = ["schema", "data"].flatMap((folder) => host.list(folder).files);
  return reportPretty({
    diagnostics,
    files: files.filter(({ path }) => path.endsWith(".yaml")).length,
    linesOf: linesFrom((path) => textOf(host, path)),
    color: picocolors.isColorSupported && process.stderr.isTTY,
  });
}
