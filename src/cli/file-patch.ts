import { createTwoFilesPatch } from "diff";
import type { FileChange } from "../import/merge/merge-files.ts";
import { neutralLines } from "../report/display.ts";

/** What changes in a file of the project, for people. */
export function patchOf({ path, before, text }: FileChange): string {
  if (!path.endsWith(".yaml")) return "";
  const patch = createTwoFilesPatch(
    before === null ? "/dev/null" : path,
    path,
    before ?? "",
    text,
    undefined,
    undefined,
    { context: 2 },
  );
  return neutralLines(patch.replace(/^=+\n/, ""));
}
