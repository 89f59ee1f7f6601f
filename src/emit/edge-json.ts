import {
  attributeName,
  factAttributes,
  SUPPORT_WEIGHT,
  type TimeAttributes,
  timeOfFact,
} from "../compile/edge-attributes.ts";
import { exportedValue } from "../compile/exported-value.ts";
import { type EdgeStyle, FactEdge } from "../compile/fact-edge.ts";
import type { EdgeRow } from "../compile/graph-rows.ts";
import type { Fact } from "../model/fact.ts";
import { jsonText } from "../text/json-text.ts";
import { type ByteSink, bytesOf } from "./byte-sink.ts";
import { writeJson } from "./json-value.ts";
import { qualifierNames } from "./qualifier-names.ts";
import { perStanding } from "./standing.ts";

const [KEY, SOURCE, TARGET] = [bytesOf('{"key":'), bytesOf(',"source":'), bytesOf(',"target":')];
const [ATTRIBUTES, UNDIRECTED] = [bytesOf(',"attributes":'), bytesOf(',"undirected":true}')];
const [QUOTE, CLOSE] = [0x22, 0x7d];

/**
 * An edge as graphology serialises it. Written straight from its fact where it stands for one: making the attributes
 * first, only to write them, takes three times as long.
 */
export function writeEdgeJson(sink: ByteSink, edge: EdgeRow): void {
  sink.put(KEY);
  const at = sink.length;
  sink.json(edge.key);
  const isPlain = sink.length - at === edge.key.length + 2;
  sink.put(SOURCE);
  sink.json(edge.source);
  sink.put(TARGET);
  sink.json(edge.target);
  if (edge instanceof FactEdge) writeAttributes(sink, edge, isPlain ? at : -1);
  else {
    sink.put(ATTRIBUTES);
    writeJson(sink, edge.attributes);
  }
  if (edge.undirected) sink.put(UNDIRECTED);
  else sink.byte(CLOSE);
}

/** The parts of an edge's attributes that its style settles. */
interface StyleBytes {
  readonly isExclusive: boolean;
  /** Up to the fact's id, from behind the edge's ends. */
  readonly head: Uint8Array;
  /** From the colour on, up to what the fact's date and qualifiers give. */
  readonly tail: Uint8Array;
  /** Qualifiers, and their names on an edge up to the value. */
  readonly names: ReadonlyMap<string, Uint8Array>;
}

/** null: the names of qualifiers clash, and only the real attributes can tell what they hold. */
const styles = new WeakMap<EdgeStyle, StyleBytes | null>();

/** @param at where the edge's key has been written as it is; less than 0: it wasn't plain */
function writeAttributes(sink: ByteSink, edge: FactEdge, at: number): void {
  const { fact, style, key } = edge;
  const known = styles.get(style);
  const bytes = known === undefined ? styleBytes(style) : known;
  if (known === undefined) styles.set(style, bytes);
  if (bytes === null) {
    sink.put(ATTRIBUTES);
    writeJson(sink, factAttributes(fact, style.relation, style, style.sources));
    return;
  }
  sink.put(bytes.head);
  if (at < 0) sink.json(fact.id);
  else if (key === fact.id) sink.again(at, at + 2 + fact.id.length);
  else if (key.startsWith(fact.id)) {
    sink.again(at, at + 1 + fact.id.length);
    sink.byte(QUOTE);
  } else sink.json(fact.id);
  sink.put(standingBytes(fact.rollup));
  sink.put(bytes.tail);
  if (bytes.isExclusive) sink.ascii(`,"rivals":${fact.rollup.rivals.length}`);
  writeTime(sink, fact, style);
  writeQualifiers(sink, fact, bytes.names);
  sink.byte(CLOSE);
}

function styleBytes({ relation, label, kind, origin }: EdgeStyle): StyleBytes | null {
  const names = qualifierNames(relation);
  if (names === null) return null;
  const head = jsonText({ label, kind, origin, relation: relation.name }).slice(0, -1);
  const background = relation.background ? ',"background":true' : "";
  return {
    head: bytesOf(`,"attributes":${head},"fact":`),
    isExclusive: relation.exclusive !== null,
    tail: bytesOf(`,"color":${jsonText(relation.color)}${background}`),
    names: new Map([...names].map(([name, shown]) => [name, bytesOf(`,${jsonText(shown)}:`)])),
  };
}

/** Not made for each style too: constants are used while they are in a processor's cache, and so many would not fit. */
const standingBytes = perStanding(({ support, contested, voices }) => {
  const weight = SUPPORT_WEIGHT[support];
  return bytesOf(`,"support":"${support}","contested":"${contested}","voices":${voices.length},"weight":${weight}`);
});
const times = new WeakMap<TimeAttributes, Uint8Array>();

function writeTime(sink: ByteSink, fact: Fact, { relation, sources }: EdgeStyle): void {
  const time = timeOfFact(fact, relation, sources);
  if (time.when === undefined) return;
  let bytes = times.get(time);
  if (bytes === undefined) {
    bytes = bytesOf(`,${jsonText(time).slice(1, -1)}`);
    times.set(time, bytes);
  }
  sink.put(bytes);
}

function writeQualifiers(sink: ByteSink, { qualifiers }: Fact, names: StyleBytes["names"]): void {
  for (const name in qualifiers) {
    const value = qualifiers[name];
    if (name === "when" || value === undefined) continue;
    const shown = names.get(name);
    if (shown !== undefined) sink.put(shown);
    else {
      sink.ascii(",");
      sink.json(attributeName(name));
      sink.ascii(":");
    }
    writeJson(sink, exportedValue(value));
  }
}
