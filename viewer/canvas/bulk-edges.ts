import type Sigma from "sigma";
import type { NodeDisplayData } from "sigma/types";
import { edgeLook, type Look } from "./drawn.ts";
import { type BulkEdges, NO_EDGES, type Supply } from "./programs/bulk-program.ts";
import type { DrawnEdge } from "./programs/edge-program.ts";
import type { Scene, SceneEdge } from "./scene.ts";

/** What each edge program draws. */
export interface BulkSupply {
  readonly line: Supply;
  readonly curved: Supply;
  /** Draws these from the next frame on: after each change of the scene, of how it looks, and of where nodes are. */
  fill(sigma: Sigma, scene: Scene, look: Look): void;
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
      const { selectedEdges, strongEdges } = look.emphasis;
      const hasStrong = selectedEdges.size + strongEdges.size > 0;
      const isCurved = ({ key }: SceneEdge): boolean => !look.plain || selectedEdges.has(key) || strongEdges.has(key);
      // Apart, since the browser compiles what sees edges of one kind alone to faster code.
      line = look.plain
        ? straight(hasStrong ? edges.filter((edge) => !isCurved(edge)) : edges, endOf, drawn)
        : NO_EDGES;
      curved = look.plain && !hasStrong ? NO_EDGES : curves(edges.filter(isCurved), endOf, drawn);
    },
  };
}

type EndOf = (id: string) => NodeDisplayData | undefined;
type Drawn = ReturnType<typeof edgeLook>;

function straight(edges: readonly SceneEdge[], endOf: EndOf, drawn: Drawn): BulkEdges {
  const sources: NodeDisplayData[] = [];
  const targets: NodeDisplayData[] = [];
  const data: DrawnEdge[] = [];
  let from: string | null = null;
  let source: NodeDisplayData | undefined;
  for (const edge of edges) {
    // Most edges come from where the one before them does.
    if (edge.source !== from) source = endOf(edge.source);
    from = edge.source;
    const target = endOf(edge.target);
    if (!source || !target) continue;
    sources.push(source);
    targets.push(target);
    data.push(drawn(edge) as DrawnEdge);
  }
  return { sources, targets, data };
}

function curves(edges: readonly SceneEdge[], endOf: EndOf, drawn: Drawn): BulkEdges {
  const all = edges.flatMap((edge) => {
    const [source, target] = [endOf(edge.source), endOf(edge.target)];
    return source && target ? [{ source, target, data: drawn(edge) as DrawnEdge }] : [];
  });
  all.sort((a, b) => a.data.zIndex - b.data.zIndex);
  return {
    sources: all.map(({ source }) => source),
    targets: all.map(({ target }) => target),
    data: all.map(({ data }) => data),
  };
}

/** What sigma knows of nodes: a copy at each call, so that each is asked for once. */
function endsIn(sigma: Sigma): EndOf {
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
