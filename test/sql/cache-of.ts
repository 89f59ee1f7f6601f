import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "../../src/model/dataset.ts";
import type { CacheOf } from "../../src/sql/duckdb/cache.ts";
import { tableGraphOf } from "../../src/sql/table-graph.ts";

/** What a cache is asked for, by this program. */
export function cacheOf(dataset: Dataset, digest = dataset.digest): CacheOf {
  return { digest, program: "this-one", withGraph: (make) => make(tableGraphOf(dataset)) };
}

/** The same where there is nothing to build. */
export function builtAlready(dataset: Dataset): CacheOf {
  const { digest, program } = cacheOf(dataset);
  return {
    digest,
    program,
    withGraph: () => {
      throw new Error("there was nothing to build");
    },
  };
}

/** The databases in a folder. */
export function databasesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".duckdb"))
    .sort()
    .map((name) => join(folder, name));
}

/** The one database in a folder. */
export function databaseIn(folder: string): string {
  const [path, ...others] = databasesIn(folder);
  if (path === undefined || others.length > 0) throw new Error(`${others.length + (path ? 1 : 0)} databases`);
  return path;
}
