import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import type { MergeFlags } from "./flags.ts";

/** `entente merge OLD INTO` */
export function register(program: Command): void {
  program
    .command("merge")
    .description("merge an entity into another: names, attributes, references, and the claims of facts that become one")
    .argument("<old>", "the id of the entity that goes")
    .argument("<into>", "the id of the one that stays")
    .option("--prefer <id>", "whose value is kept where the two contradict each other")
    .option("--rivals", "keep both values of an attribute that sources may tell differently, such as two births")
    .option("--dry-run", "show what would change, and write nothing")
    .addHelpText(
      "after",
      examples(
        ["entente merge rok south-korea", "all that is said of `rok` is said of `south-korea`"],
        ["entente merge rok south-korea --dry-run", "the files that would change, and what contradicts"],
        ["entente merge rok south-korea --prefer south-korea", "where they differ, keep what `south-korea` says"],
      ),
    )
    .action(async (old: string, into: string, flags: MergeFlags, command: Command) => {
      const project = openProject(command);
      const { mergeAndReport } = await import("./merge-report.ts");
      process.exitCode = (await mergeAndReport(project, old, into, flags)) ? 0 : 1;
    });
}
