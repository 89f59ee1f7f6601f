import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { englishOnly } from "./english-only.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * `vite build viewer` writes lib/viewer/index.html and its assets; `--mode single` the template of the one offline file; `--mode pages` the
 * script of the search in pages.
 */
export default defineConfig(({ mode }): UserConfig => {
  if (mode === "pages") return PAGES;
  const single = mode === "single";
  return {
    root: at("."),
    base: "./",
    plugins: [
      react(),
      englishOnly(),
      ...(single ? [viteSingleFile({ removeViteModuleLoader: true })] : []),
      contentSecurityPolicy(single),
    ],
    build: {
      outDir: at("../lib/viewer"),
      emptyOutDir: !single,
      target: "es2022",
      modulePreload: { polyfill: false },
      assetsInlineLimit: single ? 100_000_000 : 0,
      reportCompressedSize: true,
      // A page that shows nothing without all of its program gains nothing by loading it in pieces; the warning only worries newcomers.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: at(single ? "./single.html" : "./index.html") },
    },
  };
});

const PAGES: UserConfig = {
  root: at("./pages"),
  base: "./",
  publicDir: false,
  build: {
    outDir: at("../lib/page-scripts"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: { input: at("./pages/search.ts"), output: { entryFileNames: "[name].js", format: "iife" } },
  },
};
