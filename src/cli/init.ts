import type { Command } from "commander";
import { neutral } from "../report/display.ts";
import { examples } from "./examples.ts";
import { UsageError } from "./failure.ts";

/** `entente init DIR` */
export function register(program: Command): void {
  program
    .command("init")
    .description("make a new project that passes `check`, editor settings included")
    .argument("<dir>", "folder to make; files that are there already are never replaced")
    .addHelpText("after", examples(["entente init my-graph", "then: cd my-graph && entente check"]))
    .action(async (dir: string) => {
      const [{ existsSync, statSync }, { join, resolve }] = await Promise.all([import("node:fs"), import("node:path")]);
      const root = resolve(dir);
      if (existsSync(root) && !statSync(root).isDirectory()) throw new UsageError(`${dir} is a file`);
      const { INIT_FILES } = await import("./init-files.ts");
      const taken = Object.keys(INIT_FILES).filter((path) => existsSync(join(root, path)));
      if (existsSync(join(root, "data"))) taken.unshift("data/");
      if (taken.length > 0) throw new UsageError(`${dir} already holds ${taken[0]}`, "name a new folder");
      await writeProject(root, INIT_FILES);
      process.stdout.write(`${neutral(`Made a project in ${dir}. Next: cd ${dir} && entente check`)}\n`);
    });
}

async function writeProject(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  const [{ projectHost }, { inspectProject }, { refreshEditorFiles }] = await Promise.all([
    import("../host/project-host.ts"),
    import("../build.ts"),
    import("./editor-files.ts"),
  ]);
  const host = projectHost(root);
  for (const [path, text] of Object.entries(files)) host.write(path, [text]);
  const { schema, resolved } = inspectProject(host);
  refreshEditorFiles(host, schema, [...resolved.entities.values()]);
}
