import { type Command, Option } from "commander";
import { STANCES } from "../../model/stance.ts";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addSelection, type ClaimFlags, several } from "../selection/selection-options.ts";

/** `entente claims` */
export function register(program: Command): void {
  addSelection(program.command("claims").description("list the claims behind facts: who says what, where and when"))
    .addOption(new Option("-s, --stance <stance...>", "what the claimant does").choices(STANCES))
    .addOption(several("--relays <id>", "whose word is passed on; `unknown`: hearsay"))
    .addHelpText(
      "after",
      examples(
        ["entente claims --type deploys_to --stance denies", "who denies the deployment"],
        ["entente claims --relays unknown --where quantity", "numbers that are hearsay"],
        ["entente claims --about iran", "what is said of Iran, and where"],
        ["entente claims --by nato --format csv > nato.csv", "for a spreadsheet"],
      ),
    )
    .action(async (flags: ClaimFlags, command: Command) => {
      const project = openProject(command);
      const { listClaims } = await import("../facts/list-facts.ts");
      process.exitCode = (await listClaims(project, flags)) ? 0 : 1;
    });
}
