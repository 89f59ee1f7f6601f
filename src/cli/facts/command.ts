import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addSelection, type SelectionFlags } from "../selection/selection-options.ts";

/** `entente facts` */
export function register(program: Command): void {
  addSelection(
    program.command("facts").description("list facts with their support, dispute, numbers and voices, filtered"),
  )
    .addHelpText(
      "after",
      examples(
        ["entente facts --type supplies --to russia", "who supplies what to Russia, according to whom"],
        [
          "entente facts --type supplies --to russia --known 2024-07 --voices 1",
          "the same as known in July 2024: what rests on one voice",
        ],
        ["entente facts --about kn-23 --support corroborated", "two voices or more"],
        ["entente facts --where 'quantity>=10000' --contested", "large numbers that someone denies"],
        ["entente facts --to ukraine --bloc", "its leaders, bodies, members and groups too, and through whom"],
        ["entente facts --format json | jq '.[].support'", "for scripts"],
      ),
    )
    .action(async (flags: SelectionFlags, command: Command) => {
      const project = openProject(command);
      const { listFacts } = await import("./list-facts.ts");
      process.exitCode = (await listFacts(project, flags)) ? 0 : 1;
    });
}
