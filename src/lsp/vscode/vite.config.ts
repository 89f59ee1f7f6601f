import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { packExtension } from "./pack-extension.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `vite build --config src/lsp/vscode/vite.config.ts` writes entente.vsix: the extension in one file, with what it is built from. */
export default defineConfig({
  root: at("."),
  plugins: [vsix()],
  build: {
    ssr: at("./extension.ts"),
    target: "node20",
    write: false,
    minify: true,
    reportCompressedSize: false,
    rolldownOptions: { external: ["vscode"], output: { format: "cjs", entryFileNames: "extension.cjs" } },
  },
  // Nothing is installed beside an extension.
  ssr: { noExternal: true, target: "node" },
});

function vsix(): Plugin {
  return {
    name: "entente-vsix",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).flatMap((one) => (one.type === "chunk" ? one : []));
      const [program, ...others] = chunks;
      if (program === undefined || others.length > 0) this.error(`an extension is one file, not ${chunks.length}`);
      const read = (path: string): Uint8Array => readFileSync(at(path));
      writeFileSync(
        at("../../../entente.vsix"),
        packExtension(program.code, {
          manifest: read("./manifest.json"),
          package: read("../../../package.json"),
          icon: read("./icon.svg"),
          readme: read("./README.md"),
          licence: read("../../../LICENSE"),
        }),
      );
    },
  };
}
