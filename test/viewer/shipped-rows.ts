import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Loaded } from "../../viewer/data/loaded.ts";

// A dozen files of tests look at it, and only its atlas is the viewer's.
let kept: Pick<Loaded, "dataset" | "graph"> | undefined;

/** The shipped data, compiled once for all tests of a process: none of them changes it. */
export function shippedRows(): Pick<Loaded, "dataset" | "graph"> {
  if (kept) return kept;
  const { dataset } = checkProject(nodeHost("."));
  if (!dataset) throw new Error("the shipped data is broken");
  const { nodes, edges } = compileRows(dataset);
  kept = { dataset, graph: { nodes: [...nodes], edges: [...edges] } };
  return kept;
}
