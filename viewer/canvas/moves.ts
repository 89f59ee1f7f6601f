import type { Move } from "./glide.ts";
import type { Scene } from "./scene.ts";

interface At {
  readonly x: number;
  readonly y: number;
}

/**
 * What has to go elsewhere for a scene: the few nodes that the reader dragged or added, or that go back, and what is folded away, which goes to its
 * group and takes its edges along.
 *
 * @param wasDrawn whether a node was drawn before: what was not appears where it comes out of
 */
export function movesFor(
  { nodes, under }: Scene,
  now: (id: string) => At,
  wasDrawn: (id: string) => boolean,
): readonly Move[] {
  const moves: Move[] = [];
  const at = new Map<string, At>();
  for (const { id, x, y, origin } of nodes) {
    if (under.size > 0) at.set(id, { x, y });
    const before = now(id);
    const from = wasDrawn(id) ? ([before.x, before.y] as const) : (origin ?? [x, y]);
    if (before.x !== x || before.y !== y || from[0] !== x || from[1] !== y) moves.push({ id, from, to: [x, y] });
  }
  for (const [id, group] of under) {
    const to = at.get(group);
    const before = now(id);
    if (to && (before.x !== to.x || before.y !== to.y))
      moves.push({ id, from: [before.x, before.y], to: [to.x, to.y] });
  }
  return moves;
}
