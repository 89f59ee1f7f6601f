import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Location, Position, Range } from "vscode-languageserver";
import { PROJECT_FILE } from "../project/keys.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { OpenProject } from "./open-project.ts";

/** The file that an editor means; undefined for what is not a file of this machine, such as a buffer without a name. */
export function fileOfUri(uri: string): string | undefined {
  if (!URL.canParse(uri) || new URL(uri).protocol !== "file:") return undefined;
  try {
    return fileURLToPath(uri);
  } catch (error) {
    // Another machine's, or a path that no file of this system has.
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_INVALID_"))
      return undefined;
    throw error;
  }
}

export function uriOf({ root }: Pick<OpenProject, "root">, path: string): string {
  return pathToFileURL(join(root, path)).href;
}

/** A file by its path in a project; undefined where it is outside. */
export function pathIn(root: string, file: string): string | undefined {
  const path = relative(root, file).split(sep).join("/");
  return path === "" || path.startsWith("../") || isAbsolute(path) ? undefined : path;
}

/** Whether a file is part of a project, or a map by which files are imported. */
export function isOurs(path: string): boolean {
  return path === PROJECT_FILE || /^(?:data|schema|imports)\/.*\.yaml$/.test(path);
}

/** As editors count: lines and characters from 0, in UTF-16 code units. */
export function positionAt(lines: LineIndex, offset: number): Position {
  const { line, column } = lines.position(offset);
  return { line: line - 1, character: column - 1 };
}

/** A position beyond the end of its line means its end. */
export function offsetAt(lines: LineIndex, { line, character }: Position): number {
  return lines.lineStart(line + 1) + Math.min(character, lines.lineText(line + 1).length);
}

export function rangeOf(lines: LineIndex, { start, end }: { readonly start: number; readonly end: number }): Range {
  return { start: positionAt(lines, start), end: positionAt(lines, end) };
}

export function locationOf(project: OpenProject, path: string, span: { start: number; end: number }): Location {
  return { uri: uriOf(project, path), range: rangeOf(project.linesOf(path), span) };
}
