import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * `vite build --config src/vite.config.ts` writes lib/cli/: the command line, and in files of their own what only some commands need.
 * To find and read several hundred modules one by one takes a third of the time of a `check`.
 */
export default defineConfig({
  root: at(".."),
  publicDir: false,
  build: {
    ssr: true,
    outDir: at("../lib/cli"),
    emptyOutDir: true,
    target: "node20",
    // A stack names our functions.
    minify: false,
    rolldownOptions: {
      input: {
        main: at("./cli/main.ts"),
        // For a program that calls many command lines: `npm run attack`.
        run: at("./cli/run.ts"),
        "worker-thread": at("./pipeline/threads/worker-thread.ts"),
      },
      // V8 writes the value of a constant, not of a variable, into what it compiles.
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", topLevelVar: false },
    },
  },
});
