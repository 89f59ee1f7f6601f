import { isA, type Schema } from "../model/schema.ts";
import type { EdgeRow } from "./graph-rows.ts";
import { arrange, type Role } from "./layout/arrange.ts";
import type { LayoutInput, Positions } from "./layout/layout-input.ts";
import { seedPositions } from "./layout/seed.ts";

/** What bibliography and projections count beside a political relation, which should shape the picture. */
const BACKGROUND_PULL = 0.04;
const PROJECTED_PULL = 0.5;

/** A node before it has a place. */
export interface Unplaced {
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly size: number;
}

/** Lays the graph out; to two decimals, so that a file stays small and a diff quiet. */
export function positionsOf(nodes: readonly Unplaced[], edges: Iterable<EdgeRow>, schema: Schema): Positions {
  const roles = nodes.map(({ type }) => roleOf(type, schema));
  const { x, y } = arrange(layoutInput(nodes, edges), roles);
  return { x: x.map(round), y: y.map(round) };
}

function roleOf(type: string, schema: Schema): Role {
  if (isA(schema, type, ["source"])) return "source";
  return isA(schema, type, ["thesis"]) ? "thesis" : "world";
}

/** Where nodes stand before anything moves them. */
export function unsettledPositions(nodes: readonly Unplaced[]): Positions {
  const { x, y } = seedPositions(nodes.map(({ key }) => key));
  return { x: x.map(round), y: y.map(round) };
}

function layoutInput(nodes: readonly Unplaced[], edges: Iterable<EdgeRow>): LayoutInput {
  const number = new Map(nodes.map((node, n) => [node.key, n]));
  const pulls = new Map<number, number>();
  for (const edge of edges) {
    const [a, b] = [number.get(edge.source) ?? 0, number.get(edge.target) ?? 0];
    if (a === b) continue;
    const pair = Math.min(a, b) * nodes.length + Math.max(a, b);
    pulls.set(pair, (pulls.get(pair) ?? 0) + pullOf(edge));
  }
  const pairs = Float64Array.from(pulls.keys()).sort();
  return {
    ids: nodes.map((node) => node.key),
    from: Uint32Array.from(pairs, (pair) => Math.floor(pair / nodes.length)),
    to: Uint32Array.from(pairs, (pair) => pair % nodes.length),
    // Ten relations between two states should not draw them ten times as close.
    pull: Float32Array.from(pairs, (pair) => Math.sqrt(pulls.get(pair) ?? 0)),
    size: Float32Array.from(nodes, (node) => node.size),
    label: Uint16Array.from(nodes, (node) => Math.min(node.label.length, 0xffff)),
  };
}

function pullOf({ attributes }: EdgeRow): number {
  if (attributes["background"] === true) return attributes.weight * BACKGROUND_PULL;
  return attributes.origin === "projected" ? attributes.weight * PROJECTED_PULL : attributes.weight;
}

/** Never -0, which JSON and XML write differently. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
