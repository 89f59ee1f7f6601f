import { derivedEdges } from "../../compile/derived-edges.ts";
import type { EdgeRow } from "../../compile/graph-rows.ts";
import { statedEdges } from "../../compile/stated-edges.ts";
import { linksOf } from "../../query/graph/links.ts";
import { column, required, type SqlValue, type Table } from "../table.ts";

export const EDGE: Table = {
  name: "edge",
  description:
    "The edges that facts give: stated, projected from qualifiers, and derived. Sources, in the sense of evidence, are with the claims.",
  columns: [
    required("id", "text", "the edge's id in graph.json"),
    required("kind", "text", "relation type, or the name of a projection"),
    required("label", "text", "how it reads"),
    required("origin", "text", "stated, projected or derived"),
    required("subject", "text", "entity.id where it starts"),
    required("object", "text", "entity.id where it ends"),
    required("undirected", "boolean", "it points both ways"),
    required("background", "boolean", "bibliographic: left out of maps and paths until asked for"),
    required("fact", "text", "fact.id that it opens to"),
    required("facts", "text[]", "all facts that it rests on"),
    required("support", "text", "of the weakest of these"),
    required("contested", "text", "of the most contested"),
    required("voices", "integer", "independent voices"),
    required("weight", "double", "how strong it pulls in a layout"),
    column("when_text", "text", "EDTF as written"),
    column("when_first", "date", "the first day it may hold"),
    column("when_last", "date", "the last one"),
  ],
  key: ["id"],
  indexes: [["subject"], ["object"], ["kind"], ["fact"]],
  rows: (core) => edgeRows(linksOf(core)),
  *byFact({ core, styles, typeOf }) {
    for (const fact of core.dataset.facts) yield* edgeRows(statedEdges(fact, styles, (id) => typeOf(id) !== undefined));
  },
  ofWhole: (whole) => edgeRows(derivedEdges(whole, (id) => whole.typeOf(id) !== undefined)),
};

function* edgeRows(edges: Iterable<EdgeRow>): Generator<readonly SqlValue[]> {
  for (const { key, source, target, undirected, attributes } of edges) {
    const { kind, label, origin, background, fact, facts, support, contested, voices, weight } = attributes;
    const { when, start, end } = attributes;
    yield [
      ...[key, kind, label, origin, source, target, undirected, background === true, fact, facts ?? [fact]],
      ...[support, contested, voices, weight, when ?? null, start ?? null, end ?? null],
    ];
  }
}
