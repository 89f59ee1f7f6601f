import {
  Document,
  isCollection,
  isNode,
  isPair,
  isScalar,
  type Node,
  Scalar,
  type ScalarTag,
  type SchemaOptions,
  type Tags,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { isPlainEverywhere } from "./plain-everywhere.ts";

type Collection = YAMLMap | YAMLSeq;

/** Columns of a line. Longer flow collections become blocks, longer prose that has been folded is folded there. */
export const WIDTH = 140;

/** How the tree is written out; `yaml` takes the rest from the nodes. */
const STYLE: { readonly flowCollectionPadding: false; readonly lineWidth: number } = {
  flowCollectionPadding: false,
  lineWidth: WIDTH,
};

/** Numbers are written as they were: `1e400` would come out as `.inf`, and a long number would lose digits. */
const AS_WRITTEN: SchemaOptions = { customTags: (tags: Tags) => tags.map(asWritten) };

function asWritten(tag: Tags[number]): Tags[number] {
  if (typeof tag !== "object" || tag.identify?.(0) !== true) return tag;
  const { stringify, ...number } = tag as ScalarTag;
  return { ...number, stringify: (item, ...rest) => (item as Scalar).source ?? stringify?.(item, ...rest) ?? "" };
}

/** A text that was on one line of the file stays on one: programs write such files, and they are read four times as fast. */
function onOneLine(text: string): SchemaOptions {
  return { customTags: (tags: Tags) => tags.map(asWritten).map((tag) => unfolded(tag, text)) };
}

function unfolded(tag: Tags[number], text: string): Tags[number] {
  if (typeof tag !== "object" || tag.tag !== "tag:yaml.org,2002:str") return tag;
  const { stringify, ...rest } = tag as ScalarTag;
  return {
    ...rest,
    stringify: (item, context, ...more) => {
      const [start, end] = (item as Scalar).range ?? [0, 0];
      const isFolded = start === end || text.slice(start, end).includes("\n");
      const { options } = context;
      const unlimited = { ...options, lineWidth: 0, doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY };
      return stringify?.(item, isFolded ? context : { ...context, options: unlimited }, ...more) ?? "";
    },
  };
}

/** The document as YAML. `text`: that which all of it was read from, where that is so. */
export function written(document: Document.Parsed, text?: string): string {
  document.setSchema("1.2", text === undefined ? AS_WRITTEN : onOneLine(text));
  return document.toString(STYLE);
}

/**
 * Decides for every collection whether it is on one line, and drops quotes that nothing needs. Changes the document.
 * A block stays a block, since its writer wanted lines; `{...}` and `[...]` stay as long as they fit and hold no comment.
 */
export function layOut(document: Document.Parsed): void {
  const root = document.contents;
  if (root) layOutNode(root, 0, 0, false);
}

/**
 * @param indent of the lines that the node begins, were it a block
 * @param column where it begins, were it on one line
 * @param inFlow whether it is inside `[...]` or `{...}`
 */
function layOutNode(node: Node, indent: number, column: number, inFlow: boolean): void {
  if (isScalar(node)) {
    unquote(node, inFlow);
    return;
  }
  if (!isCollection(node)) return;
  if (node.flow && !fits(node, column)) breakUp(node);
  const within = inFlow || node.flow === true;
  for (const item of node.items) {
    if (isPair(item)) {
      if (isNode(item.key)) layOutNode(item.key, indent, indent, within);
      const key = isScalar(item.key) ? String(item.key.value).length : 0;
      if (isNode(item.value)) layOutNode(item.value, indent + 2, indent + key + 2, within);
    } else if (isNode(item)) layOutNode(item, indent + 2, indent + 2, within);
  }
}

function fits(node: Collection, column: number): boolean {
  if (node.items.length === 0) return true;
  const { commentBefore, comment, spaceBefore } = node;
  // What is before it or behind it does not break it up.
  Object.assign(node, { commentBefore: null, comment: null, spaceBefore: false });
  const line = new Document(undefined, AS_WRITTEN);
  line.contents = node;
  const text = line.toString(STYLE).trimEnd();
  Object.assign(node, { commentBefore, comment, spaceBefore });
  return !text.includes("\n") && column + text.length <= WIDTH;
}

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
