import { neutral } from "../report/display.ts";
import { publish, publishStatements } from "../sql/postgres/publish.ts";
import { SqlError } from "../sql/sql-error.ts";
import { UsageError } from "./failure.ts";
import { openDataset } from "./open-graph.ts";
import type { Project } from "./project.ts";
import type { PublishFlags } from "./publish.ts";

/** The exit code: 1 where the project has errors, which are printed; the database keeps what it had. */
export async function publishGraph(
  project: () => Project,
  url: string | undefined,
  flags: PublishFlags,
): Promise<number> {
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(flags.dbSchema)) {
    throw new UsageError(`\`${flags.dbSchema}\` is no name for a schema`, "small letters, digits and _, at most 41");
  }
  if (flags.printSql) {
    const { before, after } = publishStatements(flags.dbSchema);
    process.stdout.write(
      [...before, "-- load the rows here", ...after]
        .map((sql) => (sql.startsWith("--") ? `${sql}\n` : `${sql};\n`))
        .join(""),
    );
    return 0;
  }
  if (url === undefined) throw new UsageError("publish where?", "entente publish postgres://user@host:5432/database");
  const dataset = await openDataset(project());
  if (!dataset) return 1;
  try {
    const { rows, left } = await publish(url, dataset, { schema: flags.dbSchema, grant: flags.grant ?? [] });
    const counts = Object.entries(rows).map(([table, n]) => `${n} ${table}`);
    process.stdout.write(`published ${dataset.digest} as schema ${flags.dbSchema}: ${counts.join(", ")}\n`);
    if (left.length > 0) process.stderr.write(`still being read, removed next time: ${left.join(", ")}\n`);
    return 0;
  } catch (error) {
    if (error instanceof SqlError)
      throw new UsageError(neutral(error.message), error.hint ?? "the graph that was live is live still");
    throw error;
  }
}
