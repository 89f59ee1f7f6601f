import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { git, gitLine, isRefusal } from "../../host/git.ts";
import { nodeHost } from "../../host/node-host.ts";
import { isMissing } from "../../host/system-error.ts";
import { UsageError } from "../failure.ts";

const ATTRIBUTES = ".gitattributes";
const LINE = "data/**/*.yaml merge=entente";
const NAME = "merge.entente.name";
const DRIVER = "merge.entente.driver";

/** Sets the merge driver up in the clone that a folder is in. What was done. */
export function install(folder: string): string {
  const top = topOf(folder);
  git(top, ["config", "--local", NAME, "merge claims, not lines"]);
  git(top, ["config", "--local", DRIVER, `${command()} git merge-driver %O %A %B %P`]);
  const before = attributes(top);
  const lines = ["Git merges data/ by what it says in this clone."];
  if (!hasLine(before)) {
    const text = before === "" || before.endsWith("\n") ? before : `${before}\n`;
    nodeHost(top).write(ATTRIBUTES, [`${text}${LINE}\n`]);
    lines.push(`Commit ${ATTRIBUTES}; others run \`entente git install\` once in their clones.`);
  }
  return `${lines.join("\n")}\n`;
}

/** Takes the merge driver out of the clone. */
export function uninstall(folder: string): string {
  const top = topOf(folder);
  for (const key of [NAME, DRIVER]) gitLine(top, ["config", "--local", "--unset-all", key]);
  const before = attributes(top);
  if (hasLine(before)) {
    nodeHost(top).write(ATTRIBUTES, [
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

/** This program, as a shell calls it. Paths with spaces or quotes are safe. */
function command(): string {
  const main = fileURLToPath(new URL("../main.js", import.meta.url));
  return [process.execPath, main].map((path) => `'${path.replaceAll("'", "'\\''")}'`).join(" ");
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
