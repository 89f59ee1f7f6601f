import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addClocks } from "../selection/clocks.ts";
import { addListing, kinds, several } from "../selection/selection-options.ts";
import type { EntityFlags } from "./flags.ts";

/** `entente entities` */
export function register(program: Command): void {
  const command = program
    .command("entities")
    .description("list entities with their types, names, attributes and how many ties they have, filtered")
    .addOption(kinds("-t, --type <type>", "entity type, or one that it extends"))
    .addOption(
      several(
        "-w, --where <attribute=value>",
        "an attribute: `kind=news`, `kind!=news`, `founded<1950`, or its name alone",
      ),
    )
    .addOption(several("--source <id>", "a claim in this source or a part of it names it"))
    .option("--text <words>", "all words occur in its names, description, identifiers and attributes");
  addListing(addClocks(command))
    .addHelpText(
      "after",
      examples(
        ["entente entities --type weapon", "all weapons"],
        [
          "entente entities --type source --where kind=analysis --where 'date>=2024-10'",
          "what was written since October",
        ],
        ["entente entities --type actor --as-of 1950", "who existed then; those who have no dates always may"],
        ["entente entities --text korea --ids", "ids, for other commands"],
        ["entente entities --format csv > entities.csv", "for a spreadsheet"],
      ),
    )
    .action(async (flags: EntityFlags, self: Command) => {
      const project = openProject(self);
      const { listEntities } = await import("./list-entities.ts");
      process.exitCode = (await listEntities(project, flags)) ? 0 : 1;
    });
}
