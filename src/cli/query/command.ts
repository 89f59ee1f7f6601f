import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addFormat, several } from "../selection/selection-options.ts";
import type { QueryFlags } from "./flags.ts";

/** `entente query [SQL]` */
export function register(program: Command): void {
  const command = program
    .command("query")
    .description("ask in SQL, over the tables entity, alias, source, fact, claim, edge ... (--tables shows all)")
    .argument("[sql]", "one statement; `-` reads it from standard input")
    .option("--file <file>", "read the statement from a file")
    .addOption(several("--param <value>", "a parameter: `VALUE` for $1, $2 ..., `NAME=VALUE` for $NAME"))
    .option("--explain", "show how the statement would run")
    .option("--tables", "show the tables and their columns")
    .option("--db <url>", "ask a PostgreSQL that `entente publish` has filled, instead of the project")
    .option("--db-schema <name>", "with --db: the schema that holds the graph", "entente")
    .option("--time-limit <seconds>", "stop a statement that runs longer; 0: never", "60")
    .option("--memory-limit <size>", "stop a statement that needs more", "2GB");
  addFormat(command)
    .addHelpText(
      "after",
      examples(
        [
          `entente query "SELECT type, COUNT(*) FROM fact GROUP BY type ORDER BY 2 DESC"`,
          "how many facts of each type",
        ],
        ["entente query 'SELECT * FROM fact WHERE object = $1' --param russia", "with a parameter"],
        ["entente query --file report.sql --format csv > report.csv", "a statement from a file"],
        ["entente query --tables", "what there is to ask"],
      ),
    )
    .action(async (sql: string | undefined, flags: QueryFlags, command: Command) => {
      if (flags.tables) {
        const { tablesText } = await import("../../sql/reference.ts");
        process.stdout.write(tablesText());
        return;
      }
      const { runQuery } = await import("./run-query.ts");
      process.exitCode = await runQuery(() => openProject(command), sql, flags);
    });
}
