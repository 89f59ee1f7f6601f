import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** The files of the schema that comes with the package, for a project in memory. */
export function shippedSchema(): Map<string, string> {
  const paths = readdirSync(join(ROOT, "schema"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".yaml"),
  );
  return new Map(paths.map((path) => [`schema/${path}`, readFileSync(join(ROOT, "schema", path), "utf8")]));
}
