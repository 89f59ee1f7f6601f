import { type Command, Option } from "commander";
import { examples } from "../examples.ts";
import { CI_HOSTS, type InitFlags } from "./flags.ts";

/** `entente init DIR` */
export function register(program: Command): void {
  program
    .command("init")
    .description("make a new project that passes `check`, editor settings included")
    .argument("<dir>", "folder to make; files that are there already are never replaced")
    .option("--empty", "without the sample dossier")
    .addOption(
      new Option(
        "--ci <host>",
        "also have this service check, compare and publish; adds to a project that is there",
      ).choices(CI_HOSTS),
    )
    .addHelpText(
      "after",
      examples(
        ["entente init my-graph", "with an invented dossier to look at and to replace"],
        ["entente init my-graph --empty", "with nothing but a title"],
        ["entente init . --ci github", "a workflow for the project in this folder"],
        ["cd my-graph && entente git install", "in a Git repository: merge claims, not lines"],
      ),
    )
    .action(async (dir: string, flags: InitFlags) => {
      const { makeProject } = await import("./make-project.ts");
      process.stdout.write(makeProject(dir, flags));
    });
}
