import type { Archive } from "./archive.ts";
import { builtInFormat, type NumberFormat, parseFormat } from "./number-format.ts";
import { readWholeXml } from "./read-xml.ts";

/** The formats of numbers, by the number of a cell's style. */
export async function readFormats(archive: Archive, path: string): Promise<readonly NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const styles: number[] = [];
  let isInside = false;
  await readWholeXml(path, archive.text(path), {
    open(name, attributes) {
      if (name === "cellXfs") isInside = true;
      else if (name === "numFmt")
        own.set(Number(attributes["numFmtId"]), parseFormat((attributes["formatCode"] ?? "").slice(0, 1000)));
      else if (name === "xf" && isInside) styles.push(Number(attributes["numFmtId"] ?? 0));
    },
    close(name) {
      if (name === "cellXfs") isInside = false;
    },
  });
  return styles.map((id) => own.get(id) ?? builtInFormat(id));
}
