import { findNodeAtLocation } from "jsonc-parser";
import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { isMapping } from "../../model/mapping.ts";
import { indexLines, type LineIndex } from "../../text/line-index.ts";
import type { CellSpans } from "../tables/cell-spans.ts";
import { parseJson, placeIn } from "../tables/json-record.ts";
import type { CellPlace } from "../tables/table.ts";
import { entriesAt, itemsAt, JsonFault, type Part, skipSpace, valueAt } from "./json-parts.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** The keys and indexes that lead to a value in an object. */
export type ValuePath = readonly (string | number)[];

/** One object of a file that a preset reads. */
export interface Origin {
  readonly file: string;
  readonly value: Mapping;
  readonly line: number;
  place(path: ValuePath): CellPlace;
}

/** A file, taken apart. */
export interface OriginFile {
  readonly name: string;
  readonly objects: readonly Origin[];
  /** Of a file that is one object: what it holds beside the list. */
  readonly head: Mapping;
  readonly findings: readonly Finding[];
}

/**
 * Reads a file of objects: a list, an object that holds one under one of `keys`, or an object a line. A single object that has none of
 * the keys is the only one of its file.
 */
export function readOrigin(name: string, text: string, keys: readonly string[], spans: CellSpans): OriginFile {
  const lines = indexLines(text);
  const objects: Origin[] = [];
  const findings: Finding[] = [];
  let head: Mapping = {};
  const refuse = (reason: string, offset: number, hint?: string): void => {
    const place = spans.span(name, placeIn(lines, { offset: Math.min(offset, text.length), length: 1 }, 0));
    findings.push(finding("unreadable-table", { reason }, place, hint === undefined ? undefined : { hint }));
  };
  const add = (part: Part): void => {
    const value = valueAt(text, part);
    if (isMapping(value)) objects.push(originOf(name, text, lines, part, value));
    else refuse("this is not an object", part.start);
  };
  try {
    const start = skipSpace(text, 0);
    const first = text[start];
    if (first === "[") for (const part of itemsAt(text, start)) add(part);
    else if (first !== "{") refuse("it is not a list of objects", start);
    else {
      const found = listIn(text, start, keys);
      if (found) {
        head = found.head;
        for (const part of itemsAt(text, found.list.start)) add(part);
      } else for (const part of valuesFrom(text, start)) add(part);
    }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    refuse(error.message, error.offset);
  }
  return { name, objects, head, findings };
}

/** The list that an object holds under one of the keys, and what else it holds. Null: none; it may be the first of many objects. */
function listIn(text: string, start: number, keys: readonly string[]): { list: Part; head: Mapping } | null {
  const entries = entriesAt(text, start);
  const key = keys.find((one) => text[entries.get(one)?.start ?? -1] === "[");
  const list = key === undefined ? undefined : entries.get(key);
  if (list === undefined) return null;
  const rest = [...entries].filter(([one]) => one !== key);
  return { list, head: Object.fromEntries(rest.map(([one, part]) => [one, valueAt(text, part)])) };
}

/** Objects one after another, as NDJSON has them. */
function* valuesFrom(text: string, start: number): Generator<Part> {
  let at = start;
  while (at < text.length) {
    const end = lineEnd(text, at);
    // An object that goes over several lines ends with its brace.
    const part = { start: at, end: text[end - 1] === "}" || end === text.length ? end : braceEnd(text, at) };
    yield part;
    at = skipSpace(text, part.end);
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  const end = at < 0 ? text.length : at;
  return text[end - 1] === "\r" ? end - 1 : end;
}

function braceEnd(text: string, start: number): number {
  const last = [...entriesAt(text, start).values()].at(-1);
  return text.indexOf("}", last?.end ?? start) + 1;
}

function originOf(file: string, text: string, lines: LineIndex, { start, end }: Part, value: Mapping): Origin {
  return {
    file,
    value,
    line: lines.position(start).line,
    place(path) {
      const root = parseJson(text.slice(start, end));
      const node = "reason" in root ? undefined : findNodeAtLocation(root, [...path]);
      return placeIn(
        lines,
        node ? { offset: start + node.offset, length: node.length } : { offset: start, length: 1 },
        0,
      );
    },
  };
}
