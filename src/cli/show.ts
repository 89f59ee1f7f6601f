import { type Command, Option } from "commander";
import { examples } from "./examples.ts";
import { openProject } from "./project.ts";

/** `entente show ID` */
export function register(program: Command): void {
  program
    .command("show")
    .description("show one entity: what it is, and its facts with their support, dispute, numbers and voices")
    .argument("<id>", "an id, a name or an alias")
    .addOption(new Option("-f, --format <format>", "how to print").choices(["pretty", "json"]).default("pretty"))
    .addHelpText(
      "after",
      examples(
        ["entente show russia", "by id"],
        ['entente show "Hermit Kingdom"', "by any of its names"],
        ["entente show russia --format json", "for scripts"],
      ),
    )
    .action(async (id: string, { format }: { format: "pretty" | "json" }, command: Command) => {
      const project = openProject(command);
      const { showEntity } = await import("./show-entity.ts");
      process.exitCode = showEntity(project, id, format) ? 0 : 1;
    });
}
