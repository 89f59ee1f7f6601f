import { resolve } from "node:path";
import { neutral } from "../../report/display.ts";
import { writeParquet } from "../../sql/duckdb/parquet.ts";
import { openDataset } from "../open-graph.ts";
import type { Project } from "../project.ts";

/** False where the project has errors, which are printed; nothing is written then. */
export async function exportTables(project: Project, out: string): Promise<boolean> {
  const dataset = await openDataset(project);
  if (!dataset) return false;
  const files = await writeParquet(resolve(out), dataset);
  process.stderr.write(`${files.length} files in ${neutral(out)}\n`);
  return true;
}
