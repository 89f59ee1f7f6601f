import { SUPPORT_WEIGHT, type TimeAttributes, timeOfFact } from "../compile/edge-attributes.ts";
import { exportedValue } from "../compile/exported-value.ts";
import { type EdgeStyle, FactEdge } from "../compile/fact-edge.ts";
import type { EdgeRow } from "../compile/graph-rows.ts";
import type { QualifierValue } from "../model/claim.ts";
import type { Support } from "../model/support.ts";
import { ByteSink, bytesFor, bytesOf } from "./byte-sink.ts";
import type { Column, ColumnCollector } from "./gexf-columns.ts";
import {
  color,
  colorBytes,
  directionText,
  END_VALUE,
  interval,
  type OpenColumn,
  openColumns,
  openEdge,
  type SymmetricAs,
  weightText,
  writeValue,
  writeValues,
} from "./gexf-parts.ts";
import { qualifierNames } from "./qualifier-names.ts";
import { perStanding, type Standing } from "./standing.ts";
import { xmlText } from "./xml-text.ts";

/** Writes the elements of edges, once the columns are known. */
export type EdgeWriter = (sink: ByteSink, edge: EdgeRow) => void;

/** A sample of what every edge that stands for a fact has a column for. */
export const FACT_COLUMNS: Readonly<Record<string, string | number>> = {
  origin: "",
  relation: "",
  fact: "",
  support: "",
  contested: "",
  voices: 0,
};

/** Notes what columns an edge needs; gives whether it has a time. */
export function surveyEdge(edge: EdgeRow, columns: ColumnCollector): boolean {
  const names = edge instanceof FactEdge ? qualifierNamesOf(edge.style) : null;
  if (names === null || !(edge instanceof FactEdge)) {
    columns.add(edge.attributes);
    return interval(edge.attributes) !== "";
  }
  const { fact, style } = edge;
  if (!columns.knows(style)) {
    columns.add(FACT_COLUMNS, style);
    if (style.relation.background) columns.add({ background: true });
    if (style.relation.exclusive !== null) columns.add({ rivals: 0 });
  }
  for (const name in fact.qualifiers) {
    const value = fact.qualifiers[name];
    if (name !== "when" && value !== undefined) columns.addValue(names.get(name) ?? name, exportedValue(value));
  }
  const time = timeOfFact(fact, style.relation, style.sources);
  if (time.when === undefined) return false;
  for (const name of TIME_COLUMNS) columns.addValue(name, time[name]);
  return intervalOf(time) !== "";
}

/** One for each file: it remembers which columns edges of a style can have at all. */
export function gexfEdgeWriter(columns: readonly Column[], symmetric: SymmetricAs = "undirected"): EdgeWriter {
  const open = openColumns(columns);
  const planOf = planner(open);
  const plans = new Map<EdgeStyle, Plan | null>();
  return (sink, edge) => {
    if (!(edge instanceof FactEdge)) {
      writeRow(sink, edge, open, symmetric);
      return;
    }
    let plan = plans.get(edge.style);
    if (plan === undefined) {
      plan = planOf(edge.style);
      plans.set(edge.style, plan);
    }
    if (plan === null) writeRow(sink, edge, open, symmetric);
    else writeFactEdge(sink, edge, plan, symmetric);
  };
}

const END = bytesOf("</edge>\n");

function writeRow(sink: ByteSink, edge: EdgeRow, columns: readonly OpenColumn[], symmetric: SymmetricAs): void {
  const { attributes } = edge;
  openEdge(sink, edge);
  sink.ascii(directionText(edge.undirected ? symmetric : "directed"));
  sink.ascii(weightText(attributes.weight));
  sink.ascii(' label="');
  sink.xml(attributes.label);
  sink.ascii('" kind="');
  sink.xml(attributes.kind);
  sink.ascii(`"${interval(attributes)}>`);
  writeValues(sink, attributes, columns);
  sink.put(colorBytes(attributes.color));
  sink.put(END);
}

/** How edges of one style are written. */
interface Plan {
  /** Label and kind. */
  readonly words: Uint8Array;
  readonly cells: readonly Cell[];
  readonly end: Uint8Array;
}

/** A column, or several side by side, that edges of one style may have, and where the value comes from. */
type Cell =
  | { readonly from: "style"; readonly bytes: Uint8Array }
  | { readonly from: "standing"; readonly bytes: (standing: Standing) => Uint8Array }
  | { readonly from: "fact" | "rivals"; readonly column: OpenColumn }
  | { readonly from: "time"; readonly column: OpenColumn; readonly name: TimeColumn }
  | { readonly from: "qualifier"; readonly column: OpenColumn; readonly name: string };

/**
 * Plans for styles. Each constant is as long as it can be, but settled by a style or by a standing alone: there are a thousand times
 * as many of both together, more than a processor's cache holds.
 */
