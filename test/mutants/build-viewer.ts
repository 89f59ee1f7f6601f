import { join, relative } from "node:path";
import { build, type Plugin } from "vite";
import type { Setting } from "./messages.ts";

/** Gives files the texts that have all changes in them. */
export function mutantsPlugin(texts: Setting["texts"]): Plugin {
  const root = process.cwd();
  return { name: "mutants", enforce: "pre", load: (id) => texts.get(relative(root, id.split("?")[0] ?? "")) ?? null };
}

/** The viewer with all changes in it, as `npm run build:viewer` makes it without. */
export async function buildViewer(texts: Setting["texts"], outDir: string): Promise<void> {
  for (const mode of ["production", "single"]) {
    await build({
      ...{ configFile: "viewer/vite.config.ts", mode, logLevel: "warn", plugins: [mutantsPlugin(texts)] },
      build: { outDir: join(process.cwd(), outDir) },
    });
  }
}
