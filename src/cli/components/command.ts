import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addNetwork } from "../selection/network-options.ts";
import { addListing } from "../selection/selection-options.ts";
import type { ComponentsFlags } from "./flags.ts";

/** `entente components` */
export function register(program: Command): void {
  addListing(
    addNetwork(
      program
        .command("components")
        .description("list the parts of the graph that nothing ties to one another, the largest first"),
    ),
  )
    .addHelpText("after", examples(["entente components --types supplies,strikes", "who is tied by these alone"]))
    .action(async (flags: ComponentsFlags, self: Command) => {
      const project = openProject(self);
      const { listComponents } = await import("./list-components.ts");
      process.exitCode = (await listComponents(project, flags)) ? 0 : 1;
    });
}
