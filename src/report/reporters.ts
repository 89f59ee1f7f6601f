import type { ReportFormat } from "./formats.ts";
import { reportGithub } from "./github.ts";
import { reportJson } from "./json.ts";
import { reportPretty } from "./pretty.ts";
import type { Reporter } from "./report.ts";
import { reportSarif } from "./sarif.ts";

export const REPORTERS: Readonly<Record<ReportFormat, Reporter>> = {
  pretty: reportPretty,
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
};
