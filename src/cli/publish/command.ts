import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { several } from "../selection/selection-options.ts";
import type { PublishFlags } from "./flags.ts";

/** `entente publish URL` */
export function register(program: Command): void {
  program
    .command("publish")
    .description("load the graph into a PostgreSQL and switch it live in one transaction")
    .argument("[url]", "postgres://user@host:5432/database (the password: PGPASSWORD, or ~/.pgpass)")
    .option("--db-schema <name>", "the schema that readers use", "entente")
    .addOption(several("--grant <role>", "a role that may read it"))
    .option("--public", "without what is marked `private`, and without a trace of it")
    .option("--allow-empty", "publish a project without entities")
    .option("--print-sql", "print a script for psql that makes the tables, without rows, and connect to nothing")
    .addHelpText(
      "after",
      examples(
        [
          "entente publish postgres://editor@db.example/graphs --grant readers",
          "readers see the old graph or the new one",
        ],
        [`entente query --db postgres://reader@db.example/graphs "SELECT COUNT(*) FROM fact"`, "ask it"],
        ["entente publish --print-sql > tables.sql", "psql -v ON_ERROR_STOP=1 -f tables.sql makes empty tables"],
      ),
    )
    .action(async (url: string | undefined, flags: PublishFlags, command: Command) => {
      const { publishGraph } = await import("./publish-graph.ts");
      process.exitCode = await publishGraph(() => openProject(command), url, flags);
    });
}
