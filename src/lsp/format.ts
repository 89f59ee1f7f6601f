import type { TextEdit } from "vscode-languageserver";
import { formatYaml } from "../fmt/format-yaml.ts";
import { editsBetween } from "./edits.ts";
import type { OpenProject } from "./open-project.ts";

/** What `entente fmt` would change in a file. */
export function formatFile(project: OpenProject, path: string): TextEdit[] {
  // As `fmt`, which leaves maps of imports as they are.
  if (path.startsWith("imports/")) return [];
  const before = project.textOf(path);
  return editsBetween(before, formatYaml({ path, text: before }).text);
}
