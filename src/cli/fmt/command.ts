import { type Command, Option } from "commander";
import { nodeHost } from "../../host/node-host.ts";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";

interface FmtFlags {
  readonly check?: true;
}

/** `entente fmt [PATH...]` */
export function register(program: Command): void {
  program
    .command("fmt")
    .description("put YAML files into one canonical form; comments and values stay")
    .argument("[path...]", "only these files or folders")
    .addOption(new Option("-c, --check", "write nothing; exit 1 and name the files that would change"))
    .addHelpText(
      "after",
      examples(
        ["entente fmt", "all of data/, schema/ and entente.yaml"],
        ["entente fmt data/states", "one folder"],
        ["entente fmt --check", "for CI"],
      ),
    )
    .action(async (paths: string[], flags: FmtFlags, command: Command) => {
      const project = openProject(command);
      const [{ wantedFiles }, { formatProject }, { reportFormatted }] = await Promise.all([
        import("../check/check-report.ts"),
        import("../../fmt/format-project.ts"),
        import("./fmt-report.ts"),
      ]);
      // Its own files only: the shipped schema under it is not the project's to change.
      const host = nodeHost(project.root);
      const formatted = formatProject(host, wantedFiles(project, paths));
      if (!flags.check) for (const { path, text } of formatted.rewrites) host.write(path, [text]);
      const { out, problems, failed } = reportFormatted(host, formatted, flags.check === true);
      process.stdout.write(out);
      process.stderr.write(problems);
      process.exitCode = failed ? 1 : 0;
    });
}
