import { once } from "node:events";
import type { Dataset } from "../../model/dataset.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { neutral } from "../../report/display.ts";
import { checkAddress } from "../../sql/postgres/address.ts";
import { checkSchemaName } from "../../sql/postgres/owned-schemas.ts";
import { publish } from "../../sql/postgres/publish.ts";
import { publishScript } from "../../sql/postgres/script.ts";
import { SqlError } from "../../sql/sql-error.ts";
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

async function publishOrPrint(project: () => Project, url: string | undefined, flags: PublishFlags): Promise<number> {
  const { dbSchema, grant = [], distribute, local, printSql, rows: withRows } = flags;
  checkSchemaName(dbSchema);
  if (withRows && !printSql) throw new UsageError("--rows goes with --print-sql: publish always sends the rows");
  if (printSql) return await printScript(project, flags);
  if (url === undefined) throw new UsageError("publish where?", "entente publish postgres://user@host:5432/database");
  checkAddress(url);
  const dataset = await datasetToPublish(project, flags);
  if (!dataset) return 1;
  const placement = distribute ? "distributed" : local ? "local" : undefined;
  const { rows, left } = await publish(url, dataset, { schema: dbSchema, grant, ...(placement && { placement }) });
  const counts = Object.entries(rows).map(([table, n]) => `${n} ${table}`);
  process.stdout.write(`published ${dataset.digest} as schema ${dbSchema}: ${counts.join(", ")}\n`);
  if (left.length > 0) {
    const lines = left.map(({ schema, reason }) => `  ${schema}: ${neutral(reason)}\n`);
    const of = count(left.length, "older schema");
    process.stderr.write(`kept ${of}; the next publication tries again:\n${lines.join("")}`);
  }
  return 0;
}

async function printScript(project: () => Project, flags: PublishFlags): Promise<number> {
  const dataset = flags.rows ? await datasetToPublish(project, flags) : null;
  if (dataset === undefined) return 1;
  const schema = dataset?.schema ?? readDeclarations(project().host).schema;
  const options = { schema: flags.dbSchema, isDistributed: flags.distribute === true, dataset };
  for (const piece of publishScript(schema, options)) {
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  }
  return 0;
}

/** The graph; undefined where the project has errors, which are printed. */
async function datasetToPublish(
  project: () => Project,
  { allowEmpty, public: isPublic }: PublishFlags,
): Promise<Dataset | undefined> {
  const opened = isPublic ? await (await import("../public-project.ts")).openPublic(project()) : project();
  const dataset = opened && (await openDataset(opened));
  if (!opened || !dataset) return undefined;
  if (dataset.entities.length > 0 || allowEmpty) return dataset;
  throw new UsageError(
    `the project ${neutral(opened.root)} has no entities: nothing was published`,
    "--project DIR names another project; --allow-empty publishes this one",
  );
}
