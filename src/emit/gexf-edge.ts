import { SUPPORT_WEIGHT, timeAttributes, whenOf } from "../compile/edge-attributes.ts";
import { type EdgeStyle, FactEdge } from "../compile/fact-edge.ts";
import type { EdgeRow } from "../compile/graph-rows.ts";
import { type Column, type ColumnCollector, columnText } from "./gexf-columns.ts";
import { color, edgeText, interval } from "./gexf-parts.ts";
import { plainQualifier, qualifierNames } from "./qualifier-names.ts";
import { xmlText } from "./xml-text.ts";

/** Makes the elements of edges, once the columns are known. */
export type EdgeWriter = (edge: EdgeRow) => string;

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
export function edgeWriter(columns: readonly Column[]): EdgeWriter {
  const plans = new Map<EdgeStyle, readonly Cell[] | null>();
  return (edge) => {
    if (!(edge instanceof FactEdge)) return edgeText(edge, edge.attributes, columns);
    let plan = plans.get(edge.style);
    if (plan === undefined) {
      plan = planOf(edge.style, columns);
      plans.set(edge.style, plan);
    }
    return plan === null ? edgeText(edge, edge.attributes, columns) : factEdgeText(edge, plan);
  };
}

/** A column that edges of one style may have, and where its value comes from: settled, or a part of the fact. */
interface Cell {
  readonly open: string;
  readonly type: Column["type"];
  readonly from: "fact" | "support" | "contested" | "voices" | "when" | "settled" | "qualifier";
  /** The qualifier's name, or the finished element of what is settled. */
  readonly name: string;
}

const FROM_FACT = ["fact", "support", "contested", "voices", "when"] as const;

function planOf(style: EdgeStyle, columns: readonly Column[]): readonly Cell[] | null {
  const names = qualifierNamesOf(style);
  if (names === null) return null;
  const qualifiers = new Map([...names].filter(([name]) => name !== "when").map(([name, shown]) => [shown, name]));
  const { relation, origin } = style;
  const settled: Record<string, unknown> = {
    origin,
    relation: relation.name,
    ...(relation.background && { background: true }),
  };
  const cells: Cell[] = [];
  for (const { id, name, type } of columns) {
    const open = `<attvalue for="${id}" value="`;
    const own = FROM_FACT.find((part) => part === name);
    const qualifier = qualifiers.get(name);
    if (own) cells.push({ open, type, from: own, name });
    else if (Object.hasOwn(settled, name)) {
      const text = columnText(settled[name], type) ?? "";
      cells.push({ open, type, from: "settled", name: `${open}${xmlText(text)}"/>` });
    } else if (qualifier !== undefined) cells.push({ open, type, from: "qualifier", name: qualifier });
  }
  return cells;
}

function factEdgeText(edge: FactEdge, plan: readonly Cell[]): string {
  const { fact, style } = edge;
  const when = whenOf(fact);
  const time = when === undefined ? NO_TIME : timeOf(when);
  let text = "";
  for (const cell of plan) text += cellText(cell, edge, time.text);
  const { label, kind, relation } = style;
  const shown = { label, kind, weight: SUPPORT_WEIGHT[fact.rollup.support] };
  return edgeText(edge, shown, [], `<attvalues>${text}</attvalues>${color(relation.color)}`, time.interval);
}

function cellText({ from, open, type, name }: Cell, { fact }: FactEdge, when: string | undefined): string {
  let value: unknown;
  if (from === "settled") return name;
  if (from === "qualifier") {
    const written = fact.qualifiers[name];
    if (written === undefined) return "";
    value = plainQualifier(written);
  } else if (from === "fact") value = fact.id;
  else if (from === "support") value = fact.rollup.support;
  else if (from === "contested") value = fact.rollup.contested;
  else if (from === "voices") value = fact.rollup.voices.length;
  else if (when === undefined) return "";
  else value = when;
  const text = columnText(value, type);
  return text === null ? "" : `${open}${xmlText(text)}"/>`;
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
