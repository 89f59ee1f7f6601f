import { isDeepStrictEqual } from "node:util";
import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { blockYaml } from "../../fmt/block-yaml.ts";
import { type Draft, draftOf } from "../../fmt/draft.ts";
import { editYaml } from "../../fmt/edit-yaml.ts";
import { FILE_ORDER } from "../../fmt/key-order.ts";
import type { Snapshot } from "../../host/host.ts";
import { idOfFile } from "../../model/ids.ts";
import type { Schema } from "../../model/schema.ts";
import { documentOf } from "../../parse/read-folder.ts";
import { decode, MAX_BYTES, tooLarge } from "../../text/text-file.ts";
import type { ClaimRecord, EntityRecord } from "../collect/records.ts";
import type { CellSpans } from "../tables/cell-spans.ts";
import type { Outcome, Tally } from "../tally.ts";
import { claimsOf, ownKeys, said, say } from "./claims-of-entry.ts";
import { FileClaims, placeKey, type Written } from "./file-claims.ts";
import { kept, keptFields, type Ledger, type LedgerEntry } from "./ledger.ts";
import { type Clash, fieldOf, mergeFields, setField } from "./merge.ts";

/** A file that an import makes or changes. */
export interface FileChange {
  readonly path: string;
  readonly text: string;
  /** Null: there was none. */
  readonly before: string | null;
}

/** A claim to be brought in. */
export interface ClaimTask {
  readonly record: ClaimRecord;
  readonly base: LedgerEntry | undefined;
  /** It comes from another fact, of which the origin made it before. */
  readonly isMoved: boolean;
}

/** What is to be done in one file. */
export interface FileTask {
  readonly entities: EntityRecord[];
  readonly claims: ClaimTask[];
  /** Claims that the origin now makes of another fact. */
  readonly moved: { readonly record: ClaimRecord; readonly base: LedgerEntry }[];
}

export interface MergeScope {
  readonly host: Snapshot;
  readonly schema: Schema;
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly findings: Finding[];
  readonly spans: CellSpans;
  /** Places of claims that the ledger knows, and of how many records each is. */
  readonly known: ReadonlyMap<string, number>;
}

/** Brings records into one file. Null: it stays as it is. */
export function mergeFile(scope: MergeScope, path: string, task: FileTask): FileChange | null {
  const { host, schema, findings } = scope;
  const before = host.entry(path) === undefined ? null : decode(path, host.read(path)).file?.text;
  const read = before === null ? { document: { value: {} }, findings: [] } : documentOf(path, host.read(path));
  if (before === undefined || read.document === undefined) {
    findings.push(...read.findings);
    refuse(scope, task);
    return null;
  }
  const draft = draftOf(read.document.value);
  const claims = new FileClaims(draft, schema, idOfFile(path));
  const settled: (() => void)[] = [];
  for (const record of task.entities) settled.push(mergeEntity(scope, draft, record, before === null));
  for (const { record, base } of task.moved) moveAway(scope, claims, record, base);
  for (const one of task.claims) settled.push(mergeClaim(scope, claims, one));
  claims.close();
  const isSame = before !== null && isDeepStrictEqual(read.document.value, draft.value);
  const text = isSame
    ? before
    : before === null
      ? blockYaml(draft.value, FILE_ORDER)
      : editYaml(path, before, read.document.value, draft);
  const trouble =
    text === null
      ? finding("file-of-anchors", { file: path }, { file: path, start: 0, end: 0 })
      : text.length > MAX_BYTES
        ? tooLarge(path, text.length)
        : null;
  if (trouble !== null || text === null) {
    if (trouble) findings.push(trouble);
    refuse(scope, task);
    return null;
  }
  for (const settle of settled) settle();
  return isSame ? null : { path, text, before };
}

function refuse({ tally }: MergeScope, { entities, claims }: FileTask): void {
  for (const { table, rule } of entities) tally.add(table, rule, "refused");
  for (const { record } of claims) tally.add(record.table, record.rule, "refused");
}

