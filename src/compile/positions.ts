import { isA, type Schema } from "../model/schema.ts";
import { SUPPORT_WEIGHT } from "./edge-attributes.ts";
import { FactEdge } from "./fact-edge.ts";
import type { EdgeRow } from "./graph-rows.ts";
import { arrange, type Role } from "./layout/arrange.ts";
import { keepPlaces, type Places } from "./layout/keep-places.ts";
import type { LayoutInput, Positions } from "./layout/layout-input.ts";
import { seedPositions } from "./layout/seed.ts";
import { sumPairs } from "./layout/sum-pairs.ts";

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

/**
 * Lays the graph out; to two decimals, so that a file stays small and a diff quiet.
 *
 * @param before where nodes stood: they stay there unless the graph has become another one
 */
export function positionsOf(
  nodes: readonly Unplaced[],
  edges: Iterable<EdgeRow>,
  schema: Schema,
  before: Places | null = null,
): Positions {
  const input = layoutInput(nodes, edges);
  const kept = before === null || isUnsettled(before) ? null : keepPlaces(input, before);
  const roles = nodes.map(({ type }) => roleOf(type, schema));
  const { x, y } = kept ?? arrange(input, roles);
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

/** Whether nodes only stand where unsettledPositions left them. */
function isUnsettled(before: Places): boolean {
  const { x, y } = seedPositions([...before.keys()]);
  return [...before.values()].every((place, n) => place.x === round(x[n] ?? 0) && place.y === round(y[n] ?? 0));
}

/** What a layout sees of nodes and edges. */
export function layoutInput(nodes: readonly Unplaced[], edges: Iterable<EdgeRow>): LayoutInput {
  const number = new Map(nodes.map((node, n) => [node.key, n]));
  const [from, to, pull]: [number[], number[], number[]] = [[], [], []];
  for (const edge of edges) {
    from.push(number.get(edge.source) ?? 0);
    to.push(number.get(edge.target) ?? 0);
    pull.push(pullOf(edge));
  }
  const pairs = sumPairs(
    { from: Uint32Array.from(from), to: Uint32Array.from(to), pull: Float64Array.from(pull) },
    nodes.length,
  );
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

function pullOf(edge: EdgeRow): number {
  if (edge instanceof FactEdge) {
    const { relation, origin } = edge.style;
    const weight = SUPPORT_WEIGHT[edge.fact.rollup.support];
    return weight * (relation.background ? BACKGROUND_PULL : origin === "projected" ? PROJECTED_PULL : 1);
  }
  const { attributes } = edge;
  if (attributes["background"] === true) return attributes.weight * BACKGROUND_PULL;
  return attributes.origin === "projected" ? attributes.weight * PROJECTED_PULL : attributes.weight;
}

/** Never -0, which JSON and XML write differently. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
