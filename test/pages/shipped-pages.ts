import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { NewFile } from "../../src/host/host.ts";
import { pageOutputs } from "../../src/pages/emit-pages.ts";
import type { KnowledgeGraph } from "../../src/query/knowledge-graph.ts";

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

export type Files = ReadonlyMap<string, string>;

/** What a file says. */
export function contentOf({ chunks }: NewFile): string {
  return [...chunks()].map((chunk) => (typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk))).join("");
}

/** Every file of the pages of a graph, by its path. */
export function pagesOf(
  graph: KnowledgeGraph,
  options: Parameters<typeof pageOutputs>[1] = { hasViewer: false },
): Files {
  return new Map([...pageOutputs(graph, options)].map((file) => [file.path, contentOf(file)]));
}

/** All elements of a page, in their order. */
export function elementsOf(page: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ("tagName" in node) found.push(node);
    if ("childNodes" in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(page));
  return found;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** What readers of a page read, without scripts; and, of values in words, what is written. */
export function wordsOf(page: string): string {
  const words: string[] = [];
  const visit = (node: Node): void => {
    if ("value" in node) words.push(node.value);
    if ("tagName" in node) {
      if (["script", "style", "head"].includes(node.tagName)) return;
      if (node.tagName === "data") words.push(` ${attribute(node, "value") ?? ""} `);
    }
    if ("childNodes" in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(page));
  return words.join("").replace(/\s+/g, " ");
}
