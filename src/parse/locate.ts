import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair } from "yaml";
import type { Diagnostic, Finding, Place, Span } from "../diagnostics/diagnostic.ts";
import { findDiagnostic } from "../diagnostics/registry.ts";
import { pointerTokens } from "../model/pointer.ts";
import { composeYaml, nestsTooDeep } from "./compose-yaml.ts";

interface Located {
  readonly text: string;
  readonly document: Document.Parsed | undefined;
}

/**
 * Turns findings into diagnostics: files that have one are parsed again, with positions. Sorted by file, place and code;
 * what is said twice of one place is said once. A pointer that leads nowhere falls back to its nearest ancestor.
 */
export function locate(findings: readonly Finding[], textOf: (file: string) => string | undefined): Diagnostic[] {
  const files = new Map<string, Located>();
  const span = (place: Place): Span => ("pointer" in place ? find(open(files, place.file, textOf), place) : place);

  const diagnostics = findings.map((found): Diagnostic => {
    const entry = findDiagnostic(found.name);
    return {
      code: entry?.code ?? "E0000",
      name: found.name,
      severity: entry?.severity ?? "error",
      message: found.message,
      span: span(found.place),
      ...(found.hint !== undefined && { hint: found.hint }),
      ...(found.related && {
        related: found.related.map(({ place, message }) => ({ span: span(place), message })),
      }),
      ...(found.fix && { fix: found.fix.map(({ place, newText }) => ({ span: span(place), newText })) }),
    };
  });
  return diagnostics.sort(compare).filter((one, index, all) => {
    const before = all[index - 1];
    return !before || compare(before, one) !== 0 || before.message !== one.message;
  });
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return (
    order(a.span.file, b.span.file) ||
    a.span.start - b.span.start ||
    order(a.code, b.code) ||
    a.span.end - b.span.end ||
    order(a.message, b.message)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function open(files: Map<string, Located>, file: string, textOf: (file: string) => string | undefined): Located {
  let located = files.get(file);
  if (!located) {
    const text = textOf(file) ?? "";
    located = { text, document: nestsTooDeep(text) >= 0 ? undefined : composeYaml(text) };
    files.set(file, located);
  }
  return located;
}

function find({ text, document }: Located, place: Exclude<Place, Span>): Span {
  const { file } = place;
  if (!document?.contents) return { file, start: 0, end: 0 };
  let node: Node | null = document.contents;
  let pair: Pair | undefined;
  let range = rangeOf(node, text);
  let complete = true;
  for (const token of pointerTokens(place.pointer)) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    const child: unknown = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === token)
      : isSeq(node)
        ? node.items[Number(token)]
        : undefined;
    if (isPair(child)) {
      pair = child;
      node = isNode(child.value) ? child.value : null;
      // A key without a value stands for it.
      range = visibleRange(node, text) ?? (isNode(child.key) ? rangeOf(child.key, text) : range);
    } else if (isNode(child)) {
      pair = undefined;
      node = child;
      range = rangeOf(child, text);
    } else {
      complete = false;
      break;
    }
  }
  if (pair && isNode(pair.key) && (!complete || place.on === "key")) range = rangeOf(pair.key, text);
  // A mapping stands for itself with its first key: a whole block would underline everything.
  else if (isMap(node) && (!complete || place.part === undefined)) range = firstKey(node, text) ?? range;
  const [start, end] = range ?? [0, 0];
  const at = place.part === undefined ? -1 : text.slice(start, end).indexOf(place.part);
  if (at < 0 || place.part === undefined) return { file, start, end };
  return { file, start: start + at, end: start + at + place.part.length };
}

function firstKey(map: Node, text: string): [number, number] | undefined {
  const key = isMap(map) ? map.items[0]?.key : undefined;
  return isNode(key) ? rangeOf(key, text) : undefined;
}

function visibleRange(node: Node | null, text: string): [number, number] | undefined {
  const range = node && rangeOf(node, text);
  return range && range[0] < range[1] ? range : undefined;
}

function rangeOf(node: Node, text: string): [number, number] | undefined {
  if (!node.range) return undefined;
  const [start, end] = node.range;
  // Blocks reach to the next token; people mean their last visible character.
  return [start, Math.max(start, start + text.slice(start, end).trimEnd().length)];
}
