import type Sigma from "sigma";
import type { NodeDisplayData } from "sigma/types";
import { edgeLook, type Look } from "./drawn.ts";
import { type BulkEdges, NO_EDGES, type Supply } from "./programs/bulk-program.ts";
import type { DrawnEdge } from "./programs/edge-program.ts";
import type { Scene } from "./scene.ts";

/** What each edge program draws. */
export interface BulkSupply {
  readonly line: Supply;
  readonly curved: Supply;
  /** Draws these from the next frame on: after each change of the scene, of how it looks, and of where nodes are. */
  fill(sigma: Sigma, scene: Scene, look: Look): void;
}

interface Curve {
  readonly source: NodeDisplayData;
  readonly target: NodeDisplayData;
  readonly data: DrawnEdge;
}

/** The edges of a scene for programs that draw in bulk: what stands out last, and so on top. */
export function bulkEdges(): BulkSupply {
  let line = NO_EDGES;
  let curved = NO_EDGES;
  return {
    line: () => line,
    curved: () => curved,
    fill(sigma, { edges }, look) {
      const endOf = endsIn(sigma);
      const drawn = edgeLook(look);
      // As long as they may become: to grow three lists edge by edge takes as long as all the rest.
      const sources = new Array<NodeDisplayData>(edges.length);
      const targets = new Array<NodeDisplayData>(edges.length);
      const lines = new Array<DrawnEdge>(edges.length);
      const curves: Curve[] = [];
      let n = 0;
      let from: string | null = null;
      let source: NodeDisplayData | undefined;
      for (const edge of edges) {
        // Most edges come from where the one before them does.
        if (edge.source !== from) source = endOf(edge.source);
        from = edge.source;
        const target = endOf(edge.target);
        if (!source || !target) continue;
        const data = drawn(edge) as DrawnEdge;
        if (data.type === "line") {
          sources[n] = source;
          targets[n] = target;
          lines[n] = data;
          n += 1;
        } else curves.push({ source, target, data });
      }
      for (const list of [sources, targets, lines]) list.length = n;
      line = { sources, targets, data: lines };
      curved = columnsOf(curves.sort((a, b) => a.data.zIndex - b.data.zIndex));
    },
  };
}

/** What sigma knows of nodes: a copy at each call, so that each is asked for once. */
function endsIn(sigma: Sigma): (id: string) => NodeDisplayData | undefined {
  const known = new Map<string, NodeDisplayData | undefined>();
  return (id) => {
    let data = known.get(id);
    if (!data) {
      data = sigma.getNodeDisplayData(id);
      known.set(id, data);
    }
    return data;
  };
}

function columnsOf(curves: readonly Curve[]): BulkEdges {
  return {
    sources: curves.map(({ source }) => source),
    targets: curves.map(({ target }) => target),
    data: curves.map(({ data }) => data),
  };
}
