import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeHost } from "../../src/host/node-host.ts";
import { harbourProject } from "./harbour-project.ts";

export interface Folder {
  readonly path: string;
  write(path: string, text: string): void;
  remove(): void;
}

/** The harbour project on a disk, in a folder of its own. */
export function harbourFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), "entente-harbour-"));
  const host = nodeHost(path);
  for (const [file, text] of harbourProject()) host.write(file, [text]);
  return {
    path,
    write: (file, text) => host.write(file, [text]),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
