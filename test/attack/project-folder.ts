import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isLink } from "./corrupt/corruption.ts";
import type { Files } from "./projects.ts";

/** Puts a project on the disk, in a folder that is emptied first, unless the files are to go over what is there. */
export function writeProject(folder: string, files: Files, over = false): void {
  if (!over) rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "data"), { recursive: true });
  for (const [path, content] of files) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    if (isLink(content)) symlinkSync(content.to, full);
    else writeFileSync(full, content);
  }
}
