import { Zip, ZipDeflate } from "fflate";
import { bytesOf } from "../byte-sink.ts";
import { gather } from "../chunks.ts";
import type { Ledger } from "../exchange/ledger.ts";
import { stripForbidden, xmlText } from "../xml-text.ts";
import type { Cell, Sheet } from "./sheet.ts";

/** What Excel holds: rows of a tab, characters of a cell. */
const MOST_ROWS = 1_048_576;
const LONGEST = 32_767;
/** A clock's time would make two exports differ. The first one that a ZIP file can say, in whatever time zone. */
const THEN = new Date(1980, 0, 1);
const TEXT_CUT = "texts of more than 32,767 characters, which a cell cannot hold, are cut";

/**
 * Sheets as one workbook, in chunks: a tab each, and another where a tab is full. Texts are cells of text, so that none is ever run as a
 * formula. The first row stays in view and filters the others.
 *
 * @param mostRows of a tab, its titles included
 */
export function* emitXlsx(
  sheets: readonly Sheet[],
  ledger: Ledger,
  mostRows: number = MOST_ROWS,
): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const tabs = sheets.flatMap((sheet) => tabsOf(sheet, mostRows - 1));
  const parts: Iterable<readonly [path: string, content: Iterable<string>]> = [
    ["[Content_Types].xml", [contentTypes(tabs.length)]],
    ["_rels/.rels", [PACKAGE]],
    ["xl/workbook.xml", [workbook(tabs)]],
    ["xl/_rels/workbook.xml.rels", [workbookParts(tabs.length)]],
    ["xl/styles.xml", [STYLES]],
    ...tabs.map((tab, n) => [`xl/worksheets/sheet${n + 1}.xml`, gather(worksheet(tab, ledger))] as const),
  ];
  for (const [path, content] of parts) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = THEN;
    zip.add(file);
    for (const text of content) {
      file.push(bytesOf(text));
      yield* ready;
      ready = [];
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  yield* ready;
}

/** A sheet, or as much of it as a tab holds. */
interface Tab extends Sheet {
  /** What the ledger counts its rows as. */
  readonly of: string;
}

/** @param room for rows below the titles of a tab */
function tabsOf(sheet: Sheet, room: number): readonly Tab[] {
  let count = 0;
  for (const _ of sheet.rows()) count += 1;
  const tabs: Tab[] = [];
  for (let from = 0; from === 0 || from < count; from += room) {
    const name = from === 0 ? sheet.name : `${sheet.name} ${tabs.length + 1}`;
    tabs.push({ ...sheet, name, of: sheet.name, rows: () => slice(sheet.rows(), from, from + room) });
  }
  return tabs;
}

function* slice<T>(items: Iterable<T>, from: number, to: number): Generator<T> {
  let n = 0;
  for (const item of items) {
    if (n >= to) return;
    if (n >= from) yield item;
    n += 1;
  }
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATED = "http://schemas.openxmlformats.org/package/2006/relationships";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function contentTypes(tabs: number): string {
  const sheets = each(tabs, (n) => override(`worksheets/sheet${n}`, "worksheet"));
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("workbook", "sheet.main")}${override("styles", "styles")}${sheets}</Types>`;
}

function override(part: string, type: string): string {
  return `<Override PartName="/xl/${part}.xml" ContentType="${SPREADSHEET}.${type}+xml"/>`;
}

const PACKAGE = `${XML}<Relationships xmlns="${RELATED}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function workbook(tabs: readonly Tab[]): string {
  const sheets = tabs.map(({ name }, n) => `<sheet name="${xmlText(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function workbookParts(tabs: number): string {
  const sheets = each(tabs, (n) => related(n, "worksheet", `worksheets/sheet${n}.xml`));
  return `${XML}<Relationships xmlns="${RELATED}">${sheets}${related(tabs + 1, "styles", "styles.xml")}</Relationships>`;
}

function related(n: number, type: string, target: string): string {
  return `<Relationship Id="rId${n}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function each(count: number, make: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => make(n + 1)).join("");
}

/** Style 1 is bold, for the titles. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1">${styled(0)}/></cellStyleXfs><cellXfs count="2">${styled(0)} xfId="0"/>${styled(1)} xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function styled(font: number): string {
  return `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0"`;
}

function* worksheet({ titles, rows, of }: Tab, ledger: Ledger): Generator<string> {
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `${XML}<worksheet xmlns="${MAIN}">${frozen}<sheetData>\n${rowElement(1, titles, ledger, 1)}`;
  let last = 1;
  for (const row of rows()) {
    last += 1;
    ledger.wrote(of);
    yield rowElement(last, row, ledger);
  }
  const filter = titles.length === 0 ? "" : `<autoFilter ref="A1:${columnName(titles.length)}${last}"/>`;
  yield `</sheetData>${filter}</worksheet>`;
}

function rowElement(n: number, cells: readonly Cell[], ledger: Ledger, style?: number): string {
  const as = style === undefined ? "" : ` s="${style}"`;
  const written = cells.map((cell, column) => {
    if (cell === null || cell === "") return "";
    const open = `<c r="${columnName(column + 1)}${n}"${as}`;
    if (typeof cell === "number" && Number.isFinite(cell)) return `${open}><v>${cell}</v></c>`;
    return `${open} t="inlineStr"><is><t xml:space="preserve">${cellText(String(cell), `row ${n}`, ledger)}</t></is></c>`;
  });
  return `<row r="${n}">${written.join("")}</row>\n`;
}

/** What Excel would read as an escape, `_x000D_`, begins with an escape of its own. */
function cellText(text: string, where: string, ledger: Ledger): string {
  const held = stripForbidden(text);
  if (held.length > LONGEST) ledger.lost(TEXT_CUT, where);
  const kept = held.length > LONGEST ? stripForbidden(held.slice(0, LONGEST)) : held;
  return xmlText(kept.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"));
}

/** 1 is A, 27 is AA. */
function columnName(n: number): string {
  const rest = Math.floor((n - 1) / 26);
  return `${rest > 0 ? columnName(rest) : ""}${String.fromCharCode(65 + ((n - 1) % 26))}`;
}
