import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { FactEdge } from "../../src/compile/fact-edge.ts";
import type { GraphRows } from "../../src/compile/graph-rows.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { emitGraphJson } from "../../src/emit/graph-json.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { generate } from "../bench/generate/project.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { textOf } from "../helpers/text-of.ts";

function datasetOf(files: Map<string, string | Uint8Array>): Dataset {
  const { dataset, diagnostics } = checkProject(memoryHost(files));
  if (!dataset) throw new Error(diagnostics[0]?.message);
  return dataset;
}

const generated = datasetOf(
  new Map([...shippedSchema(), ...[...generate(600, 99)].map(({ path, text }) => [path, text] as const)]),
);
const harbour = datasetOf(harbourProject());

/** The same rows without what they are made from: emitters then write their attributes. */
function plain(graph: GraphRows): GraphRows {
  const edges = [...graph.edges].map(({ key, source, target, undirected, attributes }) => {
    return { key, source, target, undirected, attributes };
  });
  return { attributes: graph.attributes, nodes: [...graph.nodes], edges };
}

describe.each([
  ["generated", generated],
  ["harbour", harbour],
])("files written straight from facts (%s)", (_, dataset) => {
  const graph = compileRows(dataset, false);

  it("has facts of every sort", () => {
    expect([...graph.edges].some((edge) => edge instanceof FactEdge)).toBe(true);
    expect(dataset.facts.some(({ claims }) => claims.length > 1)).toBe(true);
  });

  it("is, to the byte, what their attributes give: graph.json", () => {
    expect(textOf(emitGraphJson(graph))).toBe(textOf(emitGraphJson(plain(graph))));
  });

  it("is, to the byte, what their attributes give: graph.gexf", () => {
    const meta = gexfMeta(dataset);
    expect(textOf(emitGexf(graph, meta))).toBe(textOf(emitGexf(plain(graph), meta)));
  });
});
