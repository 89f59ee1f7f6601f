import { SUPPORT_WEIGHT, timeAttributes, whenOf } from "../compile/edge-attributes.ts";
import { type EdgeStyle, FactEdge } from "../compile/fact-edge.ts";
import type { EdgeRow } from "../compile/graph-rows.ts";
import type { Fact, Support } from "../model/fact.ts";
import { ByteSink, bytesFor, bytesOf } from "./byte-sink.ts";
import type { Column, ColumnCollector } from "./gexf-columns.ts";
import {
  color,
  colorBytes,
  END_VALUE,
  interval,
  type OpenColumn,
  openColumns,
  openEdge,
  weightText,
  writeValue,
  writeValues,
} from "./gexf-parts.ts";
import { plainQualifier, qualifierNames } from "./qualifier-names.ts";
import { xmlText } from "./xml-text.ts";

/** Writes the elements of edges, once the columns are known. */
export type EdgeWriter = (sink: ByteSink, edge: EdgeRow) => void;

/** Notes what columns an edge needs; gives whether it has a time. */
export function surveyEdge(edge: EdgeRow, columns: ColumnCollector): boolean {
  const names = edge instanceof FactEdge ? qualifierNamesOf(edge.style) : null;
  if (names === null || !(edge instanceof FactEdge)) {
    columns.add(edge.attributes);
    return interval(edge.attributes) !== "";
  }
  const { fact, style } = edge;
  if (!columns.knows(style)) {
    columns.add({ origin: style.origin, relation: "", fact: "", support: "", contested: "", voices: 0 }, style);
    if (style.relation.background) columns.add({ background: true });
  }
  for (const name in fact.qualifiers) {
    const value = fact.qualifiers[name];
    if (name !== "when" && value !== undefined) columns.addValue(names.get(name) ?? name, plainQualifier(value));
  }
  const when = whenOf(fact);
  if (when === undefined) return false;
  const time = timeOf(when);
  if (time.text !== undefined) columns.addValue("when", time.text);
  return time.interval !== "";
}

/** One for each file: it remembers which columns edges of a style can have at all. */
export function gexfEdgeWriter(columns: readonly Column[]): EdgeWriter {
  const open = openColumns(columns);
  const plans = new Map<EdgeStyle, Plan | null>();
  return (sink, edge) => {
    if (!(edge instanceof FactEdge)) {
      writeRow(sink, edge, open);
      return;
    }
    let plan = plans.get(edge.style);
    if (plan === undefined) {
      plan = planOf(edge.style, columns);
      plans.set(edge.style, plan);
    }
    if (plan === null) writeRow(sink, edge, open);
    else writeFactEdge(sink, edge, plan);
  };
}

const END = bytesOf("</edge>\n");

function writeRow(sink: ByteSink, edge: EdgeRow, columns: readonly OpenColumn[]): void {
  const { attributes } = edge;
  openEdge(sink, edge);
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

/** A column that edges of one style may have, and where its value comes from: settled, or a part of the fact. */
interface Cell {
  /** How its value begins; of what is settled, the finished element. */
  readonly open: Uint8Array;
  readonly type: Column["type"];
  readonly from: "fact" | "support" | "contested" | "voices" | "when" | "settled" | "qualifier";
  /** The column's name, or the qualifier's. */
  readonly name: string;
  /** The finished element of one of the few values that a part of a rollup has. */
  readonly element: (value: string | number) => Uint8Array;
}

const FROM_FACT = ["fact", "support", "contested", "voices", "when"] as const;

function planOf(style: EdgeStyle, columns: readonly Column[]): Plan | null {
  const names = qualifierNamesOf(style);
  if (names === null) return null;
  const qualifiers = new Map([...names].filter(([name]) => name !== "when").map(([name, shown]) => [shown, name]));
  const { relation, origin, label, kind } = style;
  const settled: Record<string, unknown> = {
    origin,
    relation: relation.name,
    ...(relation.background && { background: true }),
  };
  const cells: Cell[] = [];
  for (const { name, type, open } of openColumns(columns)) {
    const own = FROM_FACT.find((part) => part === name);
    const qualifier = qualifiers.get(name);
    const elementOf = (value: unknown): Uint8Array => {
      const sink = new ByteSink(256);
      writeValue(sink, { open, type }, value);
      return sink.take();
    };
    const element = bytesFor(elementOf);
    if (own) cells.push({ open, type, from: own, name, element });
    else if (Object.hasOwn(settled, name)) {
      cells.push({ open: elementOf(settled[name]), type, from: "settled", name, element });
    } else if (qualifier !== undefined) cells.push({ open, type, from: "qualifier", name: qualifier, element });
  }
  return {
    words: bytesOf(` label="${xmlText(label)}" kind="${xmlText(kind)}"`),
    cells,
    end: bytesOf(`</attvalues>${color(relation.color)}</edge>\n`),
  };
}

const CONTENT = bytesOf("><attvalues>");
const weightBytes = bytesFor((support: Support) => weightText(SUPPORT_WEIGHT[support]));

function writeFactEdge(sink: ByteSink, edge: FactEdge, { words, cells, end }: Plan): void {
  const { fact } = edge;
  const when = whenOf(fact);
  const time = when === undefined ? NO_TIME : timeOf(when);
  const at = openEdge(sink, edge);
  sink.put(weightBytes(fact.rollup.support));
  sink.put(words);
  sink.ascii(time.interval);
  sink.put(CONTENT);
  for (const cell of cells) {
    if (cell.from === "settled") sink.put(cell.open);
    else if (cell.from === "fact" && at >= 0 && edge.key.startsWith(fact.id)) writeId(sink, cell, at, fact.id.length);
    else writeCell(sink, cell, fact, time.text);
  }
  sink.put(end);
}

/** The fact's id, which stands at the beginning of the edge's key. */
function writeId(sink: ByteSink, { open }: Cell, at: number, length: number): void {
  sink.put(open);
  sink.again(at, at + length);
  sink.put(END_VALUE);
}

function writeCell(sink: ByteSink, cell: Cell, fact: Fact, when: string | undefined): void {
  const { from, name } = cell;
  if (from === "qualifier") {
    const written = fact.qualifiers[name];
    if (written !== undefined) writeValue(sink, cell, plainQualifier(written));
  } else if (from === "fact") writeValue(sink, cell, fact.id);
  else if (from === "support") sink.put(cell.element(fact.rollup.support));
  else if (from === "contested") sink.put(cell.element(fact.rollup.contested));
  else if (from === "voices") sink.put(cell.element(fact.rollup.voices.length));
  else if (when !== undefined) writeValue(sink, cell, when);
}

interface Time {
  readonly text: string | undefined;
  readonly interval: string;
}

const NO_TIME: Time = { text: undefined, interval: "" };
const times = new Map<unknown, Time>();

function timeOf(when: Parameters<typeof timeAttributes>[0]): Time {
  let time = times.get(when);
  if (time === undefined) {
    const attributes = timeAttributes(when);
    time = { text: attributes.when, interval: interval(attributes) };
    if (times.size > 50_000) times.clear();
    times.set(when, time);
  }
  return time;
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
