import { readFileSync } from "node:fs";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Changes } from "../../src/refactor/changes.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

/** The shipped project. */
export const shipped: ReadonlyMap<string, string> = new Map(
  ["data", "schema", "entente.yaml"]
    .flatMap((path) =>
      path.endsWith(".yaml")
        ? [path]
        : nodeHost(".")
            .list(path)
            .files.map((file) => file.path),
    )
    .map((path) => [path, readFileSync(path, "utf8")] as const),
);

/** The ids of its entities. */
export const shippedIds: readonly string[] = [...shipped.keys()]
  .filter((path) => path.startsWith("data/") && !path.startsWith("data/facts/"))
  .map((path) => path.replace(/^.*\/|\.yaml$/g, ""));

export function applied(files: ReadonlyMap<string, string>, { writes, removes }: Changes): Map<string, string> {
  const after = new Map(files);
  for (const path of removes) after.delete(path);
  for (const { path, text } of writes) after.set(path, text);
  return after;
}

/** The harbour project with some more files. */
export function harbourWith(files: Readonly<Record<string, string>>): Map<string, string> {
  const all = [...harbourProject()].map(([path, content]) => [path, String(content)] as const);
  return new Map([...all, ...Object.entries(files)]);
}
