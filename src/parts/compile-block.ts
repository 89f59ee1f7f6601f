import type { EdgeRow } from "../compile/graph-rows.ts";
import { linksOf } from "../compile/links.ts";
import { statedEdges } from "../compile/stated-edges.ts";
import { corroborate } from "../corroborate/corroborate.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { ByteSink } from "../emit/byte-sink.ts";
import { writeEdgeJson } from "../emit/edge-json.ts";
import { writeFact } from "../emit/fact-json.ts";
import { ColumnCollector, EDGE_PLACES } from "../emit/gexf-columns.ts";
import { gexfEdgeWriter, surveyEdge } from "../emit/gexf-edge.ts";
import type { Document } from "../model/document.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import { documentOf } from "../parse/read-folder.ts";
import { type Resolved, resolveFacts } from "../resolve/resolve.ts";
import { checkFacts, checkFit } from "../rules/check-rules.ts";
import { identityHash } from "../rules/duplicate-fact.ts";
import { isError } from "../rules/faults.ts";
import { takesSide } from "../rules/idle-thesis.ts";
import { reachFrom } from "../rules/unreachable-entity.ts";
import { createValidator } from "../validate/create-validator.ts";
import type { Source } from "./block-reader.ts";
import type { Scope } from "./context.ts";
import type { Kind, Tally } from "./tally.ts";

/** A block's tally, and its part of every output; the bytes are good until the next block is compiled. */
export interface Compiled {
  readonly tally: Omit<Tally, "written">;
  readonly bytes: Readonly<Record<Kind, Uint8Array>>;
}

/** Compiles blocks one after the other: from documents to facts, and to their part of every output. Null where there is an error. */
export function blockCompiler(scope: Scope, kinds: readonly Kind[]): (sources: readonly Source[]) => Compiled | null {
  const sinks = { facts: new ByteSink(), graph: new ByteSink(), gexf: new ByteSink() };
  const writeGexfEdge = gexfEdgeWriter(scope.columns);
  const [withGraph, withGexf] = [kinds.includes("graph"), kinds.includes("gexf")];
  const readSources = sourceReader(scope);
  return (sources) => {
    const read = readSources(sources);
    const checked = read === null ? null : checkedFacts(read, scope);
    if (checked === null) return null;
    for (const sink of Object.values(sinks)) sink.reset();
    const { facts, findings } = checked;
    const columns = new ColumnCollector(EDGE_PLACES);
    const edges: EdgeRow[] = [];
    const isEntity = (id: string): boolean => scope.numbers.has(id);
    let [claims, undirected, timed] = [0, 0, false];
    for (const fact of facts) {
      claims += fact.claims.length;
      sinks.facts.ascii(",\n");
      writeFact(sinks.facts, fact);
      for (const edge of statedEdges(fact, scope.styles, isEntity)) {
        if (withGraph) {
          sinks.graph.ascii(",\n");
          writeEdgeJson(sinks.graph, edge);
        }
        if (withGexf) {
          writeGexfEdge(sinks.gexf, edge);
          if (surveyEdge(edge, columns)) timed = true;
        }
        if (edge.undirected) undirected += 1;
        edges.push(edge);
      }
    }
    const tally = {
      facts: facts.length,
      claims,
      ...linksOf(edges, scope.numbers),
      undirected,
      timed,
      columns: columns.types(),
      reached: reachedBy(facts, scope),
      held: facts.filter(takesSide).flatMap(({ object }) => object ?? []),
      identities: identitiesOf(facts, scope),
      findings,
    };
    const bytes = { facts: sinks.facts.bytes(), graph: sinks.graph.bytes(), gexf: sinks.gexf.bytes() };
    return { tally, bytes };
  };
}

interface ReadSources {
  readonly documents: readonly Document[];
  readonly findings: readonly Finding[];
}

/** Parses files and checks them against the schema. */
function sourceReader({ schema }: Scope): (sources: readonly Source[]) => ReadSources | null {
  const validate = createValidator(schema);
  return (sources) => {
    const documents: Document[] = [];
    const findings: Finding[] = [];
    for (const { path, bytes } of sources) {
      const { document, findings: found } = documentOf(path, bytes);
      if (document === undefined) return null;
      documents.push(document);
      findings.push(...found, ...validate(document));
    }
    return { documents, findings };
  };
}

/** A block's facts, sorted by id and corroborated. */
function checkedFacts(
  { documents, findings: earlier }: ReadSources,
  { schema, symbols, entities, voices }: Scope,
): { facts: readonly Fact[]; findings: readonly Finding[] } | null {
  const resolved: Resolved = { ...resolveFacts(schema, documents, symbols), entities, symbols };
  const findings = [...earlier, ...resolved.findings, ...checkFacts(resolved, schema)];
  if (!resolved.allFit) findings.push(...checkFit(resolved, schema));
  if (findings.some(isError)) return null;
  const facts = [...resolved.facts].sort((a, b) => compareText(a.id, b.id));
  // Written twice in one file; what two files may both write is for the whole to compare.
  if (facts.some(({ id }, n) => id === facts[n - 1]?.id)) return null;
  return { facts: corroborate(facts, voices), findings };
}

function reachedBy(facts: readonly Fact[], { schema, numbers }: Scope): Uint32Array {
  const ids = new Set<unknown>();
  const reach = (id: unknown): void => void ids.add(id);
  for (const fact of facts) {
    ids.add(fact.subject).add(fact.object);
    reachFrom(fact, schema, reach);
  }
  const reached: number[] = [];
  for (const id of ids) {
    const number = typeof id === "string" ? numbers.get(id) : undefined;
    if (number !== undefined) reached.push(number);
  }
  return Uint32Array.from(reached);
}

function identitiesOf(facts: readonly Fact[], { schema, shared }: Scope): Float64Array {
  const hashes: number[] = [];
  for (const fact of facts) {
    const type = shared.has(fact.type) ? schema.relations[fact.type] : undefined;
    if (type !== undefined) hashes.push(identityHash(fact, type));
  }
  return Float64Array.from(hashes);
}
