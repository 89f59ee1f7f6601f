import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "../host/host.ts";
import { LIBRARY } from "../host/library.ts";
import { nodeHost } from "../host/node-host.ts";

/** Scripts for pages, as they were built into the package (lib/page-scripts/), by name. */
export function pageScripts(): ReadonlyMap<string, Uint8Array> {
  const folder = join(LIBRARY, "page-scripts");
  if (!existsSync(folder)) return new Map();
  const host = nodeHost(folder);
  return new Map(host.list("").files.map(({ path }) => [path, host.read(path)]));
}

/** The viewer as it was built into the package (lib/viewer/); undefined where it was not. */
export function viewerHost(): Host | undefined {
  const folder = join(LIBRARY, "viewer");
  return existsSync(folder) ? nodeHost(folder) : undefined;
}
