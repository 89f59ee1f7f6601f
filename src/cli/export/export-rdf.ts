import { gather } from "../../emit/chunks.ts";
import type { Ledger } from "../../emit/exchange/ledger.ts";
import { describe } from "../../emit/rdf/describe.ts";
import type { Description } from "../../emit/rdf/terms.ts";
import { DEFAULT_BASE, openBase } from "../../emit/rdf/vocabulary.ts";
import { writeJsonLd } from "../../emit/rdf/write-jsonld.ts";
import { type RdfVersion, writeNQuads } from "../../emit/rdf/write-quads.ts";
import { writeTriG } from "../../emit/rdf/write-trig.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { UsageError } from "../failure.ts";
import { exportExchange } from "./export-exchange.ts";
import type { ExportFlags } from "./export-flags.ts";

type Writer = (descriptions: Iterable<Description>, base: string, version: RdfVersion) => Iterable<string>;
export type RdfFormat = "nquads" | "trig" | "jsonld";

const WRITERS: { readonly [F in RdfFormat]: Writer } = {
  nquads: (descriptions, _base, version) => writeNQuads(descriptions, version),
  trig: writeTriG,
  jsonld: (descriptions, base) => writeJsonLd(descriptions, base),
};

export function exportRdf(format: RdfFormat): ReturnType<typeof exportExchange> {
  return exportExchange(format, (graph: KnowledgeGraph, ledger: Ledger, flags: ExportFlags) => {
    const base = baseOf(flags.base ?? graph.dataset.project?.web ?? DEFAULT_BASE);
    return gather(WRITERS[format](describe(graph, base, ledger), base, flags.rdf12 ? "1.2" : "1.1"));
  });
}

function baseOf(iri: string): string {
  if (!/^[a-z][a-z0-9+.-]*:[^\s<>"{}|^`\\]+$/i.test(iri)) {
    throw new UsageError(
      `\`--base\` takes an absolute IRI, not \`${iri}\``,
      "write `--base https://example.org/graph/`",
    );
  }
  return openBase(iri);
}
