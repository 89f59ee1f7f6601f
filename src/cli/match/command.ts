import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addFilters, addListing, blocOption } from "../selection/selection-options.ts";
import type { MatchFlags } from "./flags.ts";

/** `entente match PATTERN` */
export function register(program: Command): void {
  const command = program
    .command("match")
    .description("find all ways to fit a pattern of facts that share variables; the filters hold for each of its facts")
    .argument(
      "<pattern>",
      "steps with `;` between: an end, a relation or its inverse, an end, then `, qualifier value`, `, qualifier ?variable` or `, qualifier>=value`. An end is `?variable`, an id or a name, in quotes where it has spaces",
    );
  addListing(
    addFilters(command)
      .addOption(blocOption("of the entities that the pattern and the filters name: takes in"))
      .option("--select <variables>", "only these variables, each combination once: `?a,?c`"),
  )
    .addHelpText(
      "after",
      examples(
        ["entente match '?a supplies ?b, item ?what; ?b strikes ?c'", "who arms those who strike"],
        [
          "entente match '?a supplies ?b, item ?what; ?b strikes ?c, item ?what' --select '?a,?what'",
          "with what is used, said once",
        ],
        ["entente match '?who led by ?x; ?x leads \"North Korea\"' --support reported", "inverses and names will do"],
        ["entente match '?who has_strength ?n, value>=1000'", "a value is an end"],
        ["entente match '?a supplies ?b; ?b strikes ukraine' --bloc", "or strikes one of Ukraine's bloc"],
      ),
    )
    .action(async (pattern: string, flags: MatchFlags, self: Command) => {
      const project = openProject(self);
      const { listMatches } = await import("./list-matches.ts");
      process.exitCode = (await listMatches(project, pattern, flags)) ? 0 : 1;
    });
}
