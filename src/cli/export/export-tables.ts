import { resolve } from "node:path";
import { neutral } from "../../report/display.ts";
import { writeParquet } from "../../sql/duckdb/parquet.ts";
import { cacheFolder } from "../cache-folder.ts";
import type { Project } from "../project.ts";
import { storedState } from "../project-state.ts";

/** False where the project has errors, which are printed; nothing is written then. */
export async function exportTables(project: Project, out: string): Promise<boolean> {
  const state = await storedState(project);
  if (!state) return false;
  const files = await writeParquet(resolve(out), cacheFolder(project.root), state);
  process.stderr.write(`${files.length} files in ${neutral(out)}\n`);
  return true;
}
