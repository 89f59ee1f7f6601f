import { rmSync } from "node:fs";
import { join } from "node:path";
import { nodeHost } from "../host/node-host.ts";

/** As the bundler names them: a name, a hash of eight characters, an ending. Whatever else lies there is somebody's own. */
const HASHED = /^assets\/[\w.-]+-[\w-]{8}\.(?:js|css|map|woff2|svg|wasm)$/;

/** Takes away the viewer's files of earlier versions: their names change with their content, so nothing ever writes over them. */
export function removeStaleAssets(out: string, written: readonly string[]): void {
  const fresh = new Set(written);
  if (![...fresh].some((path) => HASHED.test(path))) return;
  for (const { path } of nodeHost(out).list("assets").files) {
    if (HASHED.test(path) && !fresh.has(path)) rmSync(join(out, path), { force: true });
  }
}
