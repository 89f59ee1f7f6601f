import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Folder } from "./harbour-folder.ts";

/** A sound little dossier on the shipped schema: who sent soldiers to whom, as one page has it. */
export const SYLVANIA: Readonly<Record<string, string>> = {
  "data/states/freedonia.yaml": "type: state\nname: Freedonia\n",
  "data/states/sylvania.yaml": "type: state\nname: Sylvania\n",
  "data/people/ann.yaml": "type: person\nname: Ann\n",
  "data/sources/page.yaml": "type: source\nname: The page\nkind: news\ndate: 2024-05-01\n",
  "data/facts/deployment.yaml":
    "type: deploys_to\nfrom: freedonia\nto: sylvania\nwhen: 2024\nclaims:\n  - {by: ann, source: page, at: para. 1}\n",
};

/** A folder of a project that takes the shipped schema, with these files over the dossier. */
export function sylvaniaFolder(files: Readonly<Record<string, string>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), "entente-sylvania-"));
  const host = nodeHost(path);
  for (const [file, text] of Object.entries({ ...SYLVANIA, ...files })) host.write(file, [text]);
  return {
    path,
    write: (file, text) => host.write(file, [text]),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
