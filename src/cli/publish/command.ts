import { type Command, Option } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { several } from "../selection/selection-options.ts";
import type { PublishFlags } from "./flags.ts";

/** `entente publish URL` */
export function register(program: Command): void {
  program
    .command("publish")
    .description("load the graph into a PostgreSQL, on one machine or several, and switch it live at once")
    .argument("[url]", "postgres://user@host:5432/database (the password: PGPASSWORD, or ~/.pgpass)")
    .option("--db-schema <name>", "the schema that readers use", "entente")
    .addOption(several("--grant <role>", "a role that may read it"))
    .addOption(
      new Option("--distribute", "spread what grows with the claims over the workers of a Citus").conflicts("local"),
    )
    .option("--local", "keep all of it on the server that is named, also where it was distributed")
    .option("--public", "without what is marked `private`, and without a trace of it")
    .option("--allow-empty", "publish a project without entities")
    .option("--print-sql", "print a script for psql that makes the tables, and connect to nothing")
    .option("--rows", "with --print-sql: the rows too")
    .addHelpText(
      "after",
      examples(
        [
          "entente publish postgres://editor@db.example/graphs --grant readers",
          "readers see the old graph or the new one",
        ],
        [`entente query --db postgres://reader@db.example/graphs "SELECT COUNT(*) FROM fact"`, "ask it"],
        ["entente publish --print-sql --rows > graph.sql", "psql -v ON_ERROR_STOP=1 -f graph.sql makes and fills them"],
      ),
    )
    .action(async (url: string | undefined, flags: PublishFlags, command: Command) => {
      const { publishGraph } = await import("./publish-graph.ts");
      process.exitCode = await publishGraph(() => openProject(command), url, flags);
    });
}
