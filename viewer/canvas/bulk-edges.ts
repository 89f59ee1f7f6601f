import type Sigma from "sigma";
import type { NodeDisplayData } from "sigma/types";
import { drawnEdge, type Look } from "./drawn.ts";
import type { BulkEdge, Supply } from "./programs/bulk-program.ts";
import type { DrawnEdge } from "./programs/edge-program.ts";
import type { Scene } from "./scene.ts";

/** What each edge program draws. */
export interface BulkEdges {
  readonly line: Supply;
  readonly curved: Supply;
  /** Draws these from the next frame on: after each change of the scene, of how it looks, and of where nodes are. */
  fill(sigma: Sigma, scene: Scene, look: Look): void;
}

/** The edges of a scene for programs that draw in bulk: what stands out last, and so on top. */
export function bulkEdges(): BulkEdges {
  let line: readonly BulkEdge[] = [];
  let curved: readonly BulkEdge[] = [];
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
      const lines: BulkEdge[] = [];
      const curves: BulkEdge[] = [];
      for (const edge of edges) {
        const [source, target] = [endOf(edge.source), endOf(edge.target)];
        if (!source || !target) continue;
        const data = drawnEdge(edge, look) as DrawnEdge;
        (data.type === "line" ? lines : curves).push({ source, target, data });
      }
      line = lines;
      curved = curves.sort((a, b) => a.data.zIndex - b.data.zIndex);
    },
  };
}
