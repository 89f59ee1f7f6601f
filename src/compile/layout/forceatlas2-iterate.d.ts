/** The one step that the package's entry point repeats; the package declares only the entry point. */
declare module "graphology-layout-forceatlas2/iterate.js" {
  import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
  /** Moves `nodes` (ten numbers a node) by one step, given `edges` (three numbers an edge). */
  export default function iterate(
    settings: Required<ForceAtlas2Settings>,
    nodes: Float32Array,
    edges: Float32Array,
  ): unknown;
}
