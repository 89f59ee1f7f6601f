import type { Host, NewFile } from "../../host/host.ts";
import type { FileChange } from "../../import/merge/merge-files.ts";
import type { PreparedImport } from "../../import/run-import.ts";
import { patchOf } from "../file-patch.ts";

/** Files of the project's data and schema. */
export interface Written {
  readonly made: number;
  readonly changed: number;
}

/** Writes the files of an import as they are made, or shows them. */
export function writeChanges(host: Host, prepared: PreparedImport, dryRun: boolean): Written {
  let [made, changed] = [0, 0];
  const counted = function* (): Generator<FileChange> {
    for (const change of prepared.changes()) {
      if (!change.path.endsWith(".yaml")) {
        // The record of the import is not a file of data or schema.
      } else if (change.before === null) made += 1;
      else changed += 1;
      yield change;
    }
  };
  if (dryRun) for (const change of counted()) process.stdout.write(patchOf(change));
  else host.writeAll(filesOf(counted()));
  return { made, changed };
}

function* filesOf(changes: Iterable<FileChange>): Generator<NewFile> {
  for (const { path, text } of changes) yield { path, chunks: () => [text] };
}
