import { type Command, Option } from "commander";
import { examples } from "../examples.ts";
import { UsageError } from "../failure.ts";
import { openProject } from "../project.ts";
import { addClocks } from "../selection/clocks.ts";
import type { ShowFlags } from "./flags.ts";

/** `entente show [ID]` */
export function register(program: Command): void {
  addClocks(
    program
      .command("show")
      .description(
        "show one entity with its facts and what it says, or one fact with every claim behind it; without an id, the steps of the project's story",
      )
      .argument("[id]", "an entity's id, name, alias or identifier, or a fact's id")
      .option("--view <id>", "one step of the story in words"),
  )
    .addOption(new Option("-f, --format <format>", "how to print").choices(["pretty", "json"]).default("pretty"))
    .addHelpText(
      "after",
      examples(
        ["entente show russia", "by id"],
        ['entente show "Hermit Kingdom"', "by any of its names"],
        ["entente show Q423", "by an identifier"],
        ["entente show kpa-deployment-2024", "a fact: who says it, who denies it, which voices count"],
        ["entente show kpa-deployment-2024 --known 2024-10-25", "as it was then"],
        ["entente show depetris-2024", "a source: every claim that rests on it"],
        ["entente show russia --format json", "for scripts"],
        ["entente show", "the steps of the story that entente.yaml tells"],
        ["entente show --view troops", "one of them: what it says, and the facts that it shows"],
      ),
    )
    .action(async (id: string | undefined, flags: ShowFlags, command: Command) => {
      const project = openProject(command);
      if (id === undefined) {
        const { showStory } = await import("./show-story.ts");
        process.exitCode = (await showStory(project, flags)) ? 0 : 1;
        return;
      }
      if (flags.view !== undefined) throw new UsageError("name an id or a view, not both");
      const { showOne } = await import("./show-one.ts");
      process.exitCode = (await showOne(project, id, flags)) ? 0 : 1;
    });
}
