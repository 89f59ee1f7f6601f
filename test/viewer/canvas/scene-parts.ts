import type { SceneEdge, SceneNode } from "../../../viewer/canvas/scene.ts";

/** Parts of a scene that have only what a test is about. */
export const node = (id: string, x = 0, y = 0, size = 5, more: Partial<SceneNode> = {}) =>
  ({ id, x, y, size, ...more }) as SceneNode;
export const edge = (key: string, source: string, target: string) => ({ key, source, target }) as SceneEdge;
