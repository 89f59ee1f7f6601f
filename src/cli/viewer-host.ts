import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Host } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";

/** Scripts for pages, as they were built into the package (lib/page-scripts/), by name. */
export function pageScripts(): ReadonlyMap<string, Uint8Array> {
  const folder = fileURLToPath(new URL("../page-scripts/", import.meta.url));
  if (!existsSync(folder)) return new Map();
  const host = nodeHost(folder);
  return new Map(host.list("").files.map(({ path }) => [path, host.read(path)]));
}

/** The viewer as it was built into the package (lib/viewer/); undefined where it was not. */
export function viewerHost(): Host | undefined {
  const folder = fileURLToPath(new URL("../viewer/", import.meta.url));
  return existsSync(folder) ? nodeHost(folder) : undefined;
}
