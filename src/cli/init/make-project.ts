import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkProject } from "../../build.ts";
import { nodeHost } from "../../host/node-host.ts";
import { projectHost } from "../../host/project-host.ts";
import { neutral } from "../../report/display.ts";
import { refreshEditorFiles } from "../editor-files.ts";
import { UsageError } from "../failure.ts";
import { ownPackage } from "../version.ts";
import { ciFiles } from "./ci-files.ts";
import type { InitFlags } from "./flags.ts";
import { EMPTY, settingsFiles } from "./init-files.ts";
import { SAMPLE } from "./init-sample.ts";

type Files = Readonly<Record<string, string>>;

/** Makes a project, or adds the files of a hosting service to one that is there. What was done. Files that are there are never replaced. */
export function makeProject(dir: string, { empty, ci }: InitFlags): string {
  const root = resolve(dir);
  if (existsSync(root) && !statSync(root).isDirectory()) throw new UsageError(`${dir} is a file`);
  const hosted = ci === undefined ? {} : ciFiles(ci);
  if (ci !== undefined && existsSync(join(root, "data"))) return addFiles(root, hosted);
  const first = empty ? EMPTY : SAMPLE;
  const taken = ["data", "schema", ...Object.keys(first)].find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new UsageError(`${dir} already holds ${taken}`, "name a new folder");
  const own = ownPackage();
  const { fresh, kept } = sortOut(root, { ...settingsFiles(own), ...hosted });
  writeProject(root, { ...first, ...fresh });
  const next = kept.includes("package.json") ? `npm install ${own.name}` : "npm install";
  const notice = kept.length > 0 ? ` Left as they are: ${kept.join(", ")}.` : "";
  return `${neutral(`Made a project in ${dir}.${notice}`)}\n${neutral(`Next: cd ${dir} && ${next} && npx entente check`)}\n${GIT}\n`;
}

/** What no file that is committed can set up. */
const GIT =
  "In a Git repository: npx entente git install, once in each clone, merges data/ by what it says, not by lines.";

function addFiles(root: string, files: Files): string {
  const { fresh, kept } = sortOut(root, files);
  const host = nodeHost(root);
  for (const [path, text] of Object.entries(fresh)) host.write(path, [text]);
  const paths = [...Object.keys(fresh), ...kept.map((path) => `${path} is left as it is`)];
  return [...paths, GIT].map((line) => `${line}\n`).join("");
}

/** Which files are to be written, and which are there already. */
function sortOut(root: string, files: Files): { readonly fresh: Files; readonly kept: readonly string[] } {
  const kept = Object.keys(files).filter((path) => existsSync(join(root, path)));
  return { fresh: Object.fromEntries(Object.entries(files).filter(([path]) => !kept.includes(path))), kept };
}

function writeProject(root: string, files: Files): void {
  const host = projectHost(root);
  for (const [path, text] of Object.entries(files)) host.write(path, [text]);
  const { dataset } = checkProject(host);
  if (dataset) refreshEditorFiles({ root, host }, dataset.schema, dataset.entities);
}
