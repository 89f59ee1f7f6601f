import { createHash } from "node:crypto";
import type { EdgeRow, NodeRow } from "../../src/compile/graph-rows.ts";
import { emitGexf } from "../../src/emit/gexf.ts";

/** Run in a process of its own: exports a graph that is never held, and prints what it took. */
const NODES = 50_000;
const EDGES = 1_000_000;

function* nodes(): Generator<NodeRow> {
  for (let n = 0; n < NODES; n += 1) {
    const attributes = { label: `Node ${n}`, type: "state", x: n % 1000, y: n / 1000, size: 4, color: "#336699" };
    yield { key: `node-${n}`, attributes };
  }
}

function* edges(): Generator<EdgeRow> {
  for (let n = 0; n < EDGES; n += 1) {
    yield {
      key: `edge-${n}`,
      source: `node-${n % NODES}`,
      target: `node-${(n * 7919) % NODES}`,
      undirected: n % 10 === 0,
      attributes: {
        ...{ label: "supplies", kind: n % 10 === 0 ? "borders" : "supplies", origin: "stated", fact: `fact-${n}` },
        ...{ support: "reported", contested: "no", voices: 1 + (n % 5), weight: 0.6, color: "#b91c1c" },
        ...{ when: "2024-10", start: "2024-10-01", end: "2024-10-31", quantity: `${n} rounds` },
      } as EdgeRow["attributes"],
    };
  }
}

const graph = {
  attributes: {},
  nodes: { [Symbol.iterator]: nodes },
  edges: { [Symbol.iterator]: edges },
};
const hash = createHash("sha256");
let written = 0;
let ends = "";
// Not the system's peak: on Linux a process inherits that of the one that started it, which here holds the whole test run.
let peak = 0;
let chunks = 0;
for (const chunk of emitGexf(graph, { creator: "Entente", description: "", keywords: "" })) {
  hash.update(chunk);
  written += chunk.length;
  ends = Buffer.from(chunk.subarray(-40)).toString("latin1");
  chunks += 1;
  if (chunks % 50 === 0) peak = Math.max(peak, process.memoryUsage.rss());
}
const megabytes = peak / 2 ** 20;
process.stdout.write(JSON.stringify({ written, megabytes, complete: ends.endsWith("</gexf>\n") }));
