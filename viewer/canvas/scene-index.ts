import type { Scene, SceneEdge, SceneNode } from "./scene.ts";

/** What the renderer looks up in a scene, frame by frame. */
export interface SceneIndex {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly edgeNamed: (key: string) => SceneEdge | undefined;
  /** The largest first, then by id. */
  readonly byImportance: readonly SceneNode[];
}

export function indexScene({ nodes, edges }: Scene): SceneIndex {
  // Made when an edge is first asked for by its key, which in a large graph few filters do.
  let byKey: ReadonlyMap<string, SceneEdge> | null = null;
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    edgeNamed(key) {
      byKey ??= new Map(edges.map((edge) => [edge.key, edge]));
      return byKey.get(key);
    },
    // Nodes come in order of their ids.
    byImportance: [...nodes].sort((a, b) => b.size - a.size),
  };
}
