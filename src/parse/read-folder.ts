import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { FileEntry, Host } from "../host/host.ts";
import { isUnreadable } from "../host/system-error.ts";
import type { Document } from "../model/document.ts";
import { idOfFile } from "../model/ids.ts";
import { decode, decodeForDisplay, MAX_BYTES, tooLarge } from "../text/text-file.ts";
import { quickText } from "./quick-text.ts";
import { readDocument } from "./read-document.ts";

/** What a folder of YAML files holds. */
export interface Folder {
  /** Sorted by path; broken files are left out. */
  readonly documents: readonly Document[];
  /** An empty document for each broken file: its id is taken, so references to it are not wrong as well. */
  readonly broken: readonly Document[];
  readonly findings: readonly Finding[];
}

/** How many files lie between two calls of `onShare`. */
const SOME = 1000;

/**
 * Reads all `.yaml` files below a folder of the project. A missing folder is an empty one.
 *
 * @param onShare told now and then what share of the files is read
 */
export function readFolder(host: Host, folder: string, onShare?: (share: number) => void): Folder {
  const { files, findings } = yamlFiles(host.list(folder));
  const documents: Document[] = [];
  const broken: Document[] = [];
  for (const [n, entry] of files.entries()) {
    if (n % SOME === 0) onShare?.(n / files.length);
    const read = readFile(host, entry);
    addFindings(findings, read.findings);
    if (read.document) documents.push(read.document);
    else broken.push({ file: entry.path, id: idOfFile(entry.path), value: {} });
  }
  return { documents, broken, findings };
}

/** The files of a folder that hold YAML, and what is wrong with their names or with the folder. */
export function yamlFiles({ files, loops }: ReturnType<Host["list"]>): { files: FileEntry[]; findings: Finding[] } {
  const findings = loops.map((path) => finding("folder-loop", { path }, { file: path, start: 0, end: 0 }));
  for (const { path } of files) {
    if (!path.endsWith(".yml")) continue;
    const hint = `rename it to ${path.replace(/\.yml$/, ".yaml")}`;
    findings.push(finding("wrong-file-ending", { path }, { file: path, start: 0, end: 0 }, { hint }));
  }
  return { files: files.filter(({ path }) => path.endsWith(".yaml")), findings };
}

/** Reads one listed file. */
export function readFile(host: Host, entry: FileEntry): { document?: Document; findings: Finding[] } {
  const { bytes, findings } = readBytes(host, entry);
  return bytes === undefined ? { findings } : documentOf(entry.path, bytes);
}

/** The bytes of one listed file. */
export function readBytes(host: Host, { path, size }: FileEntry): { bytes?: Uint8Array; findings: Finding[] } {
  if (size > MAX_BYTES) return { findings: [tooLarge(path, size)] };
  try {
    return { bytes: host.read(path), findings: [] };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const reason = error.code;
    return { findings: [finding("unreadable-file", { reason }, { file: path, start: 0, end: 0 })] };
  }
}

/** What a file's bytes say. `read`: another reader than that of whole documents. */
export function documentOf(
  path: string,
  bytes: Uint8Array,
  read: typeof readDocument = readDocument,
): ReturnType<typeof readDocument> {
  const { file, findings } = decode(path, bytes, quickText);
  if (!file) return { findings };
  const whole = read(file);
  return findings.length === 0 ? whole : { ...whole, findings: [...findings, ...whole.findings] };
}

/** The characters of a file for showing and locating; undefined where it cannot be read or is too large. */
export function textOf(host: Host, path: string): string | undefined {
  try {
    const bytes = host.read(path);
    return bytes.length > MAX_BYTES ? undefined : decodeForDisplay(bytes);
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
