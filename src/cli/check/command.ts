import { type Command, Option } from "commander";
import { REPORT_FORMATS, type ReportFormat } from "../../report/formats.ts";
import { examples } from "../examples.ts";
import { UsageError } from "../failure.ts";
import { findingsLimit } from "../limit-option.ts";
import { openProject, type Project } from "../project.ts";

interface CheckFlags {
  readonly format: ReportFormat;
  readonly limit: number;
  readonly watch?: true;
}

/** `entente check [PATH...]` */
export function register(program: Command): void {
  program
    .command("check")
    .description("read and check everything, and print every finding with its place and a hint")
    .argument(
      "[path...]",
      "report only what concerns these files or folders: findings in them, and findings elsewhere to which a place in them belongs (all of the project is still read)",
    )
    .addOption(new Option("-f, --format <format>", "how to print").choices(REPORT_FORMATS).default("pretty"))
    .addOption(findingsLimit())
    .option("-w, --watch", "check again whenever a file changes")
    .addHelpText(
      "after",
      examples(
        ["entente check", "the nearest project"],
        ["entente check data/states", "only what concerns these files"],
        ["entente check --format sarif > findings.sarif", "for code scanning"],
        ["entente check --watch", "while editing"],
      ),
    )
    .action(async (paths: string[], flags: CheckFlags, command: Command) => {
      const project = openProject(command);
      const { checkAndReport, wantedFiles } = await import("./check-report.ts");
      const wanted = wantedFiles(project, paths);
      if (flags.watch) {
        const memory = { last: null };
        return await watch(project, () => checkAndReport(project, flags.format, wanted, flags.limit, memory));
      }
      const { text, failed, files } = await checkAndReport(project, flags.format, wanted, flags.limit);
      process.stdout.write(text);
      if (paths.length > 0 && files === 0) process.stderr.write(NOTHING_THERE);
      process.exitCode = failed ? 1 : 0;
    });
}

const NOTHING_THERE =
  "none of these paths is part of the project: it is made of the .yaml files in data/ and schema/, and of entente.yaml\n";

async function watch(project: Project, check: () => Promise<{ text: string }>): Promise<void> {
  if (!process.stdout.writable) throw new UsageError("--watch needs an output to write to");
  const { watchProject } = await import("../watch-project.ts");
  const show = async (): Promise<void> => {
    const { text } = await check();
    if (process.stdout.isTTY) process.stdout.write("\u001B[2J\u001B[3J\u001B[H");
    process.stdout.write(text);
  };
  await show();
  await watchProject(project.root, show);
}
