import type { MarkupContent } from "vscode-languageserver";

/** A text of the data in Markdown: nothing in it is a link, an image or HTML. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, "\\$&").replace(/\s+/g, " ");
}

/** Paragraphs that an editor shows; empty ones are left out. */
export function markdown(...paragraphs: readonly string[]): MarkupContent {
  return { kind: "markdown", value: paragraphs.filter((one) => one !== "").join("\n\n") };
}
