import { existsSync, statSync } from "node:fs";
import { type Command, Option } from "commander";
import { examples } from "./examples.ts";
import { UsageError } from "./failure.ts";
import { openProject } from "./project.ts";

interface VerifyFlags {
  readonly archive: string;
  readonly format: "pretty" | "json";
}

/** `entente verify --archive DIR` */
export function register(program: Command): void {
  program
    .command("verify")
    .description("check each locator and quote against your own copies of the sources")
    .requiredOption("-a, --archive <dir>", "folder that holds the files that sources name as their `archive`")
    .addOption(new Option("-f, --format <format>", "how to print").choices(["pretty", "json"]).default("pretty"))
    .addHelpText(
      "after",
      examples(
        ["entente verify --archive ~/archive", "what the copies do not bear out, with the closest passage"],
        ["entente verify --archive ~/archive --format json", "for scripts"],
      ),
    )
    .action(async ({ archive, format }: VerifyFlags, command: Command) => {
      const project = openProject(command);
      if (!existsSync(archive) || !statSync(archive).isDirectory())
        throw new UsageError(`there is no folder ${archive}`);
      const { verifyArchive } = await import("./verify-archive.ts");
      process.exitCode = (await verifyArchive(project, archive, format)) ? 0 : 1;
    });
}