/** Each returns what is to be noted once the file is sound. */
function mergeEntity(scope: MergeScope, draft: Draft, record: EntityRecord, isNew: boolean): () => void {
  const { ledger } = scope;
  const { key, id, fields } = record;
  const base = ledger.before(key)?.fields;
  let changes = 0;
  const { value: root } = draft;
  const clashes = mergeFields(
    fields,
    base,
    (path) => fieldOf(root, path),
    (path, value) => {
      changes += 1;
      setField(root, path, value);
    },
  );
  return () => {
    const names = base === undefined ? clashes.filter(({ key: one }) => one !== "name" && one !== "type") : clashes;
    tellClashes(scope, id, names, record);
    ledger.set(key, { id, fields: keptFields(fields) });
    settle(scope, record, isNew ? "written" : changes > 0 ? "changed" : "same");
  };
}

function mergeClaim(scope: MergeScope, claims: FileClaims, { record, base, isMoved }: ClaimTask): () => void {
  const { ledger, schema, known } = scope;
  const { key, fact, says } = record;
  const type = schema.relations[record.type];
  const isOther = (source: unknown, at: unknown): boolean => known.has(placeKey(source, at));
  const isShared = (source: unknown, at: unknown): boolean => (known.get(placeKey(source, at)) ?? 0) > 1;
  const { source, at } = says;
  const written =
    base === undefined
      ? sameFact(claims.at(source, at, fact, keptFields(says), true), fact)
      : (claims.at(base.source, base.at, base.fact ?? fact, base.fields, isShared(base.source, base.at)) ??
        claims.otherOf(base.fact ?? fact, isOther));
  const note = (outcome: Outcome): void => {
    ledger.set(key, {
      fact,
      source: String(says["source"] ?? ""),
      at: String(says["at"] ?? ""),
      fields: keptFields(says),
    });
    settle(scope, record, outcome);
  };
  if (written === undefined || type === undefined) {
    // What was written once and is there no more was taken away by hand.
    if (base !== undefined && base.fact === fact) return () => note("kept");
    if (type) claims.add(record, type);
    return () => note(base === undefined && !isMoved ? "written" : "changed");
  }
  let changes = 0;
  const { entry, claim } = written;
  const clashes = mergeFields(
    says,
    base?.fields,
    (path) => said(entry, claim, path),
    (path, value) => {
      changes += 1;
      say(entry, claim, path, value);
    },
  );
  return () => {
    tellClashes(scope, written.fact, clashes, record);
    note(clashes.length > 0 ? "kept" : changes > 0 ? "changed" : "same");
  };
}

function sameFact(written: Written | undefined, fact: string): Written | undefined {
  return written?.fact === fact ? written : undefined;
}

/** Takes a claim from a fact that the origin no longer makes it of, where it is as it was imported. */
function moveAway(scope: MergeScope, claims: FileClaims, record: ClaimRecord, base: LedgerEntry): void {
  const type = scope.schema.relations[record.type];
  const isShared = (scope.known.get(placeKey(base.source, base.at)) ?? 0) > 1;
  const written = sameFact(claims.at(base.source, base.at, base.fact ?? "", base.fields, isShared), base.fact ?? "");
  if (written === undefined || type === undefined) return;
  const { entry, claim } = written;
  const changed = Object.entries(base.fields).filter(([name, was]) => kept(said(entry, claim, name)) !== was);
  const added = ownKeys(entry, claim, type.key).filter((name) => !Object.hasOwn(base.fields, name));
  const edited = [...changed.map(([name]) => name), ...added];
  if (edited.length === 0 && claimsOf(entry).includes(claim)) claims.remove(written, type);
  else {
    const clashes = edited.map((name) => ({ key: name, here: said(entry, claim, name), there: record.says[name] }));
    tellClashes(scope, written.fact, clashes, record);
  }
}

function tellClashes(
  { findings, spans }: MergeScope,
  id: string,
  clashes: readonly Clash[],
  { table, line }: Pick<ClaimRecord, "table" | "line">,
): void {
  const place = spans.span(table, { line, column: 1, length: 1, text: "" });
  for (const { key, here, there } of clashes)
    findings.push(finding("kept-by-hand", { key, id, here: quoted(here), there: quoted(there) }, place));
}

function quoted(value: unknown): string {
  return value === undefined ? "nothing" : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

function settle({ tally }: MergeScope, { table, rule }: Pick<ClaimRecord, "table" | "rule">, outcome: Outcome): void {
  tally.add(table, rule, outcome);
}
