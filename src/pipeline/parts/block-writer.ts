import type { EdgeRow } from "../../compile/graph-rows.ts";
import { LinkCollector, type Links } from "../../compile/links.ts";
import type { NumberOf } from "../../compile/number-of.ts";
import { statedEdges } from "../../compile/stated-edges.ts";
import { ByteSink, bytesOf } from "../../emit/byte-sink.ts";
import { FactSum } from "../../emit/digest.ts";
import { writeEdgeJson } from "../../emit/edge-json.ts";
import { writeFact } from "../../emit/fact-json.ts";
import { ColumnCollector, EDGE_PLACES } from "../../emit/gexf-columns.ts";
import { gexfEdgeWriter, surveyEdge } from "../../emit/gexf-edge.ts";
import type { Fact } from "../../model/fact.ts";
import type { Scope } from "../context.ts";
import { KINDS, type Kind, type Tally } from "../tally.ts";

/** What a block's edges come to. */
type EdgeTally = Links & Pick<Tally, "undirected" | "timed" | "columns">;

/** Writes a block's part of every output. */
export interface BlockWriter {
  /** Forgets the block before. */
  begin(): void;
  write(fact: Fact): void;
  /** Writes an edge that is not a fact's. */
  add(edge: EdgeRow): void;
  edges(): EdgeTally;
  /** Of the facts: see `FactSum`. */
  sum(): Uint32Array;
  /** Good until the next block begins. */
  bytes(): Readonly<Record<Kind, Uint8Array>>;
}

const COMMA = bytesOf(",\n");

export function blockWriter(
  { styles, columns: known }: Scope,
  kinds: readonly Kind[],
  numberOf: NumberOf,
): BlockWriter {
  const sinks = { facts: new ByteSink(), graph: new ByteSink(), gexf: new ByteSink() };
  const [withFacts, withGraph, withGexf] = KINDS.map((kind) => kinds.includes(kind));
  const sum = new FactSum();
  const writeGexfEdge = gexfEdgeWriter(known);
  const isEntity = (id: string): boolean => numberOf(id) !== undefined;
  let columns = new ColumnCollector(EDGE_PLACES);
  let links = new LinkCollector(numberOf);
  let [undirected, timed] = [0, false];
  const add = (edge: EdgeRow): void => {
    if (withGraph) {
      sinks.graph.put(COMMA);
      writeEdgeJson(sinks.graph, edge);
    }
    if (withGexf) {
      writeGexfEdge(sinks.gexf, edge);
      if (surveyEdge(edge, columns)) timed = true;
    }
    if (edge.undirected) undirected += 1;
    links.add(edge);
  };
  return {
    begin() {
      for (const sink of Object.values(sinks)) sink.reset();
      sum.reset();
      columns = new ColumnCollector(EDGE_PLACES);
      links = new LinkCollector(numberOf);
      [undirected, timed] = [0, false];
    },
    write(fact) {
      // The digest is of all facts, whether they are kept or not.
      if (!withFacts) sinks.facts.reset();
      sinks.facts.put(COMMA);
      const from = sinks.facts.length;
      writeFact(sinks.facts, fact, true);
      sum.add(sinks.facts.bytes().subarray(from));
      for (const edge of statedEdges(fact, styles, isEntity)) add(edge);
    },
    add,
    sum: () => sum.lanes(),
    edges: () => ({ ...links.links(), undirected, timed, columns: columns.types() }),
    bytes: () => ({ facts: sinks.facts.bytes(), graph: sinks.graph.bytes(), gexf: sinks.gexf.bytes() }),
  };
}
