import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { FileEntry, Listed, Snapshot } from "../host/host.ts";
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
export function readFolder(host: Snapshot, folder: string, onShare?: (share: number) => void): Folder {
  const { files, findings } = yamlFiles(host.list(folder));
  const documents: Document[] = [];
  const broken: Document[] = [];
  host.expect?.(files.map(({ path }) => path));
  for (const [n, entry] of files.entries()) {
    if (n % SOME === 0) onShare?.(n / files.length);
    const read = readFile(host, entry);
    addFindings(findings, read.findings);
    if (read.document) documents.push(read.document);
    else broken.push({ file: entry.path, id: idOfFile(entry.path), value: {} });
  }
  return { documents, broken, findings };
}

/** The documents of a folder, sorted by path, without broken files: read anew by each who goes through them, one after the other. */
export function documentsIn(host: Snapshot, folder: string): Iterable<Document> {
  const { files } = yamlFiles(host.list(folder));
  return {
    *[Symbol.iterator]() {
      host.expect?.(files.map(({ path }) => path));
      for (const entry of files) {
        const { document } = readFile(host, entry);
        if (document) yield document;
      }
    },
  };
}

/** The files of a folder that hold YAML, and what is wrong with their names or with the folder. */
export function yamlFiles(listed: Listed): { files: FileEntry[]; findings: Finding[] } {
  const files = listed.files.filter(({ path }) => path.endsWith(".yaml"));
  return { files, findings: [...linkFindings(listed), ...unreadFiles(listed.files)] };
}

function linkFindings({ loops, links = [] }: Listed): readonly Finding[] {
  const at = (file: string) => ({ file, start: 0, end: 0 });
  return [
    ...loops.map((path) => finding("folder-loop", { path }, at(path))),
    ...links.map(({ path, to }) =>
      to === "outside"
        ? finding("link-outside", { path }, at(path), { hint: "put a copy there" })
        : finding("linked-twice", { path, listed: to.listed }, at(path), { hint: "remove the link" }),
    ),
  ];
}

/** What looks like data, or like a copy of data that an editor left. */
const LIKE_DATA =
  /\.(?:yaml|yml|json|jsonl|ndjson|json5|toml|csv|tsv|xlsx?|ods|ttl|rdf|graphml|gexf)$|\.ya?ml(?:~|\.\w+)$/i;

/** One finding for all files of a folder that end alike. */
function unreadFiles(files: readonly FileEntry[]): readonly Finding[] {
  const kinds = new Map<string, { readonly first: string; readonly ending: string; count: number }>();
  for (const { path } of files) {
    const ending = path.endsWith(".yaml") ? undefined : LIKE_DATA.exec(path)?.[0];
    if (ending === undefined || /\.\d+\.tmp$/.test(path)) continue;
    const key = `${path.slice(0, path.lastIndexOf("/") + 1)} ${ending}`;
    const known = kinds.get(key);
    if (known) known.count += 1;
    else kinds.set(key, { first: path, ending, count: 1 });
  }
  return Array.from(kinds.values(), ({ first, ending, count }) => {
    const isYaml = /^\.ya?ml$/i.test(ending);
    const hint = isYaml
      ? `rename it to ${first.slice(0, -ending.length)}.yaml`
      : "write what it says into .yaml files, or keep it in another folder";
    return finding(
      "wrong-file-ending",
      { path: first, ending, others: count - 1 },
      { file: first, start: 0, end: 0 },
      { hint },
    );
  });
}

/** Reads one listed file. */
export function readFile(host: Snapshot, entry: FileEntry): { document?: Document; findings: Finding[] } {
  const { bytes, findings } = readBytes(host, entry);
  return bytes === undefined ? { findings } : documentOf(entry.path, bytes);
}

/** The bytes of one listed file. */
export function readBytes(host: Snapshot, { path, size }: FileEntry): { bytes?: Uint8Array; findings: Finding[] } {
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
export function textOf(host: Snapshot, path: string): string | undefined {
  try {
    const bytes = host.read(path);
    return bytes.length > MAX_BYTES ? undefined : decodeForDisplay(bytes);
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
