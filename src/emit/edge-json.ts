import { attributeName, factAttributes, SUPPORT_WEIGHT, timeAttributes, whenOf } from "../compile/edge-attributes.ts";
import { type EdgeStyle, FactEdge } from "../compile/fact-edge.ts";
import type { EdgeRow } from "../compile/graph-rows.ts";
import type { Fact } from "../model/fact.ts";
import { members, quote } from "./json-text.ts";
import { plainQualifier, qualifierNames } from "./qualifier-names.ts";

/** The parts of an edge's attributes that its style settles. */
interface StyleText {
  /** Up to the fact's id. */
  readonly head: string;
  /** From the colour on, up to what the fact's date and qualifiers give. */
  readonly tail: string;
  /** Qualifiers and what they are called on an edge; null where the names clash, and only the real attributes can tell. */
  readonly names: ReadonlyMap<string, string> | null;
}

const styles = new WeakMap<EdgeStyle, StyleText>();
const times = new Map<string, string>();

/**
 * An edge as graphology serialises it. Written straight from its fact where it stands for one: making the attributes
 * first, only to write them, takes three times as long.
 */
export function edgeJson(edge: EdgeRow): string {
  const attributes = edge instanceof FactEdge ? factEdgeAttributes(edge) : JSON.stringify(edge.attributes);
  const ends = `"source":${quote(edge.source)},"target":${quote(edge.target)}`;
  return `{"key":${quote(edge.key)},${ends},"attributes":${attributes}${edge.undirected ? ',"undirected":true}' : "}"}`;
}

function factEdgeAttributes({ fact, style }: FactEdge): string {
  let text = styles.get(style);
  if (text === undefined) {
    text = styleText(style);
    styles.set(style, text);
  }
  const { head, tail, names } = text;
  if (names === null) return JSON.stringify(factAttributes(fact, style.relation, style));
  const { support, contested, voices } = fact.rollup;
  const weight = `"voices":${voices.length},"weight":${SUPPORT_WEIGHT[support]}`;
  return `${head}${quote(fact.id)},"support":"${support}","contested":"${contested}",${weight}${tail}${timeText(fact)}${qualifierText(fact, names)}}`;
}

function styleText({ relation, label, kind, origin }: EdgeStyle): StyleText {
  const head = members({ label, kind, origin, relation: relation.name });
  const background = relation.background ? ',"background":true' : "";
  return {
    head: `{${head},"fact":`,
    tail: `,"color":${quote(relation.color)}${background}`,
    names: qualifierNames(relation),
  };
}

function timeText(fact: Fact): string {
  const when = whenOf(fact);
  if (typeof when !== "string") return when === undefined ? "" : timeMembers(when);
  let text = times.get(when);
  if (text === undefined) {
    text = timeMembers(when);
    if (times.size > 50_000) times.clear();
    times.set(when, text);
  }
  return text;
}

function timeMembers(when: Parameters<typeof timeAttributes>[0]): string {
  const text = members(timeAttributes(when));
  return text === "" ? "" : `,${text}`;
}

function qualifierText({ qualifiers }: Fact, names: ReadonlyMap<string, string>): string {
  let text = "";
  for (const name in qualifiers) {
    const value = qualifiers[name];
    if (name === "when" || value === undefined) continue;
    const plain = plainQualifier(value);
    const shown = typeof plain === "string" ? quote(plain) : JSON.stringify(plain);
    text += `,${quote(names.get(name) ?? attributeName(name))}:${shown}`;
  }
  return text;
}
