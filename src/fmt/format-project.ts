import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { FileEntry, Host } from "../host/host.ts";
import { readBytes } from "../parse/read-folder.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { decode } from "../text/text-file.ts";
import { formatYaml } from "./format-yaml.ts";

/** A file whose text is not canonical, and what it would be. */
interface Rewrite {
  readonly path: string;
  readonly text: string;
}

export interface FormattedProject {
  /** Sorted by path. */
  readonly rewrites: readonly Rewrite[];
  /** Of files that are left alone because they cannot be read or are not sound YAML. */
  readonly findings: readonly Finding[];
  /** How many files were looked at. */
  readonly files: number;
}

/** Formats entente.yaml and all `.yaml` files below data/ and schema/ that are wanted. Writes nothing: the caller does, or only counts. */
export function formatProject(host: Host, wanted: (path: string) => boolean = () => true): FormattedProject {
  const entries = [host.entry(PROJECT_FILE) ?? [], ...["data", "schema"].map((folder) => host.list(folder).files)]
    .flat()
    .filter(({ path }) => path.endsWith(".yaml") && wanted(path));
  const rewrites: Rewrite[] = [];
  const findings: Finding[] = [];
  for (const entry of entries) {
    const { file, findings: unread } = open(host, entry);
    if (!file) {
      addFindings(findings, unread);
      continue;
    }
    const formatted = formatYaml(file);
    addFindings(findings, formatted.findings);
    // A byte order mark goes, too, but never out of a file that is left alone.
    const isBroken = formatted.findings.length > 0;
    if (!isBroken && (formatted.text !== file.text || unread.length > 0)) {
      rewrites.push({ path: entry.path, text: formatted.text });
    }
  }
  return { rewrites, findings, files: entries.length };
}

function open(host: Host, entry: FileEntry): ReturnType<typeof decode> {
  const { bytes, findings } = readBytes(host, entry);
  return bytes === undefined ? { findings } : decode(entry.path, bytes);
}
