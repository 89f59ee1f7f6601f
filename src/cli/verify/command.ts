import { existsSync, statSync } from "node:fs";
import { type Command, Option } from "commander";
import { examples } from "../examples.ts";
import { UsageError } from "../failure.ts";
import { openProject } from "../project.ts";

interface VerifyFlags {
  readonly archive: string;
  readonly format: "pretty" | "json";
}

/** What can be looked up where. */
const COPIES = `
Nothing is fetched. What is looked up in a copy:
  text   lines (\`l. 12\`), paragraphs (\`para. 4\`: blocks between blank lines, else lines), pages where form feeds part them
  HTML   paragraphs (\`<p>\` in the page's \`<main>\` or only \`<article>\`), ids (\`#id\`), sections by their headings (\`sec. 2.1\`)
  PDF    pages (\`p. 3\`: the number that is printed on it where the file says so, else its place in the file)
Ligatures, soft hyphens and words broken at the end of a line make no difference to a quote.`;

/** `entente verify --archive DIR` */
export function register(program: Command): void {
  program
    .command("verify")
    .description("check each locator and quote against your own copies of the sources (text, HTML or PDF)")
    .requiredOption("-a, --archive <dir>", "folder that holds the files that sources name as their `archive`")
    .addOption(new Option("-f, --format <format>", "how to print").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", COPIES)
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
