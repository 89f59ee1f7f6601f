import type { EdgeRow, GraphRows, NodeRow } from "../../src/compile/graph-rows.ts";

/** A graph of rows for tests of emitters, filled in with plain values. */
export function rowsOf(
  nodes: readonly (readonly [key: string, attributes?: Record<string, unknown>])[],
  edges: readonly (readonly [source: string, target: string, attributes?: Record<string, unknown>])[] = [],
): GraphRows {
  return {
    attributes: {},
    nodes: nodes.map(([key, more]): NodeRow => {
      return { key, attributes: { label: key, type: "thing", x: 0, y: 0, size: 4, color: "#336699", ...more } };
    }),
    edges: edges.map(([source, target, more], n): EdgeRow => {
      const attributes = {
        ...{ label: "ties", kind: `kind-${n}`, origin: "stated", fact: `fact-${n}`, support: "reported" },
        ...{ contested: "no", voices: 1, weight: 0.6, color: "#993366" },
        ...more,
      } as EdgeRow["attributes"];
      return { key: `edge-${n}`, source, target, undirected: false, attributes };
    }),
  };
}
