import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { run } from "../../helpers/run-cli.ts";

/** The harbour's project in a folder while the tests of a file run, and in it a state whose texts are hostile. */
export function harbour() {
  let folder: Folder;
  beforeAll(() => {
    folder = harbourFolder();
    folder.write(
      "data/states/hostile.yaml",
      'type: state\nname: "Hostile \\u202E \\u2066 text"\nrelations:\n  borders:\n    - {to: ostia, source: harbour-gazette, note: "=HYPERLINK(1)"}\n',
    );
  });
  afterAll(() => folder.remove());
  return {
    ask: (...args: readonly string[]) => run("-p", folder.path, ...args),
    write: (path: string, text: string): void => folder.write(path, text),
    pathOf: (path: string): string => join(folder.path, path),
  };
}
