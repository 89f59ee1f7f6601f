import {
  Document,
  isCollection,
  isNode,
  isPair,
  isScalar,
  type Node,
  Scalar,
  type ScalarTag,
  type Tags,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { isPlainEverywhere } from "./plain-everywhere.ts";

type Collection = YAMLMap | YAMLSeq;

/** Columns of a line. Longer flow collections become blocks, longer prose that has been folded is folded there. */
const WIDTH = 140;

/** How the tree is written out; `yaml` takes the rest from the nodes. */
const STYLE: { readonly flowCollectionPadding: false; readonly lineWidth: number } = {
  flowCollectionPadding: false,
  lineWidth: WIDTH,
};

/** Numbers are written as they were: `1e400` would come out as `.inf`, and a long number would lose digits. */
function asWritten(tag: Tags[number]): Tags[number] {
  if (typeof tag !== "object" || tag.identify?.(0) !== true) return tag;
  const { stringify, ...number } = tag as ScalarTag;
  return { ...number, stringify: (item, ...rest) => (item as Scalar).source ?? stringify?.(item, ...rest) ?? "" };
}

/** The texts that all of a document was read from. */
const origins = new WeakMap<object, string>();

/** A text that was on one line of the file stays on one: programs write such files, and they are read four times as fast. */
function onOneLine(tag: Tags[number]): Tags[number] {
  if (typeof tag !== "object" || tag.tag !== "tag:yaml.org,2002:str") return tag;
  const { stringify, ...rest } = tag as ScalarTag;
  return {
    ...rest,
    stringify: (item, context, ...more) => {
      const [start, end] = (item as Scalar).range ?? [0, 0];
      const text = origins.get(context.doc);
      const isFolded = text === undefined || start === end || text.slice(start, end).includes("\n");
      if (isFolded) return stringify?.(item, context, ...more) ?? "";
      const { options } = context;
      const unlimited = { ...options, lineWidth: 0, doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY };
      return stringify?.(item, { ...context, options: unlimited }, ...more) ?? "";
    },
  };
}

/** Made once: to make one for each document takes a tenth of all that writing it takes. */
const { schema: SCHEMA } = new Document(undefined, {
  version: "1.2",
  customTags: (tags: Tags) => tags.map(asWritten).map(onOneLine),
});

/** The document as YAML. `text`: that which all of it was read from, where that is so. */
export function written(document: Document.Parsed, text?: string): string {
  document.setSchema("1.2", { schema: SCHEMA });
  if (text !== undefined) origins.set(document, text);
  return document.toString(STYLE);
}

/** How a text is written under a key, from behind the colon to its end, where it may be over several lines. @param first the character with which it begins */
export function foldedYaml(key: string, text: string, indent: number, first: string): string {
  const node = new Scalar(text);
  node.type = TYPES[first] ?? Scalar.PLAIN;
  unquote(node, false);
  let nested: unknown = { [key]: node };
  let before = key.length + 2 + indent;
  for (let depth = 0; depth < indent; depth += 2) {
    nested = { [KEY]: nested };
    before += depth + `${KEY}:\n`.length;
  }
  const document = new Document(nested, { version: "1.2", schema: SCHEMA });
  return document.toString(STYLE).slice(before);
}

const KEY = "a";
const TYPES: Readonly<Record<string, Scalar.Type>> = {
  ">": Scalar.BLOCK_FOLDED,
  "|": Scalar.BLOCK_LITERAL,
  '"': Scalar.QUOTE_DOUBLE,
  "'": Scalar.QUOTE_SINGLE,
};

/**
 * Decides for every collection whether it is on one line, and drops quotes that nothing needs. Changes the document.
 * A block stays a block, since its writer wanted lines; `{...}` and `[...]` stay as long as they fit and hold no comment.
 */
export function layOut(document: Document.Parsed, text: string): void {
  const root = document.contents;
  if (root) layOutNode(root, text, 0, 0, false);
}

/**
 * @param indent of the lines that the node begins, were it a block
 * @param column where it begins, were it on one line
 * @param inFlow whether it is inside `[...]` or `{...}`
 */
function layOutNode(node: Node, text: string, indent: number, column: number, inFlow: boolean): void {
  if (isScalar(node)) {
    unquote(node, inFlow);
    return;
  }
  if (!isCollection(node)) return;
  if (node.flow && !fits(node, text, column)) breakUp(node);
  const within = inFlow || node.flow === true;
  for (const item of node.items) {
    if (isPair(item)) {
      if (isNode(item.key)) layOutNode(item.key, text, indent, indent, within);
      const key = isScalar(item.key) ? String(item.key.value).length : 0;
      if (isNode(item.value)) layOutNode(item.value, text, indent + 2, indent + key + 2, within);
    } else if (isNode(item)) layOutNode(item, text, indent + 2, indent + 2, within);
  }
}

function fits(node: Collection, text: string, column: number): boolean {
  if (node.items.length === 0 || surelyFits(text.slice(...(node.range ?? [])), column)) return true;
  const { commentBefore, comment, spaceBefore } = node;
  // What is before it or behind it does not break it up.
  Object.assign(node, { commentBefore: null, comment: null, spaceBefore: false });
  const line = new Document(undefined, { version: "1.2", schema: SCHEMA });
  line.contents = node;
  const anew = line.toString(STYLE).trimEnd();
  Object.assign(node, { commentBefore, comment, spaceBefore });
  return !anew.includes("\n") && column + anew.length <= WIDTH;
}

/** Whether what is between brackets fits however it is written: no blank is wanted but behind commas and colons. */
function surelyFits(written: string, column: number): boolean {
  const grown = written.length + written.split(/[,:]/).length;
  return !MAY_GROW.test(written) && surelyFitsAsWritten(written, grown, column);
}

/** The same of what is written so, or grows to such a length: the real writer counts a column more for each item, wherever the first is. */
export function surelyFitsAsWritten(written: string, length: number, column: number): boolean {
  return column + length <= WIDTH && length + written.split(",").length < WIDTH;
}

/** Breaks of lines, comments, quotes, and what quotes would change. */
const MAY_GROW = /[\n#"'\\]/;

/** From one line to a block. What was behind the closing bracket goes before it: a block has no such place. */
function breakUp(node: Collection): void {
  node.flow = false;
  // What was part of one long line may be folded.
  for (const item of node.items) {
    const value = isPair(item) ? item.value : item;
    if (isScalar(value)) value.range = null;
  }
  const behind = node.comment;
  if (typeof behind !== "string") return;
  node.commentBefore = node.commentBefore ? `${node.commentBefore}\n${behind}` : behind;
  node.comment = null;
}

/**
 * Prose over several lines keeps its form; `yaml` quotes again whatever would otherwise not be text. Quotes stay where a reader of
 * YAML 1.1, such as PyYAML, needs them.
 */
function unquote(node: Scalar, inFlow: boolean): void {
  const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  if (!isQuoted || typeof node.value !== "string" || node.value.includes("\n")) return;
  node.type = isPlainEverywhere(node.value, inFlow) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
}
