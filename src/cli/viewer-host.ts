import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Host } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";

/** The viewer as it was built into the package (lib/viewer/); undefined where it was not. */
export function viewerHost(): Host | undefined {
  const folder = fileURLToPath(new URL("../viewer/", import.meta.url));
  return existsSync(folder) ? nodeHost(folder) : undefined;
}
