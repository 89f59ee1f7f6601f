import type { Finding } from "../../diagnostics/diagnostic.ts";
import type { Snapshot } from "../../host/host.ts";
import { overlay } from "../../host/overlay.ts";
import { isId, toId } from "../../model/ids.ts";
import type { Schema } from "../../model/schema.ts";
import { documentOf } from "../../parse/read-folder.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { controlIn, invisibleIn } from "../../text/unseen.ts";
import type { CellSpans } from "../cell-spans.ts";
import type { FileChange } from "../merge-files.ts";
import { openRows } from "../open-rows.ts";
import { sourceKind } from "../presets/source-kind.ts";
import { indexProject } from "../project-index.ts";
import { readMap } from "../read-map.ts";
import type { Table } from "../table.ts";
import type { ImportMap } from "../take.ts";
import { findAbsent } from "./find-absent.ts";
import { type Layout, layoutOf, type OriginBytes, withoutHeader } from "./find-layout.ts";
import type { Read } from "./guess.ts";
import { guessTables } from "./guess-tables.ts";
import { knownOf } from "./known.ts";
import { linesOf, type TakenColumn } from "./map-of-guess.ts";
import { mapText } from "./map-text.ts";
import { planGuess } from "./plan-guess.ts";
import { type Column, joinNames, readSheet, type Sheet, withoutAbsent } from "./sheet.ts";
import { type Values, valuesOf } from "./value-kind.ts";

export interface InferInput {
  readonly host: Snapshot;
  readonly schema: Schema;
  readonly files: readonly OriginBytes[];
  /** Where the map is to be written, for its name. */
  readonly path: string;
  readonly spans: CellSpans;
}

/** A first map for files of rows. Nothing is written yet. */
export interface Inferred {
  /** Null: a file cannot be read, or has no rows. */
  readonly map: string | null;
  /** Files of the schema that the data needs. */
  readonly changes: readonly FileChange[];
  readonly taken: readonly TakenColumn[];
  readonly findings: readonly Finding[];
  /** What is odd about the files, in sentences. */
  readonly remarks: readonly string[];
  /** The files that `import` does not read, or that have no rows. */
  readonly unusable: readonly string[];
}

/** Guesses what is in the files, and writes a map that says so. */
export async function inferMap({ host, schema, files, path, spans }: InferInput): Promise<Inferred> {
  const none = { map: null, changes: [], taken: [], remarks: [], unusable: [] };
  const { sheets, findings, unusable, layout, remarks } = await openSheets(files, path, spans);
  if (findings.length > 0) return { ...none, findings };
  if (unusable.length > 0 || sheets.length === 0) return { ...none, findings, unusable };
  const absent = findAbsent(sheets);
  const reads = readsOf(sheets, absent.texts);
  const { entities } = indexProject(host, schema);
  const guess = guessTables(reads, knownOf(schema, entities));
  const name = toId(path.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "")) || "import";
  const plan = planGuess(host, schema, name.replaceAll("-", "_"), guess);
  const kind = sourceKind(schema, "dataset");
  const title = files.map((file) => baseOf(file.name)).join(", ");
  const known = entities.get(name);
  const id = isId(name) && (known === undefined || known.type === "source") ? name : `${name}-file`;
  const total = sheets.reduce((sum, { rows }) => sum + rows, 0);
  const { map, taken } = linesOf(
    {
      source: { id, name: title, ...(kind !== null && { kind }) },
      sourceWhy: "say who published it, and when",
      absent,
      ...layout,
      sourceKind: sourceKind(schema, "other"),
      comments: [
        `Guessed by \`entente import --infer\` from ${title} (${total} rows${sheets.every(({ isWhole }) => isWhole) ? "" : " looked at"}). Correct it, then import:`,
        `  entente import ${files.map((file) => quoted(file.name)).join(" ")} --map ${path} --dry-run`,
        "Behind each line is what was guessed. All keys: docs/import.md",
      ],
    },
    guess,
    plan,
  );
  const text = mapText(map);
  expectSound(host, path, text, plan.changes);
  return { map: text, changes: plan.changes, taken, findings, remarks, unusable };
}

function baseOf(path: string): string {
  return path.replace(/^.*[\\/]/, "");
}

