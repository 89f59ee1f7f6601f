import { once } from "node:events";
import { readDeclarations } from "../../project/read-declarations.ts";
import { neutral } from "../../report/display.ts";
import { checkAddress } from "../../sql/postgres/address.ts";
import { checkSchemaName } from "../../sql/postgres/owned-schemas.ts";
import { type Published, type PublishOptions, publish } from "../../sql/postgres/publish.ts";
import { publishScript } from "../../sql/postgres/script.ts";
import { SqlError } from "../../sql/sql-error.ts";
import type { RowGraph } from "../../sql/table-graph.ts";
import { count } from "../../wording/counts.ts";
import { UsageError } from "../failure.ts";
import type { Project } from "../project.ts";
import { withRows } from "../project-state.ts";
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
  const placement: PublishOptions["placement"] = distribute ? "distributed" : local ? "local" : undefined;
  const options = { schema: dbSchema, grant, ...(placement && { placement }) };
  // What is live is live: where facts were no longer as they were once they had been read, they are not read again for that.
  let published: (Published & { readonly digest: string }) | undefined;
  const isSound = await withGraphToPublish(project, flags, async (graph) => {
    published ??= { ...(await publish(url, graph, options)), digest: graph.digest };
  });
  if (!isSound || !published) return 1;
  const { rows, left, digest } = published;
  const counts = Object.entries(rows).map(([table, n]) => `${n} ${table}`);
  process.stdout.write(`published ${digest} as schema ${dbSchema}: ${counts.join(", ")}\n`);
  if (left.length > 0) {
    const lines = left.map(({ schema, reason }) => `  ${schema}: ${neutral(reason)}\n`);
    const of = count(left.length, "older schema");
    process.stderr.write(`kept ${of}; the next publication tries again:\n${lines.join("")}`);
  }
  return 0;
}

async function printScript(project: () => Project, flags: PublishFlags): Promise<number> {
  const options = { schema: flags.dbSchema, isDistributed: flags.distribute === true };
  if (!flags.rows) {
    await print(publishScript(readDeclarations(project().host).schema, { ...options, graph: null }));
    return 0;
  }
  let begun = false;
  let done = false;
  const isSound = await withGraphToPublish(project, flags, async (graph) => {
    if (done) return;
    // What was printed cannot be taken back; without its last lines, psql does none of it.
    if (begun) throw new UsageError("the project changed while it was read", "try again");
    begun = true;
    await print(publishScript(graph.schema, { ...options, graph }));
    done = true;
  });
  return isSound ? 0 : 1;
}

async function print(pieces: Iterable<string | Buffer>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  }
}

/** Does something with the graph, perhaps once more where it was not intact. False where the project has errors, which are printed. */
async function withGraphToPublish(
  project: () => Project,
  { allowEmpty, public: isPublic }: PublishFlags,
  make: (graph: RowGraph) => Promise<void>,
): Promise<boolean> {
  const opened = isPublic ? await (await import("../public-project.ts")).openPublic(project()) : project();
  if (opened === null) return false;
  return await withRows(opened, async (graph) => {
    if (allowEmpty || graph.entityCount() > 0) return await make(graph);
    throw new UsageError(
      `the project ${neutral(opened.root)} has no entities: nothing was published`,
      "--project DIR names another project; --allow-empty publishes this one",
    );
  });
}
