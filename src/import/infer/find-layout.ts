import { isAscii } from "node:buffer";
import { isMapping } from "../../model/mapping.ts";
import { utf16Of } from "../../text/text-file.ts";
import { webAddress } from "../../wording/web-address.ts";
import type { Table } from "../tables/table.ts";
import { speaksOf, type Use } from "./header-words.ts";
import type { Column, Sheet } from "./sheet.ts";

/** A file, by its name and bytes. */
export interface OriginBytes {
  readonly name: string;
  readonly chunks: () => Iterable<Uint8Array>;
}

/** What a map says of how a file is to be read. */
export interface Layout {
  /** Null: UTF-8. */
  readonly encoding: string | null;
  /** It is read alike as UTF-8 and as windows-1252. */
  readonly isAscii: boolean;
  /** Where an object of JSON has its rows. */
  readonly items: string | null;
  /** What columns are called that the first line does not name. */
  readonly columns: readonly string[] | null;
  /** The rows that name the columns where a title is above them: of the file, or of its sheets by their names. Null: the first. */
  readonly header: number | Readonly<Record<string, number>> | null;
}

/** Of a file that says itself how it is to be read. */
export const NO_LAYOUT: Layout = { encoding: null, isAscii: true, items: null, columns: null, header: null };

/** Sees how a file is encoded, and where in an object its rows are. */
export function layoutOf({ name, chunks }: OriginBytes): Layout {
  if (!/\.(?:csv|tsv|txt|json|ndjson|jsonl)$/i.test(name)) return NO_LAYOUT;
  const { encoding, isAscii } = encodingOf(chunks);
  return {
    ...NO_LAYOUT,
    encoding,
    isAscii,
    items: /\.json$/i.test(name) ? itemsOf(chunks, encoding ?? "utf-8") : null,
  };
}

function encodingOf(chunks: OriginBytes["chunks"]): Pick<Layout, "encoding" | "isAscii"> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  let isAllAscii = true;
  try {
    for (const chunk of chunks()) {
      const utf16 = isFirst ? utf16Of(chunk) : null;
      if (utf16 !== null) return { encoding: utf16, isAscii: false };
      isFirst = false;
      isAllAscii &&= isAscii(chunk);
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return { encoding: null, isAscii: isAllAscii };
  } catch (error) {
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      return { encoding: "windows-1252", isAscii: false };
    throw error;
  }
}

/** The path of the longest list of objects, by dots; null: the file is a list itself, or has none. */
function itemsOf(chunks: OriginBytes["chunks"], encoding: string): string | null {
  const decoder = new TextDecoder(encoding);
  let text = "";
  for (const chunk of chunks()) text += decoder.decode(chunk, { stream: true });
  let root: unknown;
  try {
    root = JSON.parse(text + decoder.decode());
  } catch (error) {
    // What is wrong with it is told when its rows are read.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const found: { readonly path: string; readonly length: number }[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value)) {
      if (path.length > 0 && value.length > 0 && value.every(isMapping))
        found.push({ path: path.join("."), length: value.length });
      return;
    }
    if (isMapping(value) && path.length < 4)
      for (const [key, inner] of Object.entries(value)) if (!key.includes(".")) walk(inner, [...path, key]);
  };
  walk(root, []);
  return found.sort((a, b) => b.length - a.length)[0]?.path ?? null;
}

/** So far down the names of columns are looked for. */
const LAST_HEADER = 10;
/** A row of so many cells below a line of one is no longer the title. */
const FEWEST_COLUMNS = 3;

/** Whether the line that was taken for the names of the columns may be a title. */
export function mayHaveTitle({ name, sheet, columns }: Table): boolean {
  return columns.length === 1 && (sheet !== undefined || isLines(name));
}

/** Whether a file is lines of cells, the first of which names the columns. */
function isLines(file: string): boolean {
  return /\.(?:csv|tsv|txt)$/i.test(file);
}

/**
 * Finds the rows that name the columns of tables above which there is a title.
 *
 * @param open the tables as they are where a row of this number is their header
 */
export async function headersBelowTitles(
  tables: readonly Table[],
  open: (header: number) => Promise<readonly Table[]>,
): Promise<Layout["header"]> {
  const titled = new Set(tables.filter(mayHaveTitle).map(({ name }) => name));
  const found = new Map<string, { readonly key: string; readonly row: number; readonly names: string }>();
  for (let row = 2; row <= LAST_HEADER && titled.size > 0; row += 1) {
    for (const { name, sheet, columns } of await open(row)) {
      if (!titled.has(name)) continue;
      const before = found.get(name);
      const names = columns.join("\n");
      // Above the names there may be empty lines, which CSV passes over.
      if (before && before.names !== names) titled.delete(name);
      else if (columns.length >= FEWEST_COLUMNS) found.set(name, { key: sheet ?? "", row, names });
    }
  }
  const [only] = found.values();
  if (only?.key === "") return tables.length === 1 ? only.row : null;
  return only === undefined ? null : Object.fromEntries([...found.values()].map(({ key, row }) => [key, row]));
}

const USES: readonly Use[] = [
  "id",
  "name",
  "alias",
  "from",
  "to",
  "start",
  "end",
  "when",
  "source",
  "note",
  "relation",
];

/** Names for the columns of a file whose first line is a row: what it says is a value among others. Null: it is a header. */
export function withoutHeader({ table, columns, rows }: Sheet): readonly string[] | null {
  if (!isLines(table.name) || rows === 0) return null;
  const signs = columns.map(signOf);
  if (signs.includes("header") || !signs.includes("row")) return null;
  return columns.map((_, n) => `column_${n + 1}`);
}

/** What a name tells of its line. */
function signOf({ name, counts, filled }: Column): "header" | "row" | null {
  if (filled === 0) return null;
  const texts = [...counts.keys()];
  const isLike = (test: (text: string) => boolean): boolean =>
    test(name) && texts.filter(test).length >= texts.length * 0.8;
  const isNumber = (text: string): boolean => /^[+-]?\d+(?:[.,]\d+)*$/.test(text);
  const isDay = (text: string): boolean => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(text);
  const isWeb = (text: string): boolean => webAddress(text) !== null;
  if (isLike(isNumber) || isLike(isDay) || isLike(isWeb)) return "row";
  if (texts.every((text) => isNumber(text) || isDay(text))) return "header";
  if (USES.some((use) => speaksOf(name, use))) return "header";
  return counts.has(name) ? "row" : null;
}
