import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import type { GraphRows } from "../../src/compile/graph-rows.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { emitGraphml } from "../../src/emit/graphml.ts";
import { emitNeo4jCsv } from "../../src/emit/neo4j-csv.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { oraclePython } from "../helpers/oracles.ts";
import { rowsOf } from "../helpers/rows.ts";

const dataset = ((): Dataset => {
  const checked = checkProject(memoryHost(harbourProject())).dataset;
  if (!checked) throw new Error("no dataset");
  return checked;
})();
const HOSTILE = `\n\u0000]]><!-- & "quoted" 'too' \\ a,b | c;d =1+1 😀`;
const hostile: GraphRows = rowsOf(
  [["a", { label: HOSTILE, list: [HOSTILE, "two"], symmetric: "no", "odd:name": 1, odd_name: 2 }], ["b<&>"]],
  [
    ["a", "b<&>", { note: HOSTILE, id: "x", symmetric: "perhaps" }],
    ["a", "b<&>", { item: "second, parallel" }],
  ],
);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entente-graphml-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function python(script: string): unknown {
  const { stdout, stderr, status } = spawnSync(networkx.command || "python3", ["-c", script], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const networkx = oraclePython("networkx");
const hasNetworkx = networkx.missing === "";
const hasPython = spawnSync("python3", ["-c", "import csv"]).status === 0;

describe.skipIf(!hasNetworkx)(
  `GraphML as networkx reads it${hasNetworkx ? "" : " (skipped: networkx is missing)"}`,
  () => {
    function readBack(graph: GraphRows): { nodes: [string, object][]; edges: [string, string, string, object][] } {
      nodeHost(folder).write("graph.graphml", emitGraphml(graph));
      return python(`import json, networkx
g = networkx.read_graphml("graph.graphml", force_multigraph=True)
print(json.dumps({"nodes": list(g.nodes(data=True)), "edges": [[s, t, k, d] for s, t, k, d in g.edges(keys=True, data=True)]}))
`) as ReturnType<typeof readBack>;
    }

    it("has every node and edge, with their attributes", () => {
      const graph = compileRows(dataset);
      const read = readBack(graph);
      expect(read.nodes.map(([id]) => id).sort()).toEqual([...graph.nodes].map(({ key }) => key).sort());
      const edges = new Map(read.edges.map(([source, target, key, data]) => [key, { source, target, data }]));
      expect(edges.size).toBe(graph.edgeCount);
      for (const { key, source, target, undirected, attributes } of graph.edges) {
        const { label, support, voices, weight, color } = attributes;
        const more = undirected ? { symmetric: true } : {};
        expect(edges.get(key)).toMatchObject({
          source,
          target,
          data: { label, support, voices, weight, color, ...more },
        });
      }
    });

    it("keeps texts that are hostile", () => {
      const { nodes, edges } = readBack(hostile);
      expect(nodes[0]).toMatchObject([
        "a",
        { label: HOSTILE.replace("\u0000", ""), symmetric: "no", "odd:name": 1, odd_name: 2 },
      ]);
      expect(nodes[1]?.[0]).toBe("b<&>");
      expect(edges.map(([source, target, key]) => [source, target, key])).toEqual([
        ["a", "b<&>", "edge-0"],
        ["a", "b<&>", "edge-1"],
      ]);
      expect(edges[0]?.[3]).toMatchObject({ note: HOSTILE.replace("\u0000", ""), symmetric: "perhaps" });
    });
  },
);

describe.skipIf(!hasNetworkx)(
  `GEXF as networkx reads it${hasNetworkx ? "" : " (skipped: networkx is missing)"}`,
  () => {
    it("has every node, and symmetric edges both ways, where these are mutual", () => {
      const graph = compileRows(dataset);
      nodeHost(folder).write("graph.gexf", emitGexf(graph, gexfMeta(dataset), "mutual"));
      const read = python(`import json, networkx
g = networkx.read_gexf("graph.gexf")
print(json.dumps({"nodes": list(g.nodes()), "directed": g.is_directed(), "edges": [[s, t, d["id"]] for s, t, d in g.edges(data=True)]}))
`) as { nodes: string[]; directed: boolean; edges: [string, string, string][] };
      expect(read.directed).toBe(true);
      expect(read.nodes.sort()).toEqual([...graph.nodes].map(({ key }) => key).sort());
      const arcs = [...graph.edges].flatMap(({ key, source, target, undirected }) => [
        [source, target, key],
        ...(undirected && source !== target ? [[target, source, key]] : []),
      ]);
      expect(arcs.length).toBeGreaterThan(graph.edgeCount);
      expect(read.edges.map((arc) => arc.join("|")).sort()).toEqual(arcs.map((arc) => arc.join("|")).sort());
    });
  },
);

describe.skipIf(!hasPython)(`CSV for Neo4j as Python reads it${hasPython ? "" : " (skipped: no Python)"}`, () => {
  function readBack(graph: GraphRows): { nodes: Record<string, string>[]; edges: Record<string, string>[] } {
    nodeHost(folder).writeAll(emitNeo4jCsv(graph, dataset.schema));
    return python(`import csv, json
print(json.dumps({name: list(csv.DictReader(open(name + ".csv", newline=""), strict=True)) for name in ["nodes", "edges"]}))
`) as ReturnType<typeof readBack>;
  }

  it("has every node under its labels and every edge under its type", () => {
    const graph = compileRows(dataset, false);
    const { nodes, edges } = readBack(graph);
    expect(nodes.find((node) => node["id:ID"] === "norland")).toMatchObject({
      ":LABEL": "actor\u001fstate\u001fthing",
      "label:string": "Norland",
      "aliases:string[]": "Kingdom of Norland\u001fThe North, so called",
    });
    expect(edges).toHaveLength(graph.edgeCount);
    const ids = new Set(nodes.map((node) => node["id:ID"]));
    for (const edge of edges) expect(ids.has(edge[":START_ID"]) && ids.has(edge[":END_ID"])).toBe(true);
    expect(edges.filter((edge) => edge["symmetric:boolean"] === "true").map((edge) => edge[":TYPE"])).toContain(
      "borders",
    );
  });

  it("keeps texts that are hostile, and no two columns share a name", () => {
    const { nodes, edges } = readBack(hostile);
    expect(nodes[0]).toMatchObject({
      "label:string": HOSTILE,
      "list:string[]": `${HOSTILE}\u001ftwo`,
      "odd_name:long": "1",
      "odd_name_2:long": "2",
    });
    expect(edges[0]).toMatchObject({ id: "edge-0", "id_2:string": "x", "symmetric:boolean": "false" });
    expect(edges[0]).toMatchObject({ "symmetric_2:string": "perhaps", "note:string": HOSTILE });
  });
});

it("is the same each time", () => {
  const graph = compileRows(dataset);
  expect([...emitGraphml(graph)].join("")).toBe([...emitGraphml(graph)].join(""));
});
