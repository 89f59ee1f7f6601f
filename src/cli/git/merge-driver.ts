import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectHost } from "../../host/project-host.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import type { KeysOf } from "../../refactor/merge-trees.ts";
import { mergeVersions } from "../../refactor/merge-versions.ts";
import { UsageError } from "../failure.ts";

/**
 * Git's merge driver: writes what comes of three versions of a file over the second. Whether they agree; else it holds conflict markers
 * where they do not. Git calls it at the top of the working tree.
 */
export function mergeFiles(files: readonly string[]): boolean {
  const [base, ours, theirs, path = ours] = files;
  if (base === undefined || ours === undefined || theirs === undefined || path === undefined) {
    throw new UsageError("merge-driver takes Git's %O %A %B and %P", "`entente git install` sets it up");
  }
  const ending = lineEndOf(textOf(ours));
  const read = (file: string): string => textOf(file).replaceAll("\r\n", "\n");
  const write = (file: string, text: string): void => writeFileSync(file, text.replaceAll("\n", ending));
  const versions = { base: read(base), ours: read(ours), theirs: read(theirs) };
  const { folder, within } = projectOf(path);
  const merged = mergeVersions(within, versions, keysIn(folder));
  // Anchors, or what is not YAML: by lines, as Git does.
  if (merged === null) return mergeLines(ours, base, theirs);
  write(ours, merged.ours);
  if (merged.conflicts === 0) return true;
  // The two differ where both changed the same, and nowhere else: with nothing in common, Git marks just that.
  write(theirs, merged.theirs);
  writeFileSync(base, "");
  return mergeLines(ours, base, theirs);
}

function textOf(file: string): string {
  return readFileSync(file, "utf8");
}

/** What came of a merge ends its lines as our side does. */
function lineEndOf(text: string): "\n" | "\r\n" {
  return /\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? "\r\n" : "\n";
}

function mergeLines(ours: string, base: string, theirs: string): boolean {
  const labels = ["-L", "ours", "-L", "base", "-L", "theirs"];
  const { status, error } = spawnSync("git", ["merge-file", ...labels, ours, base, theirs], { windowsHide: true });
  if (error) throw error;
  return status === 0;
}

/** The folder of the project that a path is in, below the working tree, and the path within it. */
function projectOf(path: string): { readonly folder: string; readonly within: string } {
  const at = path.startsWith("data/") ? 0 : path.lastIndexOf("/data/") + 1;
  return { folder: path.slice(0, at) || ".", within: path.slice(at) };
}

/** The qualifiers that make a fact, by the schema of the working tree. */
function keysIn(folder: string): KeysOf {
  if (!existsSync(join(folder, "data"))) return () => [];
  const { relations } = readDeclarations(projectHost(folder)).schema;
  return (name) => (Object.hasOwn(relations, name) ? (relations[name]?.key ?? []) : []);
}
