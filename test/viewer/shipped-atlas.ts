import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { type Atlas, buildAtlas } from "../../viewer/derive/atlas.ts";

/** The shipped data as the page holds it. */
export function shippedAtlas(): Atlas {
  const { dataset } = checkProject(nodeHost("."));
  if (!dataset) throw new Error("the shipped data is broken");
  const { nodes, edges } = compileRows(dataset);
  return buildAtlas({ dataset, graph: { nodes: [...nodes], edges: [...edges] } });
}