function planner(columns: readonly OpenColumn[]): (style: EdgeStyle) => Plan | null {
  const runs = new Map<string, (standing: Standing) => Uint8Array>();
  const standingRun = (run: readonly OpenColumn[]): ((standing: Standing) => Uint8Array) => {
    const key = run.map(({ name }) => name).join(" ");
    const known =
      runs.get(key) ??
      perStanding(({ support, contested, voices }) => valueBytes(run, { support, contested, voices: voices.length }));
    runs.set(key, known);
    return known;
  };
  return (style) => {
    const names = qualifierNamesOf(style);
    if (names === null) return null;
    const shown = new Map([...names].filter(([name]) => name !== "when").map(([name, as]) => [as, name]));
    const { relation, origin, label, kind } = style;
    const settled = { origin, relation: relation.name, ...(relation.background && { background: true }) };
    const cells: Cell[] = [];
    for (let n = 0; n < columns.length; ) {
      const column = columns[n];
      const styled = run(columns, n, (name) => Object.hasOwn(settled, name));
      const standing = run(columns, n, (name) => STANDING.has(name));
      const name = column && shown.get(column.name);
      if (styled.length > 0) cells.push({ from: "style", bytes: valueBytes(styled, settled) });
      else if (standing.length > 0) cells.push({ from: "standing", bytes: standingRun(standing) });
      else if (column?.name === "rivals" && relation.exclusive !== null) cells.push({ from: "rivals", column });
      else if (column?.name === "fact") cells.push({ from: "fact", column });
      else if (column && isTimeColumn(column.name)) cells.push({ from: "time", column, name: column.name });
      else if (column && name !== undefined) cells.push({ from: "qualifier", column, name });
      n += Math.max(1, styled.length, standing.length);
    }
    const words = ` label="${xmlText(label)}" kind="${xmlText(kind)}"`;
    return { words: bytesOf(words), cells, end: bytesOf(`</attvalues>${color(relation.color)}</edge>\n`) };
  };
}

const STANDING: ReadonlySet<string> = new Set(["support", "contested", "voices"]);

/** Columns side by side from a place on. */
function run(columns: readonly OpenColumn[], from: number, is: (name: string) => boolean): readonly OpenColumn[] {
  let to = from;
  for (let column = columns[to]; column !== undefined && is(column.name); column = columns[to]) to += 1;
  return columns.slice(from, to);
}

function valueBytes(columns: readonly OpenColumn[], values: Readonly<Record<string, unknown>>): Uint8Array {
  const sink = new ByteSink(512);
  for (const column of columns) writeValue(sink, column, values[column.name]);
  return sink.take();
}

const CONTENT = bytesOf("><attvalues>");
const bytesOfType = (type: "directed" | SymmetricAs) =>
  bytesFor((support: Support) => directionText(type) + weightText(SUPPORT_WEIGHT[support]));
const directedBytes = bytesOfType("directed");
const symmetricBytes = { undirected: bytesOfType("undirected"), mutual: bytesOfType("mutual") };

function writeFactEdge(sink: ByteSink, edge: FactEdge, { words, cells, end }: Plan, symmetric: SymmetricAs): void {
  const { fact } = edge;
  const time = timeOfFact(fact, edge.style.relation, edge.style.sources);
  const during = time.when === undefined ? "" : intervalOf(time);
  const at = openEdge(sink, edge);
  const { rollup } = fact;
  sink.put((edge.undirected ? symmetricBytes[symmetric] : directedBytes)(rollup.support));
  sink.put(words);
  if (during !== "") sink.ascii(during);
  sink.put(CONTENT);
  for (const cell of cells) {
    if (cell.from === "style") sink.put(cell.bytes);
    else if (cell.from === "standing") sink.put(cell.bytes(rollup));
    else if (cell.from === "qualifier") writeQualifier(sink, cell.column, fact.qualifiers[cell.name]);
    else if (cell.from === "rivals") writeValue(sink, cell.column, rollup.rivals.length);
    else if (cell.from === "time") writeTime(sink, cell.column, time[cell.name]);
    else if (at >= 0 && edge.key.startsWith(fact.id)) writeId(sink, cell.column, at, fact.id.length);
    else writeValue(sink, cell.column, fact.id);
  }
  sink.put(end);
}

/** The fact's id, with which the edge's key begins. */
function writeId(sink: ByteSink, { open }: OpenColumn, at: number, length: number): void {
  sink.put(open);
  sink.again(at, at + length);
  sink.put(END_VALUE);
}

function writeQualifier(sink: ByteSink, column: OpenColumn, written: QualifierValue | undefined): void {
  if (written !== undefined) writeValue(sink, column, exportedValue(written));
}

function writeTime(sink: ByteSink, column: OpenColumn, text: string | undefined): void {
  if (text !== undefined) writeValue(sink, column, text);
}

/** What of a time has a column: start and end are places that GEXF has for it. */
export const TIME_COLUMNS = ["when", "certain_start", "certain_end"] as const;
type TimeColumn = (typeof TIME_COLUMNS)[number];

function isTimeColumn(name: string): name is TimeColumn {
  return TIME_COLUMNS.some((one) => one === name);
}

const intervals = new WeakMap<TimeAttributes, string>();

function intervalOf(time: TimeAttributes): string {
  let text = intervals.get(time);
  if (text === undefined) {
    text = interval({ ...time });
    intervals.set(time, text);
  }
  return text;
}

const names = new WeakMap<EdgeStyle, ReadonlyMap<string, string> | null>();

function qualifierNamesOf(style: EdgeStyle): ReadonlyMap<string, string> | null {
  let found = names.get(style);
  if (found === undefined) {
    found = qualifierNames(style.relation);
    names.set(style, found);
  }
  return found;
}
