import type { EdgeRow } from "../compile/graph-rows.ts";
import { compareDays, dayOf } from "../model/dates/calendar.ts";
import { type ByteSink, bytesFor, bytesOf } from "./byte-sink.ts";
import { type Column, type ColumnType, columnText, LONGEST } from "./gexf-columns.ts";

const [VALUES, END_VALUES] = [bytesOf("<attvalues>"), bytesOf("</attvalues>")];
export const END_VALUE: Uint8Array = bytesOf('"/>');
const [EDGE, SOURCE, TARGET] = [bytesOf('<edge id="'), bytesOf('" source="'), bytesOf('" target="')];

/** A column and how each of its values begins. */
export interface OpenColumn extends Pick<Column, "name" | "type"> {
  readonly open: Uint8Array;
}

export function openColumns(columns: readonly Column[]): readonly OpenColumn[] {
  return columns.map(({ id, name, type }) => ({ name, type, open: bytesOf(`<attvalue for="${id}" value="`) }));
}

/** What the columns of attributes hold. */
export function writeValues(
  sink: ByteSink,
  attributes: Readonly<Record<string, unknown>>,
  columns: readonly OpenColumn[],
): void {
  const start = sink.length;
  sink.put(VALUES);
  const empty = sink.length;
  for (const column of columns) {
    const value = attributes[column.name];
    if (value !== undefined && Object.hasOwn(attributes, column.name)) writeValue(sink, column, value);
  }
  if (sink.length === empty) sink.cutTo(start);
  else sink.put(END_VALUES);
}

export function writeValue(
  sink: ByteSink,
  { open, type }: { open: Uint8Array; type: ColumnType },
  value: unknown,
): void {
  const isShort = typeof value === "string" && type === "string" && value.length <= LONGEST;
  const text = isShort ? value : columnText(value, type);
  if (text === null) return;
  sink.put(open);
  sink.xml(text);
  sink.put(END_VALUE);
}

/** An edge's element up to its target, whose quote is left open. Gives where its key is, less than 0 where the key is not plain. */
export function openEdge(sink: ByteSink, { key, source, target }: EdgeRow): number {
  sink.put(EDGE);
  const at = sink.length;
  sink.xmlId(key);
  const isPlain = sink.length - at === key.length;
  sink.put(SOURCE);
  sink.xmlId(source);
  sink.put(TARGET);
  sink.xmlId(target);
  return isPlain ? at : -1;
}

/**
 * How edges without a direction are written. `undirected` is what they are, and what Gephi reads; networkx refuses a file of both
 * sorts, but reads a `mutual` edge as two, one each way. Gephi takes a `mutual` edge for a directed one.
 */
export type SymmetricAs = "undirected" | "mutual";

/** What follows an edge's target. */
export function directionText(type: "directed" | SymmetricAs): string {
  return `" type="${type}"`;
}

/** Gephi removes edges of weight 0 and stumbles over what is not a number. */
export function weightText(weight: number): string {
  return weight > 0 && Number.isFinite(weight) ? ` weight="${weight}"` : "";
}

/** r, g and b, which every tool reads; `hex` is read by some. */
export function color(hex: unknown): string {
  const match = typeof hex === "string" ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex) : null;
  const [r, g, b] = (match ?? []).slice(1).map((pair) => Number.parseInt(pair, 16));
  return match ? `<viz:color r="${r}" g="${g}" b="${b}"/>` : "";
}

export const colorBytes: (hex: unknown) => Uint8Array = bytesFor(color);

/** Only full days, as ISO 8601 and XML Schema write them, and only forwards: anything else makes tools think "always". */
export function interval(attributes: Readonly<Record<string, unknown>>): string {
  const [from, to] = [day(attributes["start"]), day(attributes["end"])];
  if (from !== null && to !== null && compareDays(from, to) > 0) return "";
  return `${from === null ? "" : ` start="${from}"`}${to === null ? "" : ` end="${to}"`}`;
}

function day(value: unknown): string | null {
  return typeof value === "string" && dayOf(value) !== null ? value : null;
}
