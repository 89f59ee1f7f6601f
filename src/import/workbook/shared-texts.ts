import type { Archive } from "./archive.ts";
import { WorkbookFault } from "./fault.ts";
import { type Attributes, type Elements, readWholeXml } from "./read-xml.ts";

/** So many characters of texts that cells share. They are the only part of a workbook that is kept in memory. */
const MOST = 256 * 1024 * 1024;

/** The text of `si` or `is`: one, or several with formats of their own. How a text is spoken (`rPh`) is not part of it. */
export class RichText implements Elements {
  readonly #done: (text: string) => void;
  #text: string | null = null;
  #isText = false;
  #spoken = 0;

  constructor(done: (text: string) => void) {
    this.#done = done;
  }

  open(name: string, _attributes?: Attributes): void {
    if (name === "si" || name === "is") this.#text = "";
    else if (name === "rPh") this.#spoken += 1;
    else if (name === "t") this.#isText = this.#spoken === 0;
  }

  text(text: string): void {
    if (this.#isText && this.#text !== null) this.#text += text;
  }

  close(name: string): void {
    if (name === "rPh") this.#spoken -= 1;
    else if (name === "t") this.#isText = false;
    else if ((name === "si" || name === "is") && this.#text !== null) {
      this.#done(unescaped(this.#text));
      this.#text = null;
    }
  }
}

export async function readSharedTexts(archive: Archive, path: string): Promise<readonly string[]> {
  const texts: string[] = [];
  let size = 0;
  const reader = new RichText((text) => {
    size += text.length;
    if (size > MOST) throw new WorkbookFault("its cells share more texts than fit into memory");
    texts.push(text);
  });
  await readWholeXml(path, archive.text(path), reader);
  return texts;
}

/** `_x000D_` is a character that XML cannot hold, or that is not to be lost; `_x005F_` the underscore of what only looks like one. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
