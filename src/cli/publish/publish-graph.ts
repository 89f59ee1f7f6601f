import { readDeclarations } from "../../project/read-declarations.ts";
import { neutral } from "../../report/display.ts";
import { checkAddress } from "../../sql/postgres/address.ts";
import { checkSchemaName } from "../../sql/postgres/owned-schemas.ts";
import { publish } from "../../sql/postgres/publish.ts";
import { publishScript } from "../../sql/postgres/statements.ts";
import { SqlError } from "../../sql/sql-error.ts";
import { tablesOf } from "../../sql/tables.ts";
import { count } from "../../wording/counts.ts";
import { UsageError } from "../failure.ts";
import { openDataset } from "../open-graph.ts";
import type { Project } from "../project.ts";
import type { PublishFlags } from "./flags.ts";

/** The exit code: 1 where the project has errors, which are printed; the database keeps what it had. */
export async function publishGraph(
  project: () => Project,
  url: string | undefined,
  flags: PublishFlags,
): Promise<number> {
  try {
    return await publishOrPrint(project, url, flags);
  } catch (error) {
    if (error instanceof SqlError)
      throw new UsageError(error.message, error.hint ?? "the graph that was live is live still");
    throw error;
  }
}

async function publishOrPrint(
  project: () => Project,
  url: string | undefined,
  { dbSchema, grant = [], printSql, allowEmpty, public: isPublic }: PublishFlags,
): Promise<number> {
  checkSchemaName(dbSchema);
  if (printSql) {
    const { schema } = readDeclarations(project().host);
    process.stdout.write(publishScript(dbSchema, tablesOf(schema)));
    return 0;
  }
  if (url === undefined) throw new UsageError("publish where?", "entente publish postgres://user@host:5432/database");
  checkAddress(url);
  const opened = isPublic ? await (await import("../public-project.ts")).openPublic(project()) : project();
  if (opened === null) return 1;
  const dataset = await openDataset(opened);
  if (!dataset) return 1;
  if (dataset.entities.length === 0 && !allowEmpty) {
    throw new UsageError(
      `the project ${neutral(opened.root)} has no entities: nothing was published`,
      "--project DIR names another project; --allow-empty publishes this one",
    );
  }
  const { rows, left } = await publish(url, dataset, { schema: dbSchema, grant });
  const counts = Object.entries(rows).map(([table, n]) => `${n} ${table}`);
  process.stdout.write(`published ${dataset.digest} as schema ${dbSchema}: ${counts.join(", ")}\n`);
  if (left.length > 0) {
    const lines = left.map(({ schema, reason }) => `  ${schema}: ${neutral(reason)}\n`);
    const of = count(left.length, "older schema");
    process.stderr.write(`kept ${of}; the next publication tries again:\n${lines.join("")}`);
  }
  return 0;
}
