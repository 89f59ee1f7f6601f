import { isA, type Schema } from "../model/schema.ts";
import { arrange, type Role } from "./layout/arrange.ts";
import { keepPlaces, type Places } from "./layout/keep-places.ts";
import type { LayoutInput, Positions } from "./layout/layout-input.ts";
import { seedPositions } from "./layout/seed.ts";
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
 * @param before where nodes stood: they stay there unless the graph has become another one
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

function layoutInput(nodes: readonly Unplaced[], links: readonly Links[]): LayoutInput {
  const pulls = new Map<number, number>();
  for (const { ends, pulls: own } of links) {
    for (let n = 0; n < own.length; n += 1) {
      const [a, b] = [ends[2 * n] ?? 0, ends[2 * n + 1] ?? 0];
      if (a === b) continue;
      const pair = Math.min(a, b) * nodes.length + Math.max(a, b);
      pulls.set(pair, (pulls.get(pair) ?? 0) + (own[n] ?? 0));
    }
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

/** Never -0, which JSON and XML write differently. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
