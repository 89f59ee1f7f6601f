import { stripForbidden } from "../emit/xml-text.ts";
import { jsonText } from "../text/json-text.ts";
import { plain } from "../text/plain.ts";

/** Text that is HTML already. Only `html` makes it, so that nothing else comes into a page unescaped. */
export class Html {
  readonly text: string;

  /** @internal */
  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may be put between tags, or into a quoted attribute. `null` and `false` are nothing. */
export type Child = string | number | Html | null | false | readonly Child[];

/** HTML from a template: what is put into it is escaped, save what is HTML already. */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Html {
  let text = strings[0] ?? "";
  for (const [n, child] of children.entries()) text += `${textOf(child)}${strings[n + 1] ?? ""}`;
  return new Html(text);
}

/** HTML with other HTML between its parts. */
export function joined(parts: readonly Html[], between: string): Html {
  return new Html(parts.map(({ text }) => text).join(escaped(between)));
}

/** JSON for a script element: no text in it can end the element, or begin a comment. */
export function jsonScript(type: string, value: unknown): Html {
  const json = jsonText(value).replace(
    UNSAFE_IN_SCRIPT,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return new Html(`<script type="${escaped(type)}">${json}</script>`);
}

const UNSAFE_IN_SCRIPT = /[<>&\ufdd0-\ufdef\ufffe\uffff]/g;

/** HTML that was drawn elsewhere, by code of ours that escapes what it is given. */
export function drawn(svg: string): Html {
  return new Html(svg);
}

function textOf(child: Child): string {
  if (typeof child === "string") return escaped(child);
  if (child instanceof Html) return child.text;
  if (child === null || child === false) return "";
  return typeof child === "number" ? String(child) : child.map(textOf).join("");
}

const SPECIAL = /[^\n\x20-\x7e]|[&<>"']/;
const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Most texts are plain and cost one scan. What HTML cannot hold, or what reorders or hides text beside it, is left out. */
function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return stripForbidden(plain(text)).replace(/[&<>"']/g, (mark) => REFERENCES[mark] ?? mark);
}
