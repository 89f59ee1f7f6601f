import { maySpeak } from "../corroborate/voices.ts";
import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { contentDigest } from "../host/content-digest.ts";
import type { FileEntry, Snapshot } from "../host/host.ts";
import type { Document } from "../model/document.ts";
import { idOfFile } from "../model/ids.ts";
import { isMapping } from "../model/mapping.ts";
import { groundsOf, type Schema } from "../model/schema.ts";
import { readDocument, readHead } from "../parse/read-document.ts";
import { documentOf, readBytes } from "../parse/read-folder.ts";
import type { TextFile } from "../text/text-file.ts";
import { contentOf } from "./blocks.ts";

/** What of a file concerns other files: all but its relations, and of these the few that are needed early. Of a broken file nothing. */
export type Head = Document;

/** What of a block the others must know before any is compiled. Plain data. */
export interface BlockHeads {
  readonly heads: readonly Head[];
  /** Names of the relations that the block writes. */
  readonly relations: readonly string[];
}

/** The same as JSON: so it goes to other threads and to the next build. What is read from it no longer holds on to the files' texts. */
export type SentHeads = Uint8Array;

export function openHeads(sent: SentHeads): BlockHeads {
  return JSON.parse(new TextDecoder().decode(sent)) as BlockHeads;
}

/**
 * A file as it was read. Most are parsed and checked when their block is compiled: to hold documents until then takes four times as much
 * as to hold bytes, and longer.
 */
export interface Source {
  readonly path: string;
  /** Null where they could not be read. */
  readonly bytes: Uint8Array | null;
  /** What is known of the bytes: undefined where they have yet to be parsed, null where they make no document. */
  readonly document: Document | null | undefined;
  readonly findings: readonly Finding[];
}

export interface BlockRead {
  /** What the block is known by again: see `contentOf`. */
  readonly content: string;
  readonly heads: SentHeads;
  readonly sources: readonly Source[];
}

/** Reads blocks, and of each file its head; nothing of a block whose content is known. `whole`: parses each file at once. */
export function blockReader(
  host: Snapshot,
  schema: Schema,
  whole: boolean,
): (files: readonly FileEntry[], known?: ReadonlySet<string>) => BlockRead {
  const early = earlyRelations(schema);
  const makeHeads = headsMaker(schema);
  const parse = whole ? readDocument : (file: TextFile) => readHead(file, "relations", early);
  return (files, known = NONE_KNOWN) => {
    host.expect?.(files.map(({ path }) => path));
    const sources: Source[] = [];
    const documents: Document[] = [];
    const opened = files.map((entry) => ({ entry, ...readBytes(host, entry) }));
    const content = contentOf(
      opened.map(({ entry: { path, digest }, bytes }) => ({
        path,
        digest: digest ?? (bytes && contentDigest(bytes)),
      })),
    );
    if (known.has(content)) return { content, heads: NOTHING, sources };
    for (const { entry, bytes = null, findings: unread } of opened) {
      const { path } = entry;
      const { document = null, findings } = bytes ? documentOf(path, bytes, parse) : { findings: unread };
      documents.push(document ?? emptyDocument(path));
      if (whole || document === null) sources.push({ path, bytes: null, document, findings });
      else sources.push({ path, bytes, document: undefined, findings: NONE });
    }
    return { content, heads: makeHeads(documents), sources };
  };
}

const NONE_KNOWN: ReadonlySet<string> = new Set();
const NOTHING: SentHeads = new Uint8Array();
const NONE: readonly Finding[] = [];

/** What stands for a broken file: its id is taken, so references to it are not wrong as well. */
function emptyDocument(file: string): Document {
  return { file, id: idOfFile(file), value: {} };
}

/** The documents of a block that was read. */
export interface Parsed {
  /** An empty one for each broken file. */
  readonly documents: readonly Document[];
  readonly broken: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  /** A file is broken whose head could be read: the heads as they should have been. */
  readonly corrected: SentHeads | null;
}

/** Parses what has yet to be parsed. */
export function sourceParser(schema: Schema): (sources: readonly Source[]) => Parsed {
  const makeHeads = headsMaker(schema);
  return (sources) => {
    const documents: Document[] = [];
    const broken = new Set<string>();
    const findings: Finding[] = [];
    let isCorrect = true;
    for (const { path, bytes, document: known, findings: earlier } of sources) {
      const { document = null, findings: found } = bytes
        ? documentOf(path, bytes)
        : { document: known, findings: earlier };
      addFindings(findings, found);
      documents.push(document ?? emptyDocument(path));
      if (document !== null) continue;
      broken.add(path);
      if (known === undefined) isCorrect = false;
    }
    return { documents, broken, findings, corrected: isCorrect ? null : makeHeads(documents) };
  };
}

function headsMaker(schema: Schema): (documents: readonly Document[]) => SentHeads {
  const early = earlyRelations(schema);
  return (documents) => {
    const relations = new Set<string>();
    for (const document of documents) for (const name of relationsIn(document, schema)) relations.add(name);
    const heads = documents.map((document) => headOf(document, schema, early));
    const block: BlockHeads = { heads, relations: [...relations] };
    return Buffer.from(JSON.stringify(block));
  };
}

/**
 * The relations that are needed early: who speaks for whom must be known before the first claim is weighed, and derived edges and rivals draw on
 * several files.
 */
function earlyRelations({ relations }: Schema): ReadonlySet<string> {
  const all = Object.values(relations);
  const sources = new Set(all.flatMap(groundsOf));
  return new Set(
    all.filter((one) => maySpeak(one) || one.exclusive !== null || sources.has(one.name)).map(({ name }) => name),
  );
}

function headOf({ file, id, value }: Document, schema: Schema, early: ReadonlySet<string>): Head {
  const type = String(value["type"]);
  if (Object.hasOwn(schema.relations, type) && !early.has(type)) {
    return { file, id, value: { type } };
  }
  const { relations, ...own } = value;
  if (!isMapping(relations)) return { file, id, value };
  const kept = Object.entries(relations).filter(([name]) => early.has(name));
  return { file, id, value: kept.length === 0 ? own : { ...own, relations: Object.fromEntries(kept) } };
}

/** The names of the relations that a document writes. */
function relationsIn({ value }: Document, schema: Schema): readonly string[] {
  const type = String(value["type"]);
  if (Object.hasOwn(schema.relations, type)) return [type];
  return isMapping(value["relations"]) ? Object.keys(value["relations"]) : [];
}
