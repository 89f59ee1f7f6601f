import { DERIVED } from "../model/outputs/page.ts";
import { rankOf } from "../model/support.ts";
import { SUPPORT_WEIGHT } from "./edge-attributes.ts";
import { FactEdge } from "./fact-edge.ts";
import type { EdgeRow } from "./graph-rows.ts";

/** What a layout and a search for paths ask of edges, by the numbers of their nodes. One entry an edge; several where nodes have several. */
export interface Links {
  /** Two for each edge: the numbers of its source and of its target. */
  readonly ends: Uint32Array;
  /** How strongly each pulls. */
  readonly pulls: Float64Array;
  /** 1 for each that makes the nodes at its ends larger. */
  readonly shaping: Uint8Array;
  /** The rank of each one's support, 0 where no path leads over it; `DERIVED` is added where it follows from several facts. */
  readonly steps: Uint8Array;
}

/** What bibliography and projections count beside a political relation, which should shape the picture. */
const BACKGROUND_PULL = 0.04;
const PROJECTED_PULL = 0.5;

/** @param numbers the number of each node that an edge may have at its ends */
export function linksOf(edges: Iterable<EdgeRow>, numbers: ReadonlyMap<string, number>): Links {
  const collector = new LinkCollector((id) => numbers.get(id));
  for (const edge of edges) collector.add(edge);
  return collector.links();
}

/** Collects links of edges that come one by one. */
export class LinkCollector {
  readonly #ends: number[] = [];
  readonly #pulls: number[] = [];
  readonly #shaping: number[] = [];
  readonly #steps: number[] = [];
  readonly #numberOf: (id: string) => number | undefined;

  /** @param numberOf the number of a node that an edge may have at its ends */
  constructor(numberOf: (id: string) => number | undefined) {
    this.#numberOf = numberOf;
  }

  add(edge: EdgeRow): void {
    this.#ends.push(this.#numberOf(edge.source) ?? 0, this.#numberOf(edge.target) ?? 0);
    this.#pulls.push(pullOf(edge));
    this.#shaping.push(shapesSize(edge) ? 1 : 0);
    this.#steps.push(stepOf(edge));
  }

  links(): Links {
    return {
      ends: Uint32Array.from(this.#ends),
      pulls: Float64Array.from(this.#pulls),
      shaping: Uint8Array.from(this.#shaping),
      steps: Uint8Array.from(this.#steps),
    };
  }
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

/** Bibliography and projections would make sources and shells the largest of all. */
function shapesSize(edge: EdgeRow): boolean {
  if (edge instanceof FactEdge) return !edge.style.relation.background && edge.style.origin === "stated";
  return edge.attributes["background"] !== true;
}

/** No path leads over bibliography, nor over what is only denied: their ranks are 0. */
function stepOf(edge: EdgeRow): number {
  if (edge instanceof FactEdge) return edge.style.relation.background ? 0 : rankOf(edge.fact.rollup.support);
  const { background, origin, support } = edge.attributes;
  const rank = background === true ? 0 : rankOf(support);
  return rank > 0 && origin === "derived" ? rank + DERIVED : rank;
}
