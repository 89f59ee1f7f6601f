import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Snapshot } from "../../host/host.ts";
import { overlay } from "../../host/overlay.ts";
import { isId, toId } from "../../model/ids.ts";
import type { Schema } from "../../model/schema.ts";
import { documentOf } from "../../parse/read-folder.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { controlIn, invisibleIn } from "../../text/unseen.ts";
import { count } from "../../wording/counts.ts";
import { oneLine } from "../collect/cell-values.ts";
import { readMap } from "../map/read-map.ts";
import type { ImportMap } from "../map/take.ts";
import type { FileChange } from "../merge/merge-files.ts";
import { indexProject } from "../merge/project-index.ts";
import { sourceKind } from "../presets/source-kind.ts";
import type { CellSpans } from "../tables/cell-spans.ts";
import { openRows } from "../tables/open-rows.ts";
import { isLastPart, type Table } from "../tables/table.ts";
import { findAbsent } from "./find-absent.ts";
import {
  headersBelowTitles,
  type Layout,
  layoutOf,
  mayHaveTitle,
  NO_LAYOUT,
  type OriginBytes,
  withoutHeader,
} from "./find-layout.ts";
import type { LeftColumn, Read } from "./guess.ts";
import { guessTables } from "./guess-tables.ts";
import { knownOf } from "./known.ts";
import { linesOf, type TakenColumn } from "./map-of-guess.ts";
import { mapText } from "./map-text.ts";
import { planGuess } from "./plan-guess.ts";
import { baseOf, type Column, joinNames, readSheet, type Sheet, withoutAbsent } from "./sheet.ts";
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
  /** Null: a file cannot be read, or no row has a value. */
  readonly map: string | null;
  /** Files of the schema that the data needs. */
  readonly changes: readonly FileChange[];
  readonly taken: readonly TakenColumn[];
  readonly findings: readonly Finding[];
  /** What is odd about the files, in sentences. */
  readonly remarks: readonly string[];
  /** The files that `import` does not read, or in which no row has a value. */
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
  const guessed = guessTables(reads, knownOf(schema, entities));
  if (guessed.things.length + guessed.relations.length === 0)
    return { ...none, findings, unusable: files.map((file) => file.name) };
  const guess = { ...guessed, leftOut: [...guessed.leftOut, ...reads.flatMap(untypable)] };
  const name = toId(baseOf(path).replace(/\.[^.]*$/, "")) || "import";
  const plan = planGuess(host, schema, name.replaceAll("-", "_"), guess);
  const kind = sourceKind(schema, "dataset");
  const title = files.map((file) => oneLine(baseOf(file.name))).join(", ");
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
        `Guessed by \`entente import --infer\` from ${title} (${count(total, "row")}${sheets.every(({ isWhole }) => isWhole) ? "" : " looked at"}). Correct it, then import:`,
        `  entente import ${files.map((file) => quoted(file.name)).join(" ")} --map ${quoted(path)} --dry-run`,
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
  const mixed = mixedEncodings(files, layouts, spans);
  if (mixed !== null) return { sheets: [], findings: [mixed], unusable: [], layout: NO_LAYOUT, remarks: [] };
  let layout: Layout = {
    encoding: layouts.find(({ encoding }) => encoding !== null)?.encoding ?? null,
    items: layouts.find(({ items }) => items !== null)?.items ?? null,
    columns: null,
    header: null,
    isAscii: layouts.every(({ isAscii }) => isAscii),
  };
  const remarks: string[] = [];
  const openEach = async (some: readonly OriginBytes[], as: Layout): Promise<readonly (readonly Table[] | null)[]> => {
    const opened: (readonly Table[] | null)[] = [];
    for (const file of some) opened.push(await openRows(file.name, file.chunks, spans, mapWith(path, as)));
    return opened;
  };
  const openAll = async (some: readonly OriginBytes[], as: Layout): Promise<readonly Table[]> =>
    (await openEach(some, as)).flatMap((opened) => opened ?? []);
  const opened = await openEach(files, layout);
  const unusable = files.flatMap(({ name }, n) => (opened[n] === null ? name : []));
  let tables: readonly Table[] = opened.flatMap((own) => own ?? []);
  const titled = files.filter((_, n) => opened[n]?.some(mayHaveTitle));
  const header = await headersBelowTitles(tables, (row) => openAll(titled, { ...layout, header: row }));
  if (header !== null) {
    layout = { ...layout, header };
    tables = await openAll(files, layout);
    for (const { name, sheet } of tables) {
      const row = typeof header === "number" ? header : header[sheet ?? ""];
      if (row !== undefined) remarks.push(`${name}: row ${row} names the columns, below a title.`);
    }
  }
  let sheets = await Promise.all(tables.map(readSheet));
  const findings = [...new Set(tables.map((table) => table.findings))].flat();
  const [only] = sheets;
  const [file] = files;
  const columns = sheets.length === 1 && only ? withoutHeader(only) : null;
  if (columns !== null && file) {
    layout = { ...layout, columns };
    sheets = await Promise.all((await openAll([file], layout)).map(readSheet));
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

/** A map has one encoding for all its files: with that of one, the letters of another would be read as others. */
function mixedEncodings(files: readonly OriginBytes[], layouts: readonly Layout[], spans: CellSpans): Finding | null {
  const texts = files.flatMap(({ name }, n) => {
    const { encoding, isAscii } = layouts[n] ?? NO_LAYOUT;
    // Letters of ASCII are the same in all but UTF-16.
    const isAny = isAscii && !layouts.some((one) => one.encoding?.startsWith("utf-16"));
    return isAny || layouts[n] === NO_LAYOUT ? [] : [{ name, encoding: encoding ?? "UTF-8" }];
  });
  const [first] = texts;
  const other = texts.find(({ encoding }) => encoding !== first?.encoding);
  if (first === undefined || other === undefined) return null;
  const reason = `its encoding is ${other.encoding}, that of ${baseOf(first.name)} is ${first.encoding}, and a map has one encoding for all files`;
  const place = spans.span(other.name, { line: 1, column: 1, length: 1, text: "" });
  return finding("unreadable-table", { reason }, place, { hint: "save all files as UTF-8, or import them one by one" });
}

/** A map that says nothing but how files are read. */
function mapWith(path: string, { encoding, items, columns, header }: Layout): ImportMap {
  const ofSheets = typeof header === "number" ? {} : (header ?? {});
  return {
    ...{ name: "infer", path, source: null, absent: new Set([""]), delimiter: null, folder: "data/imported/infer" },
    ...{
      encoding: encoding ?? "utf-8",
      header: {
        row: typeof header === "number" ? header : null,
        ofSheets: new Map(Object.entries(ofSheets).map(([sheet, row]) => [sheet.toLowerCase(), row])),
      },
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

/** Columns that a map cannot name. */
function untypable(read: Read): readonly LeftColumn[] {
  return read.sheet.columns
    .filter(({ name }) => !isTypable(name))
    .map(({ name }) => ({
      read,
      column: name,
      why: name === "" ? "it has no name" : "its name has characters that cannot be typed",
    }));
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
  return names.find((name) => others.every((other) => !isLastPart(other, name))) ?? table.name;
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
