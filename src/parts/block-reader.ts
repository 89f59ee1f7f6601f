import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { FileEntry, Host } from "../host/host.ts";
import type { Schema } from "../model/schema.ts";
import { readHead } from "../parse/read-document.ts";
import { documentOf, readBytes } from "../parse/read-folder.ts";
import { isError } from "../rules/faults.ts";
import type { TextFile } from "../text/text-file.ts";
import { earlyRelations, type Head, headMaker, relationsIn } from "./heads.ts";

/** What of a block the others must know before any is compiled. Plain data. */
export interface BlockHeads {
  readonly heads: readonly Head[];
  /** Names of the relations that the block writes. */
  readonly relations: readonly string[];
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** The same as JSON: so it goes to other threads and to the next build. What is read from it no longer holds on to the files' texts. */
export type SentHeads = Uint8Array;

export function openHeads(sent: SentHeads): BlockHeads {
  return JSON.parse(new TextDecoder().decode(sent)) as BlockHeads;
}

/** A file as it was read. */
export interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface BlockRead {
  readonly heads: SentHeads;
  /** Parsed, and checked, when the block is compiled: to hold documents until then takes four times as much as to hold bytes, and longer. */
  readonly sources: readonly Source[];
}

/** Reads blocks, and of each file its head. Null where there is an error. */
export function blockReader(host: Host, schema: Schema): (files: readonly FileEntry[]) => BlockRead | null {
  const early = earlyRelations(schema);
  const makeHead = headMaker(schema, early);
  const read = (file: TextFile) => readHead(file, "relations", early);
  return (files) => {
    const sources: Source[] = [];
    const heads: Head[] = [];
    const relations = new Set<string>();
    const findings: Finding[] = [];
    for (const entry of files) {
      const { bytes } = readBytes(host, entry);
      if (bytes === undefined) return null;
      const { document, findings: found } = documentOf(entry.path, bytes, read);
      addFindings(findings, found);
      if (document === undefined) return null;
      sources.push({ path: entry.path, bytes });
      heads.push(makeHead(document));
      for (const name of relationsIn(document, schema)) relations.add(name);
    }
    if (findings.some(isError)) return null;
    const block: BlockHeads = { heads, relations: [...relations], findings };
    return { heads: Buffer.from(JSON.stringify(block)), sources };
  };
}
