import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import type { RenameFlags } from "./flags.ts";

/** `entente rename OLD NEW` */
export function register(program: Command): void {
  program
    .command("rename")
    .description("give an entity another id: its file, all references to it, and the old id among its former_ids")
    .argument("<old>", "the entity's id")
    .argument("<new>", "the id that it gets")
    .option("--dry-run", "show what would change, and write nothing")
    .addHelpText(
      "after",
      examples(
        ["entente rename rok south-korea", "data/states/rok.yaml becomes data/states/south-korea.yaml"],
        ["entente rename rok south-korea --dry-run", "the files that would change"],
      ),
    )
    .action(async (old: string, now: string, flags: RenameFlags, command: Command) => {
      const project = openProject(command);
      const { renameAndReport } = await import("./rename-report.ts");
      process.exitCode = (await renameAndReport(project, old, now, flags)) ? 0 : 1;
    });
}
