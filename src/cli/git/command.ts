import { Argument, type Command } from "commander";
import { examples } from "../examples.ts";

const ACTIONS = ["install", "uninstall", "merge-driver"] as const;

/** `entente git ACTION` */
export function register(program: Command): void {
  program
    .command("git")
    .description("teach Git to merge files of data/ by what they say: two who add claims to one fact do not conflict")
    .addArgument(
      new Argument("<action>", "install or uninstall it in this clone; `merge-driver` is what Git calls").choices(
        ACTIONS,
      ),
    )
    .argument("[file...]", "of merge-driver: Git's %O %A %B and %P")
    .addHelpText(
      "after",
      examples(
        ["entente git install", "for this clone; .gitattributes is for all who have one"],
        ["entente git uninstall", "Git merges by lines again"],
      ),
    )
    .action(async (action: (typeof ACTIONS)[number], files: readonly string[]) => {
      const { install, uninstall } = await import("./install.ts");
      if (action === "install") process.stdout.write(install(process.cwd()));
      else if (action === "uninstall") process.stdout.write(uninstall(process.cwd()));
      else {
        const { mergeFiles } = await import("./merge-driver.ts");
        process.exitCode = mergeFiles(files) ? 0 : 1;
      }
    });
}
