import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Location, Position, Range } from "vscode-languageserver";
import type { LineIndex } from "../text/line-index.ts";
import type { OpenProject } from "./open-project.ts";

/** The file that an editor means; undefined for what is not a file, such as a buffer without a name. */
export function fileOfUri(uri: string): string | undefined {
  return URL.canParse(uri) && new URL(uri).protocol === "file:" ? fileURLToPath(uri) : undefined;
}

export function uriOf({ root }: Pick<OpenProject, "root">, path: string): string {
  return pathToFileURL(join(root, path)).href;
}

/** A file by its path in a project; undefined where it is outside. */
export function pathIn(root: string, file: string): string | undefined {
  const path = relative(root, file).split(sep).join("/");
  return path === "" || path.startsWith("../") ? undefined : path;
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
