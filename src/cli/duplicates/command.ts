import { type Command, Option } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addFormat } from "../selection/selection-options.ts";
import type { DuplicatesFlags } from "./flags.ts";

/** `entente duplicates` */
export function register(program: Command): void {
  const command = program
    .command("duplicates")
    .description("list entities that may be the same, by names in any script, identifiers and neighbours")
    .option("--least <likeness>", "only pairs that are as alike, from 0 to 1", "0.8")
    .addOption(new Option("--not <ids...>", "write into the first of these that it is not_same_as the others"))
    .option("-n, --limit <n>", "show at most n pairs", "50");
  addFormat(command)
    .addHelpText(
      "after",
      examples(
        ["entente duplicates", "the likeliest first"],
        ["entente duplicates --not kim-jong-un kim-jong-il", "two persons: they are not proposed again"],
        ["entente duplicates --least 0.95 --format json", "for scripts"],
      ),
    )
    .action(async (flags: DuplicatesFlags, command: Command) => {
      const project = openProject(command);
      const { listDuplicates, rejectDuplicates } = await import("./list-duplicates.ts");
      const done = flags.not ? await rejectDuplicates(project, flags.not) : await listDuplicates(project, flags);
      process.exitCode = done ? 0 : 1;
    });
}
