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
  const isWorld = (n: number): boolean => roles[n] === "world";
  const isThesis = (n: number): boolean => roles[n] === "thesis";
  const nearThesis = hasNear(input, isThesis);
  const nearWorld = hasNear(input, isWorld);
  const speakers = nodes.filter((n) => isWorld(n) && nearThesis[n] === 1 && nearWorld[n] === 0);
  const silent = new Set(speakers);
  const world = nodes.filter((n) => isWorld(n) && !silent.has(n));
  const placed: Positions = { x: new Float64Array(nodes.length), y: new Float64Array(nodes.length) };

  let box = put(world, layout(partOf(input, world, edgesBetween(input, isWorld))), {
    left: 0,
    bottom: 0,
    width: 0,
    height: 0,
  });
  const middle = box;
  // By id: the parts of a document follow it.
  const sources = nodes.filter((n) => roles[n] === "source");
  put(sources, rowsBelow(box, sources.length, "sentences", BELOW), box);
  box = put(speakers, columnsBeside(box, speakers.length, "names", GAP), box);
  const theses = byHeight(nodes.filter(isThesis), input, placed);
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

/** From top to bottom in the order of those who argue them, so that lines fan out and hardly cross. */
function byHeight(members: readonly number[], { from, to }: LayoutInput, { y }: Positions): number[] {
  const height = new Float64Array(y.length);
  const ends = new Uint32Array(y.length);
  const add = (n: number, end: number): void => {
    height[n] = (height[n] ?? 0) + (y[end] ?? 0);
    ends[n] = (ends[n] ?? 0) + 1;
  };
  for (let edge = 0; edge < from.length; edge += 1) {
    add(from[edge] ?? 0, to[edge] ?? 0);
    add(to[edge] ?? 0, from[edge] ?? 0);
  }
  for (const n of members) height[n] = (height[n] ?? 0) / Math.max(ends[n] ?? 0, 1);
  return members.toSorted((a, b) => (height[b] ?? 0) - (height[a] ?? 0) || a - b);
}

/** For each node 1 where one of its neighbours is such, else 0. */
function hasNear({ ids, from, to }: LayoutInput, isSuch: (n: number) => boolean): Uint8Array {
  const near = new Uint8Array(ids.length);
  for (let edge = 0; edge < from.length; edge += 1) {
    const [a, b] = [from[edge] ?? 0, to[edge] ?? 0];
    if (isSuch(b)) near[a] = 1;
    if (isSuch(a)) near[b] = 1;
  }
  return near;
}

function edgesBetween({ from, to }: LayoutInput, isSuch: (n: number) => boolean): number[] {
  const inside: number[] = [];
  for (let edge = 0; edge < from.length; edge += 1) {
    if (isSuch(from[edge] ?? 0) && isSuch(to[edge] ?? 0)) inside.push(edge);
  }
  return inside;
}
