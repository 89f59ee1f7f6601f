import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { LocatorPlace } from "../model/locators/locator.ts";
import { type ArchivedCopy, type Cut, cutRange, type Unreadable } from "./archived-copy.ts";
import { comparable } from "./comparable.ts";

/** A PDF, page by page. A page is known by the number that is printed on it, where the file says so, else by its place in the file. */
export async function readPdf(bytes: Uint8Array): Promise<ArchivedCopy | Unreadable> {
  // Loaded only for a PDF: it is large.
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const home = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const task = getDocument({
    // It takes the bytes away from its caller.
    data: new Uint8Array(bytes),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: join(home, "cmaps/"),
    standardFontDataUrl: join(home, "standard_fonts/"),
  });
  try {
    const file = await task.promise;
    const texts: string[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const { items } = await (await file.getPage(number)).getTextContent();
      const lines = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : ""));
      texts.push(lines.join(""));
    }
    return pagesOf(texts, await file.getPageLabels());
  } catch (error) {
    const why = error instanceof Error ? REFUSED.get(error.name) : undefined;
    if (why === undefined) throw error;
    return { unreadable: why };
  } finally {
    await task.destroy();
  }
}

/** What pdf.js says of a file that it cannot read, by the names of its errors. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ["PasswordException", "is locked by a password"],
  ["InvalidPDFException", "is not a sound PDF"],
  ["FormatError", "is not a sound PDF"],
  ["UnknownErrorException", "is not a sound PDF"],
]);

function pagesOf(texts: readonly string[], labels: readonly string[] | null): ArchivedCopy | Unreadable {
  const parts = texts.map((text) => comparable(text, true));
  if (parts.every((part) => part === "")) return { unreadable: "has no text on its pages: it may be a scan" };
  const pages = { noun: "page", parts } as const;
  const numberOf = (label: string): number => {
    const printed = labels?.indexOf(label) ?? -1;
    return printed < 0 ? Number(label) : printed + 1;
  };
  return {
    whole: comparable(texts.join("\n"), true),
    pieces: parts.map((text, index) => ({ text, place: `p. ${labels?.[index] || index + 1}` })),
    cut: ({ unit, first, last }: LocatorPlace): Cut => {
      if (unit !== "page") return null;
      const [from, to] = [numberOf(first), numberOf(last)];
      return from >= 1 && to >= from ? cutRange(pages, from, to) : { missing: "it has no page with this number" };
    },
  };
}
