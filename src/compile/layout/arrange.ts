import { type Box, columnsBeside, rowsBelow } from "./columns.ts";
import { layout } from "./layout.ts";
import { type LayoutInput, type Positions, partOf } from "./layout-input.ts";
import { boxOf } from "./pack.ts";

/** What a node is to the picture: of the world that it shows, a source of what is said of it, or a thesis about it. */
export type Role = "world" | "source" | "thesis";

const GAP = 160;
const BELOW = 60;

/**
 * The world, beside it those who only argue, then the theses that are argued, and below it the sources. The forces act in
 * the world alone, so that it keeps its shape, and stays whole when a viewer hides the rest.
 */
export function arrange(input: LayoutInput, roles: readonly Role[]): Positions {
  const nodes = input.ids.map((_, n) => n);
  const near = neighbours(input);
  const isWorld = (n: number): boolean => roles[n] === "world";
  const isThesis = (n: number): boolean => roles[n] === "thesis";
  const speakers = nodes.filter((n) => isWorld(n) && near[n]?.some(isThesis) && !near[n]?.some(isWorld));
  const silent = new Set(speakers);
  const world = nodes.filter((n) => isWorld(n) && !silent.has(n));
  const placed: Positions = { x: new Float64Array(nodes.length), y: new Float64Array(nodes.length) };

  const inside = [...input.from.keys()].filter((e) => isWorld(input.from[e] ?? 0) && isWorld(input.to[e] ?? 0));
  let box = put(world, layout(partOf(input, world, inside)), { left: 0, bottom: 0, width: 0, height: 0 });
  const middle = box;
  // By id: the parts of a document follow it.
  const sources = nodes.filter((n) => roles[n] === "source");
  put(sources, rowsBelow(box, sources.length, "sentences", BELOW), box);
  box = put(speakers, columnsBeside(box, speakers.length, "names", GAP), box);
  const theses = byHeight(nodes.filter(isThesis), near, placed);
  put(
    theses,
    columnsBeside({ ...box, bottom: middle.bottom, height: middle.height }, theses.length, "sentences", GAP),
    box,
  );
  return placed;

  function put(members: readonly number[], { x, y }: Positions, around: Box): Box {
    for (const [i, node] of members.entries()) {
      placed.x[node] = x[i] ?? 0;
      placed.y[node] = y[i] ?? 0;
    }
    if (members.length === 0) return around;
    const own = boxOf({ x, y });
    return {
      ...own,
      left: around.left,
      width: Math.max(around.left + around.width, own.left + own.width) - around.left,
    };
  }
}

/** From top to bottom as those who argue them stand, so that lines fan out and hardly cross. */
function byHeight(members: readonly number[], near: readonly (readonly number[])[], { y }: Positions): number[] {
  const height = new Map(
    members.map((node) => {
      const ends = near[node] ?? [];
      return [node, ends.reduce((sum, end) => sum + (y[end] ?? 0), 0) / Math.max(ends.length, 1)];
    }),
  );
  return members.toSorted((a, b) => (height.get(b) ?? 0) - (height.get(a) ?? 0) || a - b);
}

function neighbours({ ids, from, to }: LayoutInput): readonly (readonly number[])[] {
  const near: number[][] = ids.map(() => []);
  for (const [edge, a] of from.entries()) {
    const b = to[edge] ?? a;
    near[a]?.push(b);
    near[b]?.push(a);
  }
  return near;
}
