import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATED = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Parts of a workbook that differ from those of a plain one. */
interface Parts {
  /** `sheetData` and what else a sheet has, by the name on its tab. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly workbook?: string;
  readonly texts?: string;
  readonly styles?: string;
  /** Attributes of a sheet's entry: `state="hidden"`. */
  readonly states?: Readonly<Record<string, string>>;
  /** Other parts, or others of the same path. */
  readonly others?: Readonly<Record<string, string | Uint8Array>>;
  readonly namespaces?: readonly [main: string, office: string];
}

/** A workbook as small as can be, of what is put into it word for word. */
export function workbookOf({
  sheets,
  workbook = "",
  texts,
  styles,
  states = {},
  others = {},
  namespaces,
}: Parts): Uint8Array {
  const [main, office] = namespaces ?? [MAIN, OFFICE];
  const names = Object.keys(sheets);
  const related = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const entries = names.map(
    (name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n}" ${states[name] ?? ""}/>`,
  );
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships xmlns="${RELATED}">${related("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}">${workbook}<sheets>${entries.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATED}">${names.map((_, n) => related(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`)).join("")}${related("t", "sharedStrings", "/xl/sharedStrings.xml")}${related("s", "styles", "styles.xml")}</Relationships>`,
    ...(texts !== undefined && { "xl/sharedStrings.xml": `<sst xmlns="${main}">${texts}</sst>` }),
    ...(styles !== undefined && { "xl/styles.xml": `<styleSheet xmlns="${main}">${styles}</styleSheet>` }),
    ...Object.fromEntries(
      names.map((name, n) => [`xl/worksheets/sheet${n}.xml`, `<worksheet xmlns="${main}">${sheets[name]}</worksheet>`]),
    ),
    ...others,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, typeof part === "string" ? strToU8(part) : part]),
    ),
  );
}
