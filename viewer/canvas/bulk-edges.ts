import type Sigma from "sigma";
import type { NodeDisplayData } from "sigma/types";
import { drawnEdge, type Look } from "./drawn.ts";
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
      const known = new Map<string, NodeDisplayData | undefined>();
      const endOf = (id: string): NodeDisplayData | undefined => {
        let data = known.get(id);
        if (!data) {
          data = sigma.getNodeDisplayData(id);
          known.set(id, data);
        }
        return data;
      };
      const sources: NodeDisplayData[] = [];
      const targets: NodeDisplayData[] = [];
      const lines: DrawnEdge[] = [];
      const curves: Curve[] = [];
      for (const edge of edges) {
        const source = endOf(edge.source);
        const target = endOf(edge.target);
        if (!source || !target) continue;
        const data = drawnEdge(edge, look) as DrawnEdge;
        if (data.type === "line") {
          sources.push(source);
          targets.push(target);
          lines.push(data);
        } else curves.push({ source, target, data });
      }
      line = { sources, targets, data: lines };
      curved = columnsOf(curves.sort((a, b) => a.data.zIndex - b.data.zIndex));
    },
  };
}

function columnsOf(curves: readonly Curve[]): BulkEdges {
  return {
    sources: curves.map(({ source }) => source),
    targets: curves.map(({ target }) => target),
    data: curves.map(({ data }) => data),
  };
}
