import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Snapshot } from "../host/host.ts";
import type { Document } from "../model/document.ts";
import type { Schema } from "../model/schema.ts";
import { readFolder } from "../parse/read-folder.ts";
import { loadSchema } from "../schema/load-schema.ts";
import { namesAt } from "../schema/section.ts";
import { switchOff } from "../schema/switch-off.ts";
import { PROJECT_FILE } from "./keys.ts";
import { openProjectFile, type ProjectFile, readProjectFile } from "./read-project.ts";

/** What a project declares before its data. */
export interface Declarations {
  /** Without the types that the project switches off. */
  readonly schema: Schema;
  readonly projectFile: ProjectFile | null;
  /** Of the schema: errors among them make every file look wrong. */
  readonly schemaFindings: readonly Finding[];
  readonly projectFindings: readonly Finding[];
}

/** Reads schema/ and entente.yaml. */
export function readDeclarations(host: Snapshot): Declarations {
  const declared = readFolder(host, "schema");
  const opened = openProjectFile(host);
  const { documents, findings: offFindings } = switchOff(declared.documents, switchedOff(opened.document));
  const { schema: types, findings } = loadSchema(documents, (file) => host.entry(file) !== undefined);
  const { projectFile, findings: projectFindings } = readProjectFile(host, opened, types);
  const words = projectFile?.quoteWords ?? null;
  return {
    schema: words === null ? types : { ...types, quote_words: words },
    projectFile,
    schemaFindings: [...declared.findings, ...findings],
    projectFindings: [...offFindings, ...projectFindings],
  };
}

/** The types that entente.yaml does without: they are told before the schema is read, on which the rest of the file depends. */
function switchedOff(document: Document | undefined): ReturnType<typeof namesAt> {
  if (!document) return [];
  // What is wrong with the list is reported when the file is read as a whole.
  return namesAt({ file: PROJECT_FILE, pointer: "", value: document.value, findings: [] }, "without_types");
}
