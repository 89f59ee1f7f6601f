import { readFileSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { git, gitLine, isRefusal } from "../../host/git.ts";
import { LIBRARY } from "../../host/library.ts";
import { nodeHost } from "../../host/node-host.ts";
import { findProject } from "../../host/project-host.ts";
import { isMissing } from "../../host/system-error.ts";
import { neutral } from "../../report/display.ts";
import { UsageError } from "../failure.ts";

const ATTRIBUTES = ".gitattributes";
const LINE = "data/**/*.yaml merge=entente";
const NAME = "merge.entente.name";
const DRIVER = "merge.entente.driver";

/** Sets the merge driver up in the clone that a folder is in. What was done. */
export function install(folder: string): string {
  const top = topOf(folder);
  const project = projectIn(folder, top);
  git(top, ["config", "--local", NAME, "merge claims, not lines"]);
  git(top, ["config", "--local", DRIVER, `${command()} git merge-driver %O %A %B %P`]);
  const before = attributes(project);
  const lines = ["Git merges data/ by what it says in this clone."];
  if (!hasLine(before)) {
    const text = before === "" || before.endsWith("\n") ? before : `${before}\n`;
    nodeHost(project).write(ATTRIBUTES, [`${text}${LINE}\n`]);
    const path = relative(realpathSync(top), join(realpathSync(project), ATTRIBUTES)).replaceAll("\\", "/");
    lines.push(`Commit ${neutral(path)}; others run \`entente git install\` once in their clones.`);
  }
  return `${lines.join("\n")}\n`;
}

/** Takes the merge driver out of the clone. */
export function uninstall(folder: string): string {
  const top = topOf(folder);
  for (const key of [NAME, DRIVER]) gitLine(top, ["config", "--local", "--unset-all", key]);
  const project = projectIn(folder, top);
  const before = attributes(project);
  if (hasLine(before)) {
    nodeHost(project).write(ATTRIBUTES, [
      before
        .split("\n")
        .filter((line) => line.trim() !== LINE)
        .join("\n"),
    ]);
  }
  return "Git merges data/ by lines in this clone.\n";
}

function topOf(folder: string): string {
  try {
    const top = gitLine(folder, ["rev-parse", "--show-toplevel"]);
    if (top !== undefined) return top;
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  throw new UsageError("this folder is in no Git repository", "`git init` makes one");
}

/** The project's folder, to which the patterns of the attributes beside its data/ are relative; the top of the clone where there is no project yet. */
function projectIn(folder: string, top: string): string {
  const project = findProject(realpathSync(folder));
  return project !== undefined && `${project}${sep}`.startsWith(`${realpathSync(top)}${sep}`) ? project : top;
}

/** This program, as a shell calls it. Paths with spaces or quotes are safe. */
function command(): string {
  return [process.execPath, join(LIBRARY, "cli", "main.js")]
    .map((path) => `'${path.replaceAll("'", "'\\''")}'`)
    .join(" ");
}

function attributes(top: string): string {
  try {
    return readFileSync(join(top, ATTRIBUTES), "utf8");
  } catch (error) {
    if (!isMissing(error)) throw error;
    return "";
  }
}

function hasLine(text: string): boolean {
  return text.split("\n").some((line) => line.trim() === LINE);
}