/** As a shell takes it. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

interface OpenSheets {
  readonly sheets: readonly Sheet[];
  readonly findings: readonly Finding[];
  readonly unusable: readonly string[];
  readonly layout: Layout;
  readonly remarks: readonly string[];
}

async function openSheets(files: readonly OriginBytes[], path: string, spans: CellSpans): Promise<OpenSheets> {
  const layouts = files.map(layoutOf);
  let layout: Layout = {
    encoding: layouts.find(({ encoding }) => encoding !== null)?.encoding ?? null,
    items: layouts.find(({ items }) => items !== null)?.items ?? null,
    columns: null,
  };
  const tables: Table[] = [];
  const unusable: string[] = [];
  const remarks: string[] = [];
  for (const file of files) {
    const opened = await openRows(file.name, file.chunks, spans, mapWith(path, layout));
    if (opened === null) unusable.push(file.name);
    else tables.push(...opened);
  }
  let sheets = await Promise.all(tables.map(readSheet));
  const findings = [...new Set(tables.map((table) => table.findings))].flat();
  const [only] = sheets;
  const [file] = files;
  const columns = sheets.length === 1 && only ? withoutHeader(only) : null;
  if (columns !== null && file) {
    layout = { ...layout, columns };
    const again = (await openRows(file.name, file.chunks, spans, mapWith(path, layout))) ?? [];
    sheets = await Promise.all(again.map(readSheet));
    remarks.push(
      `${file.name}: the first line looks like a row, so the columns have numbers for names: ${columns.join(", ")}.`,
    );
  }
  for (const { table, wide, rows } of sheets) {
    if (wide.length > 0)
      remarks.push(
        `${table.name}: ${wide.length} of ${rows} rows have more cells than there are columns, such as line ${wide[0]}: these are not read.`,
      );
    if (rows === 0) unusable.push(table.name);
  }
  // A graph may have nodes and no edges.
  const used = sheets.filter(({ rows }) => rows > 0);
  return {
    sheets: used,
    findings,
    unusable:
      used.length > 0
        ? unusable.filter((name) => !sheets.some(({ table }) => table.name === name && table.file !== undefined))
        : unusable,
    layout,
    remarks,
  };
}

/** A map that says nothing but how files are read. */
function mapWith(path: string, { encoding, items, columns }: Layout): ImportMap {
  return {
    ...{ name: "infer", path, source: null, absent: new Set([""]), delimiter: null, folder: "data/imported/infer" },
    ...{
      encoding: encoding ?? "utf-8",
      header: { row: null, ofSheets: new Map() },
      items,
      columns,
      entities: [],
      relations: [],
    },
  };
}

function readsOf(sheets: readonly Sheet[], absent: ReadonlySet<string>): readonly Read[] {
  return sheets.map((sheet) => {
    const typable = sheet.columns.filter(({ name }) => isTypable(name));
    const columns = joinNames(typable.map((column) => withoutAbsent(column, absent)));
    const values = new Map<Column, Values>();
    const { name, file } = sheet.table;
    const isOnly = sheets.length === 1;
    const sheetName = sheet.table.sheet;
    const graph = file === undefined || sheetName !== undefined ? null : name.endsWith(":nodes") ? "nodes" : "edges";
    return {
      sheet,
      file: isOnly && graph === null ? null : fileFor(sheet, sheets),
      part: isOnly ? null : (sheetName ?? null),
      title: baseOf(isOnly || sheetName === undefined ? (file ?? name).replace(/, sheet .*$/s, "") : `${sheetName}.`)
        .replace(/\.[^.]*$/, "")
        .replace(/[_\s.-]+/g, " ")
        .trim(),
      columns,
      valuesOf(column) {
        const found = values.get(column) ?? valuesOf(column, sheet);
        values.set(column, found);
        return found;
      },
      graph,
    };
  });
}

function isTypable(name: string): boolean {
  return controlIn(name) === undefined && invisibleIn(name).length === 0 && !name.includes("\n") && name !== "";
}

/** The end of the name of a file that no other has. */
function fileFor({ table }: Sheet, sheets: readonly Sheet[]): string | null {
  // The sheets of a workbook are told apart by their own names.
  if (table.sheet !== undefined) return null;
  const others = sheets.filter((other) => other.table !== table).map((other) => other.table.name);
  const kind = /:(nodes|edges)$/.exec(table.name)?.[1];
  const names = [...(kind === undefined ? [] : [kind]), baseOf(table.name), table.name];
  return names.find((name) => others.every((other) => !other.endsWith(name))) ?? table.name;
}

/** What is written passes the checks that all maps and schemas pass. A fault here is ours. */
function expectSound(host: Snapshot, path: string, text: string, changes: readonly FileChange[]): void {
  const bytes = new TextEncoder();
  const planned = overlay(host, new Map(changes.map((change) => [change.path, bytes.encode(change.text)])));
  const { schema, schemaFindings } = readDeclarations(planned);
  const { document, findings } = documentOf(path, bytes.encode(text));
  const wrong = [...schemaFindings, ...findings, ...(document ? readMap(path, document.value, schema).findings : [])];
  const [first] = wrong;
  if (first) throw new Error(`the map that was guessed has an error: ${first.message}\n${text}`);
}
