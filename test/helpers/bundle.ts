import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

/** One JavaScript file of a TypeScript entry, to run in a process of its own: Node 20 runs no TypeScript. Returns its path. */
export async function bundle(entry: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "entente-bundle-"));
  await build({
    configFile: false,
    logLevel: "error",
    // The folder has no packages beside it.
    ssr: { noExternal: true },
    build: { ssr: entry, outDir, rolldownOptions: { output: { entryFileNames: "entry.mjs" } } },
  });
  return join(outDir, "entry.mjs");
}
