import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import type { LocatorPlace } from "../model/locators/locator.ts";
import { type ArchivedCopy, type Cut, cutCounted } from "./archived-copy.ts";
import { comparable } from "./comparable.ts";

/** Elements whose text is set apart from what is before and behind. */
const BLOCKS = new Set(
  "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** Elements whose content a reader of the page does not see. */
const SILENT = new Set("head script style template noscript svg math iframe object select textarea".split(" "));

interface TextBlock {
  /** Comparable. */
  readonly text: string;
  /** 1 to 6 of a heading, 0 of any other text. */
  readonly level: number;
  /** Whether it is text of a `<p>`. */
  readonly isParagraph: boolean;
  /** Whether it is inside the page's one `<main>`, else its one `<article>`. */
  readonly isMain: boolean;
}

interface Page {
  readonly blocks: TextBlock[];
  /** From the first block of an element to the first behind it, by id. */
  readonly ids: Map<string, { from: number; to: number }>;
}

/**
 * A web page, cut into what it calls paragraphs: `<p>` elements with text in its `<main>`, else its only `<article>`, else anywhere; on a
 * page without any, its blocks of text that are not headings. Fragments are its ids, sections its headings.
 */
export function readHtml(html: string): ArchivedCopy {
  const page = textOf(html);
  const texts = paragraphsOf(page.blocks);
  const numbers = new Map(texts.map((block, index) => [block, index + 1]));
  const paragraphs = { noun: "paragraph", parts: texts.map(({ text }) => text) } as const;
  return {
    whole: page.blocks.map(({ text }) => text).join(" "),
    pieces: page.blocks.map((block) => {
      const number = numbers.get(block);
      return { text: block.text, place: number === undefined ? "" : `para. ${number}` };
    }),
    cut: (place) => {
      if (place.unit === "paragraph") return cutCounted(paragraphs, place);
      if (place.unit === "fragment") return cutFragment(page, place);
      return place.unit === "section" ? cutSection(page, place) : null;
    },
  };
}

function paragraphsOf(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const candidates = [
    blocks.filter(({ isParagraph, isMain }) => isParagraph && isMain),
    blocks.filter(({ isParagraph }) => isParagraph),
  ];
  return candidates.find(({ length }) => length > 0) ?? blocks.filter(({ level }) => level === 0);
}

function cutFragment({ blocks, ids }: Page, { first }: LocatorPlace): Cut {
  // A link to a passage says itself what it points to, and no id.
  if (first.startsWith(":~:")) return null;
  const range = ids.get(first) ?? ids.get(decoded(first));
  if (!range) return { missing: "it has no element with this id" };
  const [{ level } = { level: 0 }] = blocks.slice(range.from);
  const to = level > 0 ? endOfSection(blocks, range.from) : range.to;
  return passageOf(blocks.slice(range.from, Math.max(to, range.from + 1)));
}

/** A section by the number or the text of its heading. */
function cutSection({ blocks }: Page, { first, last }: LocatorPlace): Cut {
  const [from, until] = [first, last].map((name) => {
    const wanted = comparable(name).toLowerCase();
    return blocks.findIndex(({ text, level }) => level > 0 && isCalled(text.toLowerCase(), wanted));
  });
  if (from === undefined || until === undefined || from < 0 || until < 0) return { missing: "it has no such heading" };
  return passageOf(blocks.slice(from, endOfSection(blocks, Math.max(from, until))));
}

function isCalled(heading: string, wanted: string): boolean {
  return heading === wanted || (heading.startsWith(wanted) && /^[.:)]?\s/u.test(heading.slice(wanted.length)));
}

function endOfSection(blocks: readonly TextBlock[], from: number): number {
  const level = blocks[from]?.level ?? 0;
  const next = blocks.findIndex((block, index) => index > from && block.level > 0 && block.level <= level);
  return next < 0 ? blocks.length : next;
}

function passageOf(blocks: readonly TextBlock[]): Cut {
  const passage = blocks.map(({ text }) => text).join(" ");
  return passage === "" ? { missing: "there is no text in it" } : { passage };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    // What is not percent-encoding is meant as it is.
    if (error instanceof URIError) return fragment;
    throw error;
  }
}

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Reads the texts of a page in order. Walks with a stack of its own: a page may nest deeper than the call stack. */
function textOf(html: string): Page {
  const document = parse(html);
  const main = onlyElement(document, "main") ?? onlyElement(document, "article");
  const page: Page = { blocks: [], ids: new Map() };
  const open: { level: number; isParagraph: boolean }[] = [];
  let text = "";
  let mainDepth = 0;
  const flush = (): void => {
    const { level = 0, isParagraph = false } = open.at(-1) ?? {};
    const words = comparable(text);
    text = "";
    if (words !== "") page.blocks.push({ text: words, level, isParagraph, isMain: mainDepth > 0 });
  };
  const enter = (node: Node): boolean => {
    if (defaultTreeAdapter.isTextNode(node)) text += node.value;
    if (!defaultTreeAdapter.isElementNode(node)) return false;
    if (SILENT.has(node.tagName) || attribute(node, "hidden") !== undefined) return false;
    if (node.tagName === "br") text += "\n";
    if (BLOCKS.has(node.tagName)) {
      flush();
      const level = /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : 0;
      const before = open.at(-1);
      open.push({ level: level || (before?.level ?? 0), isParagraph: node.tagName === "p" });
    }
    if (node === main) mainDepth += 1;
    const id = attribute(node, "id") ?? (node.tagName === "a" ? attribute(node, "name") : undefined);
    if (id !== undefined && !page.ids.has(id)) page.ids.set(id, { from: page.blocks.length, to: page.blocks.length });
    return true;
  };
  const leave = (node: DefaultTreeAdapterTypes.Element): void => {
    if (BLOCKS.has(node.tagName)) {
      flush();
      open.pop();
    }
    const id = attribute(node, "id");
    const range = id === undefined ? undefined : page.ids.get(id);
    if (range && range.to === range.from) range.to = page.blocks.length;
    if (node === main) mainDepth -= 1;
  };
  walk(document.childNodes, enter, leave);
  flush();
  return page;
}

function walk(
  nodes: readonly Node[],
  enter: (node: Node) => boolean,
  leave: (node: DefaultTreeAdapterTypes.Element) => void,
): void {
  const stack: { readonly node: Node; readonly isDone: boolean }[] = nodes
    .toReversed()
    .map((node) => ({ node, isDone: false }));
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, isDone } = top;
    if (isDone) {
      if (defaultTreeAdapter.isElementNode(node)) leave(node);
    } else if (enter(node) && defaultTreeAdapter.isElementNode(node)) {
      stack.push({ node, isDone: true });
      for (const child of node.childNodes.toReversed()) stack.push({ node: child, isDone: false });
    }
  }
}

/** The element of this name, where there is one alone. */
function onlyElement(document: DefaultTreeAdapterTypes.Document, name: string): Node | undefined {
  const found: Node[] = [];
  walk(
    document.childNodes,
    (node) => {
      if (!defaultTreeAdapter.isElementNode(node)) return false;
      if (node.tagName === name) found.push(node);
      return true;
    },
    () => {},
  );
  return found.length === 1 ? found[0] : undefined;
}

function attribute(element: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
