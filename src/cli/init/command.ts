import type { Command } from "commander";
import { neutral } from "../../report/display.ts";
import { examples } from "../examples.ts";
import { UsageError } from "../failure.ts";

/** `entente init DIR` */
export function register(program: Command): void {
  program
    .command("init")
    .description("make a new project that passes `check`, editor settings included")
    .argument("<dir>", "folder to make; files that are there already are never replaced")
    .option("--empty", "without the sample dossier")
    .addHelpText(
      "after",
      examples(
        ["entente init my-graph", "with an invented dossier to look at and to replace"],
        ["entente init my-graph --empty", "with nothing but a title"],
      ),
    )
    .action(async (dir: string, { empty = false }: { readonly empty?: boolean }) => {
      const [{ existsSync, statSync }, { join, resolve }] = await Promise.all([import("node:fs"), import("node:path")]);
      const root = resolve(dir);
      if (existsSync(root) && !statSync(root).isDirectory()) throw new UsageError(`${dir} is a file`);
      const [{ EMPTY, settingsFiles }, { SAMPLE }, { ownPackage }] = await Promise.all([
        import("./init-files.ts"),
        import("./init-sample.ts"),
        import("../version.ts"),
      ]);
      const first = empty ? EMPTY : SAMPLE;
      const taken = ["data", "schema", ...Object.keys(first)].find((path) => existsSync(join(root, path)));
      if (taken !== undefined) throw new UsageError(`${dir} already holds ${taken}`, "name a new folder");
      const own = ownPackage();
      const settings = Object.entries(settingsFiles(own));
      const kept = settings.filter(([path]) => existsSync(join(root, path))).map(([path]) => path);
      const added = settings.filter(([path]) => !kept.includes(path));
      await writeProject(root, { ...first, ...Object.fromEntries(added) });
      const next = kept.includes("package.json") ? `npm install ${own.name}` : "npm install";
      const notice = kept.length > 0 ? ` Left as they are: ${kept.join(", ")}.` : "";
      process.stdout.write(
        `${neutral(`Made a project in ${dir}.${notice}`)}\n${neutral(`Next: cd ${dir} && ${next} && npx entente check`)}\n`,
      );
    });
}

async function writeProject(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  const [{ projectHost }, { checkProject }, { refreshEditorFiles }] = await Promise.all([
    import("../../host/project-host.ts"),
    import("../../build.ts"),
    import("../editor-files.ts"),
  ]);
  const host = projectHost(root);
  for (const [path, text] of Object.entries(files)) host.write(path, [text]);
  const { dataset } = checkProject(host);
  if (dataset) refreshEditorFiles(host, dataset.schema, dataset.entities);
}
