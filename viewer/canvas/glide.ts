import type Sigma from "sigma";

/** A node on its way, in the graph's own coordinates. */
export interface Move {
  readonly id: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

const DURATION = 350;
/** In larger graphs each frame would take longer than the eye follows. */
const MOST_EDGES = 6_000;
/** So many are told to sigma as one change, since it works on each one that it is told of. */
const MANY = 100;
const PLACES = { attributes: ["x", "y"] };

/**
 * Moves nodes in a moment that the eye can follow, or at once. What is on its way when the next moves come is there at once.
 *
 * @param edges how many there are to draw at most
 */
export function createGlide(
  sigma: Sigma,
  edges: () => number,
): { start(moves: readonly Move[], animate: boolean): void; stop(): void } {
  let rest: readonly Move[] = [];
  let frame = 0;
  const put = (share: number): void => {
    const graph = sigma.getGraph();
    const placeOf = ({ from, to }: Move): { x: number; y: number } => {
      return { x: from[0] + (to[0] - from[0]) * share, y: from[1] + (to[1] - from[1]) * share };
    };
    if (rest.length < MANY) {
      for (const move of rest) if (graph.hasNode(move.id)) graph.mergeNodeAttributes(move.id, placeOf(move));
      return;
    }
    const moves = new Map(rest.map((move) => [move.id, move]));
    graph.updateEachNodeAttributes((id, attributes) => {
      const move = moves.get(id);
      return move ? { ...attributes, ...placeOf(move) } : attributes;
    }, PLACES);
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    put(1);
    rest = [];
  };
  return {
    stop,
    start(moves, animate) {
      stop();
      rest = moves;
      if (!animate || edges() > MOST_EDGES) {
        stop();
        return;
      }
      put(0);
      const begin = performance.now();
      const step = (now: number): void => {
        const share = Math.min(1, Math.max(0, (now - begin) / DURATION));
        put(1 - (1 - share) ** 3);
        if (share < 1) frame = requestAnimationFrame(step);
        else rest = [];
      };
      frame = requestAnimationFrame(step);
    },
  };
}
