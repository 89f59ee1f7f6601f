import { dirname, join } from "node:path/posix";
import { type Archive, openArchive } from "./archive.ts";
import { WorkbookFault } from "./fault.ts";
import type { NumberFormat } from "./number-format.ts";
import { attributeOf, isTrue, readWholeXml } from "./read-xml.ts";
import { readSharedTexts } from "./shared-texts.ts";
import { readFormats } from "./styles.ts";

/** One sheet of a workbook that has rows and columns. */
export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

export interface Workbook {
  readonly archive: Archive;
  readonly sheets: readonly SheetPart[];
  /** Sheets that have no cells: charts, dialogs, macros. */
  readonly others: readonly string[];
  readonly texts: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  /** Its formulas are to be computed when it is opened: what they hold is not to be relied on. */
  readonly isStale: boolean;
}

/** What a part refers to. */
interface Relation {
  readonly kind: string;
  readonly path: string;
}

/** Opens a workbook, and reads all of it but its sheets. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const archive = await openArchive(bytes);
  const root = [...(await relationsOf(archive, "")).values()].find(({ kind }) => kind === "officeDocument");
  if (root === undefined) throw new WorkbookFault("it is a ZIP archive, but not a workbook");
  const relations = await relationsOf(archive, root.path);
  const partOf = (kind: string): string | undefined => [...relations.values()].find((one) => one.kind === kind)?.path;
  const sheets: SheetPart[] = [];
  const others: string[] = [];
  let is1904 = false;
  let isStale = false;
  let isWorkbook = false;
  await readWholeXml(root.path, archive.text(root.path), {
    open(name, attributes) {
      if (name === "workbook") isWorkbook = true;
      else if (name === "workbookPr") is1904 = isTrue(attributes["date1904"]);
      else if (name === "calcPr") isStale = isTrue(attributes["fullCalcOnLoad"]);
      else if (name === "sheet") {
        const title = attributes["name"] ?? "";
        const part = relations.get(attributeOf(attributes, "id") ?? "");
        if (part?.kind === "worksheet")
          sheets.push({ name: title, path: part.path, isHidden: (attributes["state"] ?? "visible") !== "visible" });
        else others.push(title);
      }
    },
  });
  if (!isWorkbook) throw new WorkbookFault("it is a document, but not a workbook");
  const [texts, styles] = [partOf("sharedStrings"), partOf("styles")];
  return {
    ...{ archive, sheets, others, is1904, isStale },
    texts: texts === undefined || !archive.has(texts) ? [] : await readSharedTexts(archive, texts),
    formats: styles === undefined || !archive.has(styles) ? [] : await readFormats(archive, styles),
  };
}

/** What a part refers to, by the ids that it uses; the empty path is the package itself. */
async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = part.lastIndexOf("/");
  const path = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
  const found = new Map<string, Relation>();
  if (!archive.has(path)) return found;
  await readWholeXml(path, archive.text(path), {
    open(name, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode }) {
      if (name !== "Relationship" || mode === "External") return;
      const full = target.startsWith("/") ? target.slice(1) : join(dirname(part), target);
      found.set(id, { kind: type.slice(type.lastIndexOf("/") + 1), path: full });
    },
  });
  return found;
}
