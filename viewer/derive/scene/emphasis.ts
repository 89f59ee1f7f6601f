import type { Path } from "../../../src/query/graph/net.ts";
import { type Emphasis, NO_EMPHASIS } from "../../canvas/renderer.ts";
import type { Scene } from "../../canvas/scene.ts";
import type { OpenedKind, ViewState } from "../../state/view-state.ts";
import type { GraphEdge } from "../atlas.ts";
import type { Shown } from "../shown.ts";
import { endsOf, pairOf } from "./ribbons.ts";

/** Of edges that are bound into ribbons, their ribbons. */
export function onRibbons(emphasis: Emphasis, { leads }: Pick<Scene, "leads">): Emphasis {
  const led = (keys: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...keys].map((key) => leads.get(key) ?? key));
  return { ...emphasis, selectedEdges: led(emphasis.selectedEdges), strongEdges: led(emphasis.strongEdges) };
}

/** What stands out on the canvas: the way between two entities, else what is opened, else what is picked. */
export function emphasisOf(state: Pick<ViewState, "opened" | "picked">, drawn: Shown, path: Path | null): Emphasis {
  const { opened, picked } = state;
  const meant = opened && OF_OPENED[opened.kind];
  const nodeOf = (id: string): string => drawn.under.get(id) ?? id;
  const chosen = picked.map(nodeOf);
  if (path && !meant?.overPath) return ofPath(drawn.edges, { ...path, nodes: path.nodes.map(nodeOf) });
  if (opened && meant) return meant.emphasis(drawn.edges, meant.at(opened.id, nodeOf), chosen);
  return chosen.length > 0 ? { ...NO_EMPHASIS, selectedNodes: new Set(chosen) } : NO_EMPHASIS;
}

interface OfOpened {
  /** Stands out though a path is asked for, which an entity on it does not. */
  readonly overPath: boolean;
  /** Its id by the nodes that stand for its entities. */
  readonly at: (id: string, nodeOf: (id: string) => string) => string;
  readonly emphasis: (edges: readonly GraphEdge[], id: string, picked: readonly string[]) => Emphasis;
}

const OF_OPENED: { readonly [K in OpenedKind]: OfOpened } = {
  entity: { overPath: false, at: (id, nodeOf) => nodeOf(id), emphasis: ofEntity },
  fact: { overPath: true, at: (id) => id, emphasis: ofFact },
  pair: { overPath: true, at: (id, nodeOf) => pairAt(id, nodeOf), emphasis: ofPair },
};

function pairAt(pair: string, nodeOf: (id: string) => string): string {
  const ends = endsOf(pair);
  return ends ? pairOf(nodeOf(ends[0]), nodeOf(ends[1])) : pair;
}

function ofFact(edges: readonly GraphEdge[], fact: string): Emphasis {
  const own = edges.filter(({ attributes }) => attributes.fact === fact || attributes.facts?.includes(fact));
  const nodes = new Set(own.flatMap(({ source, target }) => [source, target]));
  const keys = new Set(own.map(({ key }) => key));
  return { ...NO_EMPHASIS, selectedEdges: keys, strongNodes: nodes, dims: own.length > 0 };
}

function ofPair(edges: readonly GraphEdge[], pair: string): Emphasis {
  const own = edges.filter(({ source, target }) => pairOf(source, target) === pair);
  const ends = new Set(endsOf(pair));
  return {
    ...NO_EMPHASIS,
    selectedNodes: ends,
    strongNodes: ends,
    selectedEdges: new Set(own.map(({ key }) => key)),
    dims: own.length > 0,
  };
}

function ofPath(edges: readonly GraphEdge[], path: Path): Emphasis {
  const facts = new Set(path.hops.map(({ fact }) => fact));
  const nodes = new Set(path.nodes);
  const own = edges.filter(
    ({ attributes, source, target }) => facts.has(attributes.fact) && nodes.has(source) && nodes.has(target),
  );
  return {
    ...NO_EMPHASIS,
    selectedNodes: new Set([path.nodes[0] ?? "", path.nodes.at(-1) ?? ""]),
    strongNodes: nodes,
    selectedEdges: new Set(own.map(({ key }) => key)),
    dims: true,
  };
}

function ofEntity(edges: readonly GraphEdge[], id: string, picked: readonly string[]): Emphasis {
  const own = edges.filter(({ source, target }) => source === id || target === id);
  return {
    ...NO_EMPHASIS,
    selectedNodes: new Set([id, ...picked]),
    strongNodes: new Set(own.flatMap(({ source, target }) => [source, target])),
    strongEdges: new Set(own.map(({ key }) => key)),
    dims: own.length > 0,
  };
}
