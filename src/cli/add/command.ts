import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";

/** `entente add SOURCE AT FROM RELATION TO` */
export function register(program: Command): void {
  program
    .command("add")
    .description(
      "add one claim, or one a line from standard input; says what it changed. On a terminal, without words, it asks for each part (Tab completes) and before it writes",
    )
    .argument(
      "[words...]",
      "source, locator, subject, relation, object; then `--KEY VALUE` for qualifiers and claim keys, `--source ID --at PLACE` for a further source of the same claim, `--new NAME=TYPE[,KEY=VALUE]` for an entity or a source that is not there yet",
    )
    .allowUnknownOption()
    .addHelpText(
      "after",
      examples(
        [
          'entente add garner-2024 "l. 12" north-korea supplies russia --item artillery-shell --quantity "~5000000 rounds"',
          "one line, one claim",
        ],
        [
          'entente add "Nova Gazette" "p. 1" north-korea supplies nova --new "Nova Gazette=source,kind=news" --new Nova=state',
          "makes what is not there",
        ],
        ["entente add", "asks, on a terminal"],
        ["entente add < claims.txt", "the same, one a line; lines that begin with # are comments"],
      ),
    )
    .action(async (words: string[], _flags: object, command: Command) => {
      const project = openProject(command);
      const { addClaims } = await import("./add-claims.ts");
      process.exitCode = (await addClaims(project, words)) ? 0 : 1;
    });
}
