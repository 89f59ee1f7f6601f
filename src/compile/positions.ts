import { isA, type Schema } from "../model/schema.ts";
import { arrange, type Role } from "./layout/arrange.ts";
import { keepPlaces, type Places } from "./layout/keep-places.ts";
import type { LayoutInput, Positions } from "./layout/layout-input.ts";
import { seedPositions } from "./layout/seed.ts";
import { sumPairs } from "./layout/sum-pairs.ts";
import type { Links } from "./links.ts";

/** A node before it has a place. */
export interface Unplaced {
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly size: number;
}

/**
 * Lays the graph out; to two decimals, so that a file stays small and a diff quiet.
 *
 * @param before where nodes were: they stay there unless the graph has become another one
 */
export function positionsOf(
  nodes: readonly Unplaced[],
  links: readonly Links[],
  schema: Schema,
  before: Places | null = null,
): Positions {
  const input = layoutInput(nodes, links);
  const kept = before === null || isUnsettled(before) ? null : keepPlaces(input, before);
  const roles = nodes.map(({ type }) => roleOf(type, schema));
  const { x, y } = kept ?? arrange(input, roles);
  return { x: x.map(round), y: y.map(round) };
}

function roleOf(type: string, schema: Schema): Role {
  if (isA(schema, type, ["source"])) return "source";
  return isA(schema, type, ["thesis"]) ? "thesis" : "world";
}

/** Where nodes are before anything moves them. */
export function unsettledPositions(nodes: readonly Unplaced[]): Positions {
  const { x, y } = seedPositions(nodes.map(({ key }) => key));
  return { x: x.map(round), y: y.map(round) };
}

/** Whether nodes are still where unsettledPositions left them. */
function isUnsettled(before: Places): boolean {
  const { x, y } = seedPositions([...before.keys()]);
  return [...before.values()].every((place, n) => place.x === round(x[n] ?? 0) && place.y === round(y[n] ?? 0));
}

/** What a layout sees of nodes and edges. */
export function layoutInput(nodes: readonly Unplaced[], links: readonly Links[]): LayoutInput {
  const count = links.reduce((sum, { pulls }) => sum + pulls.length, 0);
  const [from, to, pull] = [new Uint32Array(count), new Uint32Array(count), new Float64Array(count)];
  let at = 0;
  for (const { ends, pulls } of links) {
    pull.set(pulls, at);
    for (let n = 0; n < pulls.length; n += 1, at += 1) {
      from[at] = ends[2 * n] ?? 0;
      to[at] = ends[2 * n + 1] ?? 0;
    }
  }
  const pairs = sumPairs({ from, to, pull }, nodes.length);
  return {
    ids: nodes.map((node) => node.key),
    from: pairs.from,
    to: pairs.to,
    // Ten relations between two states should not draw them ten times as close.
    pull: Float32Array.from(pairs.pull, Math.sqrt),
    size: Float32Array.from(nodes, (node) => node.size),
    label: Uint16Array.from(nodes, (node) => Math.min(node.label.length, 0xffff)),
  };
}

/** Never -0, which JSON and XML write differently. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
