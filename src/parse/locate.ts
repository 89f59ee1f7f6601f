import type { Node, Pair } from "yaml";
import { needsSource, withSource } from "../diagnostics/as-written.ts";
import type { Diagnostic, Finding, Place, Span } from "../diagnostics/diagnostic.ts";
import { findDiagnostic } from "../diagnostics/registry.ts";
import { compareText } from "../model/order.ts";
import { pointerTokens } from "../model/pointer.ts";
import { createNodes, type Nodes } from "./nodes.ts";
import { yaml } from "./yaml-library.ts";

/** Where places of a file were found to be, by the place as JSON, and the texts of some. */
export interface KnownSpans {
  readonly version: string | undefined;
  readonly spans: Map<string, Span | string>;
}

/**
 * Turns findings into diagnostics: files that have one are parsed again, with positions. Sorted by file, place and code;
 * what is said twice of one place is said once. A pointer that leads nowhere falls back to its nearest ancestor.
 *
 * @param spansOf what is known already of a file as it is now, and where what is found is noted
 */
export function locate(
  findings: readonly Finding[],
  textOf: (file: string) => string | undefined,
  spansOf?: (file: string) => KnownSpans,
): Diagnostic[] {
  const files = new Map<string, Nodes>();
  const noted = <T extends Span | string>(kind: "at" | "text", place: Place, make: () => T): T => {
    if (!spansOf) return make();
    const { spans } = spansOf(place.file);
    const key = `${kind}${JSON.stringify(place)}`;
    const made = (spans.get(key) as T | undefined) ?? make();
    spans.set(key, made);
    return made;
  };
  const span = (place: Place): Span =>
    "pointer" in place ? noted("at", place, () => find(open(files, place.file, textOf), place)) : place;

  const diagnostics = findings.map((one): Diagnostic => {
    const found = quoting(one, () =>
      noted("text", one.place, () => sourceAt(open(files, one.place.file, textOf), one.place)),
    );
    return diagnosticOf(found, span);
  });
  return diagnostics.sort(compare).filter((one, index, all) => {
    const before = all[index - 1];
    return !before || compare(before, one) !== 0 || before.message !== one.message;
  });
}

/** Findings that are only counted, as diagnostics with empty spans: no file is parsed. What is said twice of one place is said once. */
export function tell(findings: readonly Finding[]): Diagnostic[] {
  const told = new Map(findings.map((one) => [JSON.stringify([one.name, one.place, one.message]), one]));
  return [...told.values()].map((one) => diagnosticOf(one, ({ file }) => ({ file, start: 0, end: 0 })));
}

function diagnosticOf(found: Finding, span: (place: Place) => Span): Diagnostic {
  const entry = findDiagnostic(found.name);
  return {
    code: entry?.code ?? "E0000",
    name: found.name,
    severity: found.severity ?? entry?.severity ?? "error",
    message: found.message,
    span: span(found.place),
    ...(found.hint !== undefined && { hint: found.hint }),
    ...(found.related && {
      related: found.related.map(({ place, message }) => ({ span: span(place), message })),
    }),
    ...(found.fix && { fix: found.fix.map(({ place, newText }) => ({ span: span(place), newText })) }),
  };
}

/** The same with the text of its place where it quotes a value as written. */
function quoting(found: Finding, sourceOf: () => string): Finding {
  const { message, hint = "", fix = [] } = found;
  if (![message, hint, ...fix.map(({ newText }) => newText)].some(needsSource)) return found;
  const source = sourceOf();
  const put = (text: string): string => withSource(text, source);
  return {
    ...found,
    message: put(message),
    ...(found.hint !== undefined && { hint: put(hint) }),
    ...(found.fix && { fix: fix.map(({ place, newText }) => ({ place, newText: put(newText) })) }),
  };
}

/** The text of a value; of an alias, that of what it stands for. */
function sourceAt(nodes: Nodes, place: Place): string {
  if (!("pointer" in place)) return nodes.text.slice(place.start, place.end);
  const { start, end } = find(nodes, place);
  const own = nodes.text.slice(start, end);
  const target = own.startsWith("*") ? nodes.aliasAt(start) : null;
  const range = target && nodes.rangeOf(target);
  return range ? nodes.text.slice(...range) : own;
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.span.file, b.span.file) ||
    a.span.start - b.span.start ||
    compareText(a.code, b.code) ||
    a.span.end - b.span.end ||
    compareText(a.message, b.message)
  );
}

function open(files: Map<string, Nodes>, file: string, textOf: (file: string) => string | undefined): Nodes {
  let nodes = files.get(file);
  if (!nodes) {
    nodes = createNodes(textOf(file) ?? "");
    files.set(file, nodes);
  }
  return nodes;
}

function find(nodes: Nodes, place: Exclude<Place, Span>): Span {
  const { isAlias, isMap, isNode, isPair, isSeq } = yaml();
  const { file, part } = place;
  let node: Node | null = nodes.root;
  if (node === null) return { file, start: 0, end: 0 };
  let pair: Pair | undefined;
  let range = nodes.rangeOf(node);
  let complete = true;
  for (const token of pointerTokens(place.pointer)) {
    if (isAlias(node)) node = nodes.targetOf(node);
    const child: unknown = isMap(node)
      ? nodes.member(node, token)
      : isSeq(node)
        ? node.items[Number(token)]
        : undefined;
    if (isPair(child)) {
      pair = child;
      node = isNode(child.value) ? child.value : null;
      // A key without a value stands for it.
      range = visible(node && nodes.rangeOf(node)) ?? (isNode(child.key) ? nodes.rangeOf(child.key) : range);
    } else if (isNode(child)) {
      pair = undefined;
      node = child;
      range = nodes.rangeOf(child);
    } else {
      complete = false;
      break;
    }
  }
  if (pair && isNode(pair.key) && (!complete || place.on === "key")) range = nodes.rangeOf(pair.key);
  // A mapping stands for itself with its first key: a whole block would underline everything.
  else if (isMap(node) && (!complete || part === undefined)) range = firstKey(node, nodes) ?? range;
  const item = part !== undefined && isSeq(node) ? nodes.item(node, part) : null;
  const [start, end] = (item && nodes.rangeOf(item)) ?? range ?? [0, 0];
  const [from, to] = (part !== undefined && nodes.partOf(start, end, part)) || [start, end];
  return { file, start: from, end: to };
}

function firstKey(map: Node, nodes: Nodes): [number, number] | undefined {
  const { isMap, isNode } = yaml();
  const key = isMap(map) ? map.items[0]?.key : undefined;
  return isNode(key) ? nodes.rangeOf(key) : undefined;
}

function visible(range: [number, number] | null | undefined): [number, number] | undefined {
  return range && range[0] < range[1] ? range : undefined;
}
